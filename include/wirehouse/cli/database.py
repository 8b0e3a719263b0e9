"""`wirehouse database start|stop|migrate|url`: the embedded server, the migrations, an address."""

from __future__ import annotations

import argparse

from wirehouse import settings
from wirehouse.database import EmbeddedPostgres, analyst_url, loader_url, migrate, owner_url


def main(arguments: argparse.Namespace) -> int:
    """Do what is asked and say what was done."""
    config = settings.load()
    server = EmbeddedPostgres(config.home, port=config.postgres_port)
    match arguments.action:
        case "start":
            server.start()
            print(f"Postgres listens on 127.0.0.1:{server.port}")
        case "stop":
            server.stop()
            print("Postgres is stopped")
        case "migrate":
            applied = migrate(owner_url(config))
            print(f"applied {', '.join(applied)}" if applied else "the warehouse is up to date")
        case "url":
            urls = {"analyst": analyst_url, "loader": loader_url, "owner": owner_url}
            print(urls[arguments.role](config))
    return 0
