"""A desk over four articles of two sources: one of them undated, two naming and quoting the same person."""

from __future__ import annotations

from typing import Any

import pytest
from served_desk import Desk, make

from newsroom import Newsroom, newsroom, page

__all__ = ["archive", "newsroom"]

VELLING = '"We have counted every empty seat," harbour director Marta Velling said on Tuesday.'
PADDING = (
    "The crossing takes forty minutes in calm weather, and twice as long when the wind turns to the north, "
    "as the skippers of the strait have known for three hundred years.",
    "Tickets will be sold at the quay and in the two shops of the village from the first day of June, and "
    "children under seven travel free of charge with their parents.",
)


@pytest.fixture
def archive(newsroom: Newsroom, warehouse: Any) -> Desk:
    """The desk, after one run."""
    pages = {
        "oldhaven/ferry": ("More ferries to Skarv", "A third ferry will sail from next week.", "2026-05-12"),
        "oldhaven/pier": ("Old pier is rebuilt", "The ferries will moor at a pier of oak.", "2026-05-13"),
        "skarv/storm": ("Storm over Skarv", "The ferry stayed in port for two days.", "2026-05-14"),
        "skarv/choir": ("Choir sings in the rain", "Nobody minded the rain on the island.", "2026-05-15"),
    }
    for address, (headline, text, day) in pages.items():
        spoken = (VELLING,) if address.startswith("oldhaven") else ()
        newsroom.put(f"{address}.html", page(headline, text, *spoken, *PADDING, day=day))
    newsroom.run("first")
    desk = make(newsroom, warehouse.desk_url, warehouse.owner_url)
    desk.query_as_owner(
        "UPDATE news.article_revision SET published_at = NULL, published_on = NULL, published_value = NULL, "
        "published_basis = NULL, published_precision = NULL WHERE headline LIKE 'Choir%%'"
    )
    return desk
