"""People and places. Import models from here."""

from people.models.places import AdminUnit, Centre, Window
from people.models.postings import Leave, Posting
from people.models.users import RoleGrant, User

__all__ = ["AdminUnit", "Centre", "Leave", "Posting", "RoleGrant", "User", "Window"]
