"""The addresses of the warehouse, one a role: the setting, or else the embedded server."""

from __future__ import annotations

from wirehouse.database.embedded import EmbeddedPostgres, Role
from wirehouse.settings import Settings


def loader_url(settings: Settings) -> str:
    """The URL for the pipeline. Raises `TransientError` where no server was ever made under `home`."""
    return settings.database_url or _embedded(settings, "loader")


def owner_url(settings: Settings) -> str:
    """The URL for migrations. Raises `TransientError` where no server was ever made under `home`."""
    return settings.database_owner_url or _embedded(settings, "owner")


def analyst_url(settings: Settings) -> str:
    """The URL for readers. Raises `TransientError` where no server was ever made under `home`."""
    return settings.database_analyst_url or _embedded(settings, "analyst")


def _embedded(settings: Settings, role: Role) -> str:
    return EmbeddedPostgres(settings.home, port=settings.postgres_port).url(role)
