"""The ASGI application that `duenotice serve` runs; the home must be open."""

from django.core.asgi import get_asgi_application

application = get_asgi_application()
