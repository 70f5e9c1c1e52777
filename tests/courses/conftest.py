"""A catalogue of the first town, and ways to apply lists to it."""

from courses import operations
from courses.models import Catalogue
from tests.factories import FOUNDED, House
from tests.shared import shared


@shared
def catalogue(house: House) -> Catalogue:
    """The town's catalogue, still empty."""
    return operations.open_catalogue(house.town, code="putuoshan", name="普陀山镇事项清单", by=None, at=FOUNDED)
