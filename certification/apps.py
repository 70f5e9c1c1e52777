"""Evidence to certification, training, postings and the matrix."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificationConfig(AppConfig):
    name = "certification"
    verbose_name = _("Certification")

    def ready(self) -> None:
        from certification.awaiting import ANSWERS
        from certification.awards import systems
        from certification.awards.operations import on_check_finished, on_check_regraded
        from certification.awards.queries.policies import policy_in_force
        from certification.awards.queries.regraded import certifications_after
        from certification.awards.queries.touched import clerks_touched
        from certification.invariants import INVARIANTS
        from certification.matrix.on_behalf import ON_BEHALF
        from certification.matrix.queries import left_thin
        from certification.matrix.queries.arranged import recommended
        from certification.matrix.queries.errands import checks_due, checks_due_at, everybodys_checks
        from certification.matrix.queries.worth_seeing import worth_seeing
        from certification.matrix.queries.year_grounds import year_grounds
        from certification.practical import invariants as of_practicals
        from certification.practical import months
        from certification.practical.queries import systems_lacking
        from certification.reminding import SOURCES
        from certification.rollup import operations as rollup
        from certification.rotation import cover
        from certification.rotation.queries.stand_ins import matters_named
        from certification.shadowing import needs
        from certification.staff_file import grounds
        from courses import consequences, stand_ins
        from courses.documents import kinds
        from ledger import invariants, outbox, rebuilds, reminders, schedules
        from people import awaiting
        from quizzes import consequences as regrading
        from quizzes import obligations

        outbox.subscribe("check.finished", "certification.award", on_check_finished)
        outbox.subscribe("check.regraded", "certification.award_again", on_check_regraded)
        for topic in ("award.written", "check.finished"):
            outbox.subscribe(topic, "rollup.certification", rollup.on_certification_changed)
        outbox.subscribe("check.regraded", "rollup.regraded", rollup.on_check_regraded)
        outbox.subscribe("staff.changed", "rollup.staff", rollup.on_staff_changed)
        outbox.subscribe("offerings.changed", "rollup.offerings", rollup.on_offerings_changed)
        outbox.subscribe("catalogue.applied", "rollup.catalogue", rollup.on_catalogue_applied)
        rebuilds.register(rollup.REBUILD)
        schedules.nightly("certification.rollup.tasks.ask_for_every_centre")
        schedules.every(2, "certification.rollup.tasks.sum_up_waiting")
        schedules.nightly("certification.inspection.tasks.delete_old_packs")
        invariants.register(*INVARIANTS, *of_practicals.INVARIANTS)
        cover.answered_by(left_thin)
        stand_ins.answered_by(matters_named)
        systems.answered_by(systems_lacking)
        months.answered_by(lambda on: policy_in_force(on).practical_months)
        needs.answered_by(worth_seeing)
        grounds.answered_by(year_grounds)
        kinds.register(ON_BEHALF)
        consequences.answered_by(clerks_touched)
        regrading.answered_by(certifications_after)
        obligations.answered_by(checks_due)
        obligations.recommended_by(recommended)
        awaiting.register(*ANSWERS)
        obligations.everybodys_answered_by(everybodys_checks)
        obligations.centres_answered_by(checks_due_at)
        for answer, titles in SOURCES:
            reminders.register(answer, titles)
