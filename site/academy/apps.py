"""The project itself: settings, urls, base templates, and what spans apps."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _


class AcademyConfig(AppConfig):
    name = "academy"
    verbose_name = _("Academy")

    def ready(self) -> None:
        from academy import editors, farewell
        from academy.reminders.mail import on_reminder_mail
        from academy.reminders.robot import on_reminder_robot
        from ledger import outbox, schedules

        post_save.connect(editors.on_grant_saved, sender="people.RoleGrant", dispatch_uid="editors_grant")
        user_logged_out.connect(farewell.on_signed_out, dispatch_uid="farewell")
        user_logged_in.connect(editors.on_signed_in, dispatch_uid="editors_signed_in")
        schedules.every(5, "academy.reminders.tasks.remind")
        outbox.subscribe("reminder.mail", "academy.mail", on_reminder_mail, outside=True)
        outbox.subscribe("reminder.robot", "academy.robot", on_reminder_robot, outside=True)
