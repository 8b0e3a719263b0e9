"""A web of our own: invented towns' newspapers, on real HTTP servers of this machine, with every request on record.

    with web_of_sites() as web:
        door = Door(Settings(**web.network_settings()))
        door.fetch(FetchRequest("http://gazette.test/feed.xml"))
        assert [request.path for request in web.requests] == ["/feed.xml"]

Each folder under `sites/` is one site; `site.yaml` says what is odd about its answers. `web_of_sites(crowd=200)`
adds 200 made-up hosts. `python -m web` (in tests/) serves it until it is stopped.
"""

from __future__ import annotations

from web.answers import Answer, Fault
from web.serving import Request, Web, web_of_sites

__all__ = ["Answer", "Fault", "Request", "Web", "web_of_sites"]
