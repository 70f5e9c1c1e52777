"""Ways into certification, room by room."""

from certification.api.urls import urlpatterns as api
from certification.awards.urls import urlpatterns as awards
from certification.inspection.urls import urlpatterns as inspection
from certification.matrix.urls import urlpatterns as matrix
from certification.practical.urls import urlpatterns as practical
from certification.rights.urls import urlpatterns as rights
from certification.rollup.urls import urlpatterns as rollup
from certification.rotation.urls import urlpatterns as rotation
from certification.shadowing.urls import urlpatterns as shadowing
from certification.staff_file.urls import urlpatterns as staff_file
from certification.training.urls import urlpatterns as training

urlpatterns = [
    *inspection,
    *rights,
    *matrix,
    *awards,
    *rotation,
    *training,
    *practical,
    *shadowing,
    *api,
    *rollup,
    *staff_file,
]
