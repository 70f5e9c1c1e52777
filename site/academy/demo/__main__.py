"""`python -m academy.demo`: set the demo's environment, then run `manage.py demo` (which would have to start twice)."""

import os
import sys

from django.core.management import execute_from_command_line

from academy.demo import environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "academy.settings.dev")
os.environ.update(environment.missing(*environment.chosen_address()))
execute_from_command_line(["manage.py", "demo", *sys.argv[1:]])
