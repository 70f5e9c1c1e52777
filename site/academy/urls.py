"""Every way in. Our own routes first, Wagtail's lesson tree last."""

from django.contrib.auth import views as auth_views
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from academy import views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("design/", views.components, name="components"),
    path("language/", views.choose_language, name="choose_language"),
    path("waiting/", views.waiting, name="waiting"),
    path("jobs/<int:pk>/", views.job, name="job"),
    path("accounts/login/", views.SignIn.as_view(), name="login"),
    path("accounts/password/", views.password_change, name="password_change"),
    path("accounts/logout/", auth_views.LogoutView.as_view(), name="logout"),
    path("reminders/", include("academy.reminders.urls")),
    path("", include("certification.urls")),
    path("", include("quizzes.urls")),
    path("", include("courses.urls")),
    # One sign-in page: Wagtail's own would be a way round the lock-out.
    path("admin/login/", RedirectView.as_view(pattern_name="login", query_string=True), name="admin_login"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", views.media, name="media"),
    path("lessons/", include(wagtail_urls)),
]
