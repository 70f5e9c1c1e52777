"""The bank of written questions in the admin: Wagtail's own pages about our snippet."""

from typing import Any

from tests.routes.rows import (
    IN_THE_ADMIN,
    NOBODY,
    Getter,
    Row,
    admin_row,
    nothing,
)
from tests.routes.world import World


def question(world: World) -> dict[str, Any]:
    return {"pk": world.question.pk}


def revision(world: World) -> dict[str, Any]:
    return {**question(world), "revision_id": world.question.latest_revision_id}


def revisions(world: World) -> dict[str, Any]:
    return {**question(world), "revision_id_a": "earliest", "revision_id_b": "latest"}


def no_task(**names: str | int) -> Getter:
    return lambda world: {**question(world), **names}


def the_bank() -> tuple[Row, ...]:
    """Authored questions in the admin: editors and reviewers write them; nobody but an administrator locks them."""
    bank, chooser = "wagtailsnippets_quizzes_question", "wagtailsnippetchoosers_quizzes_question"
    one = ("edit", "delete", "usage", "history", "history_results", "copy", "unpublish", "workflow_history")
    return (
        *(admin_row(f"{bank}:{name}", IN_THE_ADMIN) for name in ("list", "list_results", "add")),
        *(admin_row(f"{bank}:{name}", IN_THE_ADMIN, question) for name in one),
        admin_row(f"{bank}:preview_on_add", IN_THE_ADMIN),
        admin_row(f"{bank}:preview_on_edit", IN_THE_ADMIN, question),
        *(admin_row(f"{bank}:{name}", IN_THE_ADMIN, revision) for name in ("revisions_view", "revisions_revert")),
        admin_row(f"{bank}:revisions_compare", IN_THE_ADMIN, revisions),
        admin_row(f"{bank}:revisions_unschedule", IN_THE_ADMIN, revision),
        *(
            admin_row(f"{bank}:{name}", frozenset({"admin"}), question, post=nothing, ok=302)
            for name in ("lock", "unlock")
        ),
        # no workflow runs: there is no such task
        admin_row(f"{bank}:workflow_action", IN_THE_ADMIN, no_task(action_name="approve", task_state_id=1), ok=404),
        admin_row(
            f"{bank}:collect_workflow_action_data",
            IN_THE_ADMIN,
            no_task(action_name="approve", task_state_id=1),
            ok=404,
        ),
        admin_row(f"{bank}:confirm_workflow_cancellation", IN_THE_ADMIN, question),
        admin_row(f"{bank}:workflow_history_detail", IN_THE_ADMIN, no_task(workflow_state_id=1), ok=404),
        admin_row(f"{bank}:workflow_preview", NOBODY, no_task(task_id=1)),
        *(admin_row(f"{chooser}:{name}", IN_THE_ADMIN) for name in ("choose", "choose_results", "create")),
        admin_row(f"{chooser}:chosen", IN_THE_ADMIN, question),
        admin_row(f"{chooser}:chosen_multiple", IN_THE_ADMIN),
    )
