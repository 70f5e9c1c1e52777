"""The ways to the question desk in the admin's menu."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from people.actor import Role

HOOK = "register_question_menu_item"


class QuestionsMenuItem(SubmenuMenuItem):
    """Everything about questions under one head; shown where one of its ways is."""

    def __init__(self) -> None:
        menu = Menu(register_hook_name=HOOK)
        super().__init__(pgettext_lazy("admin menu", "Questions"), menu, name="questions", icon_name="help", order=160)


class DeskMenuItem(MenuItem):
    """Shown to those who write the catalogue or answer for it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.has(Role.EDITOR, Role.REVIEWER)


class CoverageMenuItem(DeskMenuItem):
    """What can be asked of each matter."""

    def __init__(self) -> None:
        super().__init__(
            _("What can be asked"), reverse_lazy("item_coverage"), name="item-coverage", icon_name="help", order=160
        )


class WrittenMenuItem(DeskMenuItem):
    """Written questions that are not drawn until somebody reads them again."""

    def __init__(self) -> None:
        super().__init__(
            _("Questions to read again"),
            reverse_lazy("written_questions"),
            name="written-questions",
            icon_name="rotate",
            order=163,
        )


class SynonymsMenuItem(MenuItem):
    """Which names mean one thing; editors change it."""

    def __init__(self) -> None:
        super().__init__(
            _("Names for one thing"), reverse_lazy("synonyms"), name="synonyms", icon_name="link", order=164
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.has(Role.EDITOR)


class InterchangeMenuItem(MenuItem):
    """Questions of other programs in, ours out; editors do it."""

    def __init__(self) -> None:
        super().__init__(
            _("Questions in and out"), reverse_lazy("interchange"), name="interchange", icon_name="download", order=168
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.actor is not None and request.actor.has(Role.EDITOR)


class AlikeMenuItem(DeskMenuItem):
    """Written questions that are like another."""

    def __init__(self) -> None:
        super().__init__(
            _("Questions asked twice"), reverse_lazy("alike_questions"), name="alike", icon_name="copy", order=163
        )


class ReportsMenuItem(DeskMenuItem):
    """What clerks say is wrong."""

    def __init__(self) -> None:
        super().__init__(
            _("Reported questions"), reverse_lazy("report_queue"), name="report-queue", icon_name="warning", order=161
        )


class RegradingsMenuItem(DeskMenuItem):
    """Answers to be graded anew."""

    def __init__(self) -> None:
        super().__init__(
            _("Regradings"), reverse_lazy("regrading_list"), name="regradings", icon_name="clipboard-list", order=166
        )


class StatisticsMenuItem(DeskMenuItem):
    """How questions fare."""

    def __init__(self) -> None:
        super().__init__(
            _("How questions fare"),
            reverse_lazy("question_statistics"),
            name="question-statistics",
            icon_name="table",
            order=167,
        )


class BurdenMenuItem(MenuItem):
    """How much of a week learning may take; everybody with a desk may read it, administrators change it."""

    def __init__(self) -> None:
        super().__init__(
            _("Learning time of a week"),
            reverse_lazy("burden_rules"),
            name="burden-rules",
            icon_name="time",
            order=170,
        )


class RulesMenuItem(MenuItem):
    """How a check is decided; everybody with a desk may read it, administrators change it."""

    def __init__(self) -> None:
        super().__init__(
            _("How a check is decided"),
            reverse_lazy("check_rules"),
            name="check-rules",
            icon_name="doc-full",
            order=169,
        )
