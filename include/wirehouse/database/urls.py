"""The addresses of the warehouse, one a role: the setting, or else the embedded server."""

from __future__ import annotations

from wirehouse.database.embedded import EmbeddedPostgres
from wirehouse.errors import SettingsError
from wirehouse.settings import Settings


def loader_url(settings: Settings) -> str:
    """Give the URL for the pipeline. Raises `TransientError` where no server was ever made under `home`."""
    return settings.database_url or _server(settings).url("loader")


def owner_url(settings: Settings) -> str:
    """Give the URL for migrations. Raises `TransientError` where no server was ever made under `home`,
    `SettingsError` where the pipeline has a server of your own and this role has none.
    """
    return _of_own_server(settings, "database_owner_url") or _server(settings).url("owner")


def analyst_url(settings: Settings) -> str:
    """Give the URL for readers. Raises as `owner_url` does."""
    return _of_own_server(settings, "database_analyst_url") or _server(settings).url("analyst")


def desk_url(settings: Settings) -> str:
    """Give the URL for the operators' desk. Raises as `owner_url` does."""
    return _of_own_server(settings, "database_desk_url") or _server(settings).url("desk")


def _of_own_server(settings: Settings, key: str) -> str:
    url: str = getattr(settings, key)
    if settings.database_url and not url:
        # Falling back to the embedded server would migrate, or show, another database than the pipeline's.
        raise SettingsError(f"the setting database_url names a server of your own: set {key} too")
    return url


def _server(settings: Settings) -> EmbeddedPostgres:
    return EmbeddedPostgres(settings.home, port=settings.postgres_port)
