"""Signing in, and the own password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people import operations, permissions
from people.models import User


class SignInForm(AuthenticationForm):
    """Django's own, in words of the house."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": gettext_lazy("The account name or the password is wrong. Capital letters count in both."),
        "closed": gettext_lazy("This account is closed since %(day)s. Ask the administrator if that is wrong."),
    }

    def confirm_login_allowed(self, user: User) -> None:
        """A closed account is said to be closed, to whoever knows its password."""
        super().confirm_login_allowed(user)
        if user.is_closed(timezone.localdate()):
            day = {"day": date_format(user.closes_on)}
            raise ValidationError(self.error_messages["closed"], code="closed", params=day)


class OwnPasswordForm(PasswordChangeForm):
    """Django's own; a first password is replaced by another one, not by itself."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = data.get("new_password1")
        if self.user.must_change_password and chosen and chosen == data.get("old_password"):
            self.add_error("new_password1", _("Choose another password than the one on the slip."))
        return data


class SignIn(LoginView):
    """The one way in."""

    authentication_form = SignInForm

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def password_change(request: HttpRequest) -> HttpResponse:
    """A person changes their own password; a shared demo account keeps its own."""
    user = permissions.signed_in(request).user
    form = OwnPasswordForm(user, request.POST or None)
    if request.method == "POST" and not user.is_demo and form.is_valid():
        operations.change_password(user, form.cleaned_data["new_password1"], by=user, at=timezone.now())
        update_session_auth_hash(request, user)
        messages.success(request, _("The password is changed."))
        return redirect("home")
    context: dict[str, Any] = {"form": form}
    return render(request, "registration/password_change.html", context, status=422 if form.errors else 200)
