"""Serves the web until it is stopped, and prints each request: `python -m web`, in tests/."""

from __future__ import annotations

import time

from web import web_of_sites

with web_of_sites() as web:
    print(f"WIREHOUSE_NETWORK_TEST_HOSTS='{web.network_settings()['network_test_hosts']}'", flush=True)  # noqa: T201
    shown = 0
    try:
        while True:
            time.sleep(0.2)
            for request in web.requests[shown:]:
                print(f"{request.status} {request.url}", flush=True)  # noqa: T201
                shown += 1
    except KeyboardInterrupt:
        pass
