"""Read-only listings of the catalogue in the admin, and the menu that leads to them."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permission_policies import ModelPermissionPolicy

from courses.models import FacetChange, Matter, MatterVersion
from courses.templatetags.changes import rule
from people.actor import Role


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Everybody in the admin may look; facts are changed by importing a list."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and user.has_perm("wagtailadmin.access_admin")

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in set(actions) and self.user_has_permission(user, "view")

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


class RelatedIndexView(IndexView):
    """A listing whose rows bring what they name along: the number of queries doesn't grow with the rows."""

    def get_base_queryset(self) -> QuerySet:
        names = [name for name in self.list_display if isinstance(name, str)]
        related = [f.name for f in self.model._meta.fields if f.name in names and f.is_relation]
        related = related + ["edition__catalogue"] if "edition" in related else related
        return super().get_base_queryset().select_related(*related)


class DayColumn(Column):
    """The day something holds from, here at the counter: facts hold from a day, not from an hour."""

    def get_value(self, instance: Any) -> date:
        return timezone.localdate(super().get_value(instance))


class FactInspectView(InspectView):
    """One row with its times as they are here, and what nobody said left out in words."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            local = timezone.localtime(value)
            return date_format(local, "DATE_FORMAT" if field_name == "effective_at" else "DATETIME_FORMAT")
        return "—" if value is None else value


class FacetChangeInspectView(FactInspectView):
    """One facet change, with its reason as a sentence."""

    def get_reason_display_value(self) -> str:
        return rule(self.object.reason)


class MatterViewSet(ModelViewSet):
    """Matters of every catalogue."""

    model = Matter
    index_view_class = RelatedIndexView
    icon = "list-ul"
    menu_label = _("Matters")
    list_display = ["code", "name", "category", "department", "catalogue"]
    list_filter = ["catalogue", "category"]
    search_fields = ["code", "name"]
    search_backend_name = None
    form_fields = ["name"]
    inspect_view_enabled = True
    inspect_view_fields = ["catalogue", "code", "name", "category", "department"]


class MatterVersionViewSet(ModelViewSet):
    """Every version of every matter, newest first."""

    model = MatterVersion
    index_view_class = RelatedIndexView
    icon = "history"
    menu_label = _("Versions")
    list_display = ["name", "number", "edition", DayColumn("effective_at", label=_("Effective"))]
    inspect_view_class = FactInspectView
    list_filter = ["category"]
    search_fields = ["name"]
    search_backend_name = None
    ordering = ["-pk"]
    form_fields = ["name"]
    inspect_view_enabled = True
    inspect_view_fields = ["matter", "number", "edition", "effective_at", "recorded_at"]


class FacetChangeViewSet(ModelViewSet):
    """Which facets changed, how it was decided and by whom."""

    model = FacetChange
    index_view_class = RelatedIndexView
    icon = "resubmit"
    menu_label = _("Facet changes")
    list_display = [
        *("matter", "facet", "kind"),
        Column("reason", label=_("Reason"), accessor=lambda change: rule(change.reason)),
        DayColumn("effective_at", label=_("Effective")),
    ]
    inspect_view_class = FacetChangeInspectView
    list_filter = ["facet", "kind"]
    ordering = ["-pk"]
    form_fields = ["reason"]
    inspect_view_enabled = True
    inspect_view_fields = ["matter", "facet", "kind", "reason", "decided_by", "effective_at", "recorded_at"]


class CatalogueGroup(ModelViewSetGroup):
    """The catalogue as it stands."""

    menu_label = _("Catalogue")
    menu_icon = "folder-open-inverse"
    menu_order = 150
    items = (MatterViewSet, MatterVersionViewSet, FacetChangeViewSet)


class ImportMenuItem(MenuItem):
    """The way to the imports, for those who may change a catalogue."""

    def __init__(self) -> None:
        url = reverse_lazy("catalogue_import_list")
        super().__init__(_("Catalogue imports"), url, name="catalogue-imports", icon_name="upload", order=140)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.has(Role.EDITOR)


class ReviewMenuItem(MenuItem):
    """The way to what waits for the departments, for their reviewers and the editors."""

    def __init__(self) -> None:
        super().__init__(_("Review"), reverse_lazy("review_list"), name="reviews", icon_name="check", order=145)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.has(Role.EDITOR, Role.REVIEWER)


class NotesMenuItem(MenuItem):
    """The way to notes that were written before their facts changed."""

    def __init__(self) -> None:
        super().__init__(_("Notes to review"), reverse_lazy("note_list"), name="notes", icon_name="edit", order=146)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.has(Role.EDITOR, Role.REVIEWER)


class OfferingMenuItem(MenuItem):
    """The way to what the centres handle, for those who may change it."""

    def __init__(self) -> None:
        url = reverse_lazy("offering_centres")
        super().__init__(_("Centres' matters"), url, name="offerings", icon_name="home", order=142)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.has(Role.EDITOR)
