"""Signing in, and the own password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people import operations, permissions


class SignInForm(AuthenticationForm):
    """Django's own, in words of the house."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": gettext_lazy("The account name or the password is wrong. Capital letters count in both."),
    }


class SignIn(LoginView):
    """The one way in."""

    authentication_form = SignInForm

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def password_change(request: HttpRequest) -> HttpResponse:
    """A person changes their own password; a shared demo account keeps its own."""
    user = permissions.signed_in(request).user
    form = PasswordChangeForm(user, request.POST or None)
    if request.method == "POST" and not user.is_demo and form.is_valid():
        operations.change_password(user, form.cleaned_data["new_password1"], by=user, at=timezone.now())
        update_session_auth_hash(request, user)
        messages.success(request, _("The password is changed."))
        return redirect("home")
    context: dict[str, Any] = {"form": form}
    return render(request, "registration/password_change.html", context, status=422 if form.errors else 200)
