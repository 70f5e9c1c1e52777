"""What a certificate says, frozen when it is issued: everything on the paper and nothing looked up later."""

from dataclasses import dataclass
from datetime import date

from courses.domain.facets import Facet


@dataclass(frozen=True, slots=True)
class Listed:
    """A matter on the list that comes with the paper; `note` says what it does not hold for."""

    name: str
    version: int
    awarded_on: date
    expires_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """An intake system in which the clerk was observed at work."""

    name: str
    assessed_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class CertificateFace:
    """The paper carries the full name; the page behind `check_url` masks it and tells the day's status.

    `catalogue` is the list the matter was asked from, as it calls itself, and `matter_version` the version.
    `facets` were proved, `facets_not_assessed` had no items. `expires_on` is the last valid day. `listed` are the
    matters where they stand on sheets of their own; `whole` is the paper about all matters of the centre (全科), with
    the `systems` it works with. Something left blank that the paper needs is a ValueError.
    """

    serial: str
    clerk_name: str
    centre_name: str
    matter_name: str
    catalogue: str
    matter_version: int
    facets: tuple[Facet, ...]
    awarded_on: date
    expires_on: date
    issued_on: date
    policy_version: str
    check_url: str
    matter_code: str = ""
    facets_not_assessed: tuple[Facet, ...] = ()
    granted_by_hand: bool = False
    demo: bool = False
    whole: bool = False
    systems: tuple[System, ...] = ()
    listed: tuple[Listed, ...] = ()

    def __post_init__(self) -> None:
        needed = ("serial", "clerk_name", "centre_name", "matter_name", "catalogue", "policy_version", "facets")
        if blank := [name for name in needed if not getattr(self, name)]:
            raise ValueError(f"a certificate needs: {', '.join(blank)}")
        if not self.awarded_on <= min(self.issued_on, self.expires_on):
            raise ValueError("a certificate is issued and expires no earlier than it was awarded")
        if not self.check_url.startswith(("https://", "http://")):
            raise ValueError(f"the check address must be absolute: {self.check_url!r}")
