"""The one door to the network, and what robots files allow.

Every address is checked before a connection is made, and the connection goes to the address that was
checked. What comes back is bounded in size, as sent and as expanded, and in time.
"""

from __future__ import annotations

from wirehouse.collect.network.domains import registrable_domain
from wirehouse.collect.network.door import Door
from wirehouse.collect.network.exchange import Fetched, FetchRequest, Hop, OptOut, Purpose
from wirehouse.collect.network.failures import (
    FetchFailure,
    FetchReason,
    TerminalFetchFailure,
    TransientFetchFailure,
    failure,
)
from wirehouse.collect.network.page_robots import page_opt_outs
from wirehouse.collect.network.robots import Robots, RobotsOutcome, RobotsState, RobotsStore, Verdict

__all__ = [
    "Door",
    "FetchFailure",
    "FetchReason",
    "FetchRequest",
    "Fetched",
    "Hop",
    "OptOut",
    "Purpose",
    "Robots",
    "RobotsOutcome",
    "RobotsState",
    "RobotsStore",
    "TerminalFetchFailure",
    "TransientFetchFailure",
    "Verdict",
    "failure",
    "page_opt_outs",
    "registrable_domain",
]
