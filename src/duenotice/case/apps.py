"""The Django app of the stored state."""

from django.apps import AppConfig


class CaseConfig(AppConfig):
    """Stored state of all cases of one home folder."""

    name = "duenotice.case"
    label = "case"
    default_auto_field = "django.db.models.BigAutoField"  # pyright: ignore[reportAssignmentType]
