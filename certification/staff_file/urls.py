"""Ways into the staff file."""

from django.urls import path

from certification.staff_file import views

urlpatterns = [
    path("postings/staffing/", views.staffing, name="staffing"),
    path("postings/staffing/rules/", views.staffing_rules, name="staffing_rules"),
    path("postings/staffing/rules/change/", views.staffing_rules_change, name="staffing_rules_change"),
    path("staff-file/", views.staff_file_list, name="staff_file_list"),
    path("staff-file/export/", views.staff_file_export, name="staff_file_export"),
    path("staff-file/mine/", views.my_staff_file, name="my_staff_file"),
    path("staff-file/years/", views.yearly_words, name="yearly_words"),
    path("staff-file/years/sign/", views.yearly_words_sign, name="yearly_words_sign"),
    path("staff-file/years/<slug:kind>/", views.yearly_words_file, name="yearly_words_file"),
    path("staff-file/people/<int:clerk>/", views.staff_file, name="staff_file"),
    path("staff-file/people/<int:clerk>/<slug:kind>/", views.staff_file_enter, name="staff_file_enter"),
    path("staff-file/entries/<int:pk>/withdraw/", views.staff_file_withdraw, name="staff_file_withdraw"),
    path("staff-file/entries/<int:pk>/answer/", views.staff_file_answer, name="staff_file_answer"),
    path("staff-file/entries/<int:pk>/scan/", views.staff_file_scan, name="staff_file_scan"),
]
