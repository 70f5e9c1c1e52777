"""What courses add to Wagtail; only registered here."""

from wagtail import hooks

from courses.guards import lessons_need_sign_in

hooks.register("before_serve_page", lessons_need_sign_in)
