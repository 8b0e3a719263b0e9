"""The one door to the network, and what robots files allow.

Every address is checked before a connection is made, and the connection goes to the address that was
checked. What comes back is bounded in size, as sent and as expanded, and in time.
"""

from __future__ import annotations

from wirehouse.collect.network.exchange import Fetched, FetchRequest, Hop, OptOut, Purpose
from wirehouse.collect.network.failures import (
    FetchFailure,
    FetchReason,
    TerminalFetchFailure,
    TransientFetchFailure,
    failure,
)

__all__ = [
    "FetchFailure",
    "FetchReason",
    "FetchRequest",
    "Fetched",
    "Hop",
    "OptOut",
    "Purpose",
    "TerminalFetchFailure",
    "TransientFetchFailure",
    "failure",
]
