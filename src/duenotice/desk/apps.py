"""The Django app of the pages."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Templates and pages; no models of its own."""

    name = "duenotice.desk"
    label = "desk"
