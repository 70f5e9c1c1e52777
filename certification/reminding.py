"""What certification has to remind people of, with the title of each kind."""

from django.utils.translation import gettext_lazy as _

from certification.matrix.queries.reminding import checks_to_remind
from certification.practical.reminding import practicals_to_remind
from certification.rotation.reminding import tenures_to_remind
from certification.staff_file.reminding import certificates_to_remind
from certification.training.reminding import training_to_remind

SOURCES = (
    (
        checks_to_remind,
        {
            "check.changed": _("A matter changed: sit its delta check"),
            "check.ends": _("A certification ends: renew it by a check"),
            "check.first": _("First check of a matter"),
        },
    ),
    (
        practicals_to_remind,
        {
            "practical.ends": _("A practical assessment ends"),
            "practical.unsigned": _("A practical assessment waits for your word"),
        },
    ),
    (
        training_to_remind,
        {
            "training.duty": _("The yearly duty to train is not met"),
            "training.unsigned": _("A class waits for your signature"),
        },
    ),
    (
        tenures_to_remind,
        {
            "tenure.served": _("The least time in the post is served"),
            "tenure.ends": _("The longest time in the post ends"),
        },
    ),
    (
        certificates_to_remind,
        {"staff_file.ends": _("A certificate in the staff file ends")},
    ),
)
