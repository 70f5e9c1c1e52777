"""What a person's record is made of: every table with rows about them, and the columns they are shown.

A test goes through all tables that point at a person: each is a part here or named in `ABOUT_OTHERS` with its reason.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy, pgettext_lazy

from certification.rights.part import Part
from people.models import User

PARTS: tuple[Part, ...] = (
    Part("roles", gettext_lazy("Roles"), "people.RoleGrant", "user", "role centre__name starts_on ends_on"),
    Part(
        "postings",
        gettext_lazy("Postings"),
        "people.Posting",
        "clerk",
        "kind starts_on ends_on window__name reason host__name approved_by__name document_number",
    ),
    Part("leaves", gettext_lazy("Leaves"), "people.Leave", "clerk", "kind starts_on ends_on"),
    Part(
        "proposals",
        gettext_lazy("Proposals of postings"),
        "certification.PostingProposal",
        "clerk",
        "kind starts_on ends_on window__name reason proposed_by__name state decided_by__name answer",
    ),
    Part(
        "attendances",
        gettext_lazy("Classes attended"),
        "certification.Attendance",
        "clerk",
        "session__title session__starts_at session__organiser session__organiser_level session__notice_number "
        "session__hours result by__name recorded_at",
    ),
    Part(
        "attendance_signatures",
        gettext_lazy("Signatures on classes attended"),
        "certification.AttendanceSignature",
        "attendance__clerk",
        "attendance__session__title party by__name effective_at",
    ),
    Part(
        "practical_plans",
        gettext_lazy("Practical assessments planned"),
        "certification.PracticalPlan",
        "clerk",
        "checklist__system planned_on observer__name planned_by__name",
    ),
    Part(
        "practicals",
        gettext_lazy("Practical assessments"),
        "certification.PracticalAssessment",
        "clerk",
        "checklist__system assessed_on marks expires_on by__name recorded_at",
    ),
    Part(
        "practical_signatures",
        gettext_lazy("Words on practical assessments"),
        "certification.PracticalSignature",
        "assessment__clerk",
        "assessment__checklist__system assessment__assessed_on party word reason by__name effective_at",
    ),
    Part(
        "enrolments",
        gettext_lazy("Seats in classes"),
        "certification.Enrolment",
        "clerk",
        "session__title at by__name withdrawn_at",
    ),
    Part(
        "shadowings",
        gettext_lazy("Shadowings"),
        "certification.Shadowing",
        "learner",
        "starts_on ends_on host__name host_name reason planned_by__name called_off_reason",
    ),
    Part(
        "shadowing_seen",
        gettext_lazy("Matters seen while shadowing"),
        "certification.ShadowingSeen",
        "shadowing__learner",
        "matter__name seen_on seen by__name",
    ),
    Part(
        "shadowing_words",
        gettext_lazy("Words of hosts"),
        "certification.ShadowingWord",
        "shadowing__learner",
        "word effective_at reason by__name",
    ),
    Part(
        "awards",
        gettext_lazy("Certifications"),
        "certification.AwardEntry",
        "clerk",
        "matter__name kind effective_at expires_on policy_version reason by__name recorded_at",
    ),
    Part(
        "certificates",
        gettext_lazy("Certificates"),
        "certification.Certificate",
        "clerk",
        "category serial effective_at expires_on centre__name issued_by__name",
    ),
    Part(
        "staff_file",
        gettext_lazy("Staff file"),
        "certification.StaffFileEntry",
        "clerk",
        "kind level issuer number year issued_on valid_until remark withdrawn name by__name recorded_at",
    ),
    Part(
        "staff_file_words",
        gettext_lazy("Words on the staff file"),
        "certification.StaffFileWord",
        "entry__clerk",
        "entry__kind word reason by__name recorded_at",
    ),
    Part(
        "yearly_words",
        gettext_lazy("Yearly words"),
        "certification.YearlyWord",
        "clerk",
        "year word note centre__name by__name recorded_at",
    ),
    Part(
        "attempts",
        gettext_lazy("Sittings"),
        "quizzes.Attempt",
        "clerk",
        "kind started_at matter__name paper__title finished_at on_paper",
        only=(("state", "finished"),),
    ),
    Part(
        "answers",
        pgettext_lazy("about the record", "Answers"),
        "quizzes.Response",
        "draw__attempt__clerk",
        "draw__snapshot__matter_version__matter__name effective_at draw__facet answer sequence receipt",
        only=(("draw__attempt__state", "finished"),),
    ),
    Part(
        "evidence",
        gettext_lazy("Evidence"),
        "quizzes.Evidence",
        "clerk",
        "matter__name effective_at facet kind right matter_version__number",
        only=(("response__draw__attempt__state", "finished"),),
    ),
    Part(
        "corrections",
        gettext_lazy("Answers graded anew"),
        "quizzes.CorrectedVerdict",
        "evidence__clerk",
        "evidence__matter__name recorded_at evidence__facet verdict regrading__reason sheet_act__reason",
    ),
    Part(
        "outcomes",
        gettext_lazy("Checks"),
        "quizzes.CheckOutcome",
        "clerk",
        "matter__name effective_at decision matter_version__number",
    ),
    Part(
        "exams",
        gettext_lazy("Exam results"),
        "quizzes.ExamResult",
        "attempt__clerk",
        "attempt__paper__title effective_at cause right asked passed marks",
    ),
    Part(
        "sitting_acts",
        gettext_lazy("Acts on exams"),
        "quizzes.SittingAct",
        "attempt__clerk",
        "attempt__paper__title kind effective_at reason by__name",
    ),
    Part(
        "check_sheets",
        gettext_lazy("Checks on paper"),
        "quizzes.CheckSheet",
        "clerk",
        "matter__name made_at state expires_on",
    ),
    Part(
        "sheet_acts",
        gettext_lazy("Acts on checks on paper"),
        "quizzes.SheetAct",
        "sheet__clerk",
        "sheet__matter__name kind effective_at reason by__name typed",
    ),
    Part(
        "mastery",
        gettext_lazy("Mastery"),
        "quizzes.MasteryState",
        "clerk",
        "matter__name due_on service_object conditions materials process time_limit result",
    ),
    Part(
        "reports",
        gettext_lazy("Questions reported"),
        "quizzes.QuestionReport",
        "clerk",
        "reason recorded_at text draw__snapshot__matter_version__matter__name",
    ),
    Part(
        "readings",
        gettext_lazy("Changes read"),
        "courses.ChangeAcknowledgement",
        "clerk",
        "version__matter__name recorded_at facets",
    ),
    Part(
        "inquiries",
        gettext_lazy("Questions to departments"),
        "courses.Inquiry",
        "asked_by",
        "matter__name recorded_at facet text",
    ),
    Part(
        "disputes",
        pgettext_lazy("about the record", "Disputes"),
        "certification.RecordDispute",
        "clerk",
        "shown effective_at says asked_of",
    ),
    Part(
        "dispute_answers",
        gettext_lazy("Answers to disputes"),
        "certification.DisputeAnswer",
        "dispute__clerk",
        "dispute__shown effective_at outcome reason by__name",
    ),
    Part(
        "arranged_checks",
        gettext_lazy("Arranged checks"),
        "certification.ArrangedCheck",
        "clerk",
        "matter__name due_on from_on bare_on arranged_by__name arranged_at taken_back_at",
    ),
    Part(
        "reminders",
        gettext_lazy("Reminders"),
        "ledger.Reminder",
        "person",
        "kind due_on step channel recorded_at",
    ),
    Part(
        "matrix_views",
        gettext_lazy("Views of the matrix kept"),
        "certification.MatrixView",
        "owner",
        "name query is_default",
        titled=1,
    ),
    Part(
        "reminder_choice",
        gettext_lazy("Way to be reminded"),
        "ledger.ReminderChoice",
        "person",
        "mail asked_on",
    ),
    Part(
        "log",
        gettext_lazy("What the account did"),
        "ledger.AuditEntry",
        "actor",
        "action recorded_at subject",
    ),
)
BY_NAME = {part.name: part for part in PARTS}
# The person only did something there that is about somebody or something else: the log of the account says so.
ABOUT_OTHERS: dict[str, str] = {
    "certification.CertificationPolicyVersion": "rules for everybody",
    "certification.TenurePolicyVersion": "rules for everybody",
    "certification.PracticalChecklist": "a centre's checklist",
    "certification.HandOver": "said with a proposal",
    "certification.TrainingSession": "a class of the centre",
    "certification.SessionPaper": "papers of a class",
    "certification.DutyPolicyVersion": "rules for everybody",
    "certification.ApiToken": "a token of the centre",
    "certification.InspectionPack": "a pack about the centre",
    "certification.CertificateBatch": "a batch of papers; each paper is a part",
    "certification.ShadowingCheck": "the sitting it names is a part",
    "quizzes.Paper": "an exam's paper",
    "quizzes.LateAnswerDecision": "an act on somebody's sitting",
    "quizzes.QuarantinedTemplate": "questions",
    "quizzes.BurdenRulesVersion": "rules for everybody",
    "quizzes.CheckPolicyVersion": "rules for everybody",
    "quizzes.Question": "questions",
    "quizzes.Regrading": "questions",
    "quizzes.RegradingDecision": "questions",
    "quizzes.ReportAnswer": "an answer to somebody's report",
    "quizzes.SynonymList": "words of the list",
    "quizzes.VettingRun": "questions",
    "courses.SourceMapping": "the list",
    "courses.CatalogueImport": "the list",
    "courses.FacetChange": "the list",
    "courses.CentreDocument": "books of the centre",
    "courses.InquiryAnswer": "an answer to somebody's question",
    "courses.InquiryHiding": "a question that was hidden",
    "courses.NoteReading": "notes to lessons",
    "courses.FactsReview": "the list",
    "courses.CaseVolume": "the list",
    "courses.ServiceFigure": "the list",
    "courses.LessonIndexPage": "pages",
    "courses.CategoryPage": "pages",
    "courses.LessonPage": "pages",
    "courses.StandardsIndexPage": "pages",
    "courses.StandardPage": "pages",
    "ledger.Job": "work of the house",
}


def summary(person: User, *, shown: int) -> Iterable[tuple[Part, int, list[tuple[int, str]]]]:
    """Each part with how many rows it has and the newest of them in words; parts without rows are left out."""
    for part in PARTS:
        count = part.rows(person).count()
        if count:
            yield (
                part,
                count,
                [
                    (key, " · ".join(filter(None, cells[: part.titled])))
                    for key, cells in part.lines(person, limit=shown)
                ],
            )
