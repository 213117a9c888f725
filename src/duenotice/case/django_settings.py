"""Django settings that case and command line need. The desk adds its own to these; the home comes from DUENOTICE_HOME."""

from duenotice.case.home import database_settings, find_home, make_folders
from duenotice.case.keys import secret_file

DUENOTICE_HOME = find_home()
make_folders(DUENOTICE_HOME)

SECRET_KEY = secret_file(DUENOTICE_HOME.keys / "django.key").hex()
DEBUG = False
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "duenotice.case.apps.CaseConfig",
]
DATABASES = {"default": database_settings(DUENOTICE_HOME.database)}
AUTH_USER_MODEL = "case.User"
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGGING_CONFIG = None
