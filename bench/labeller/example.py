"""One page that the labeller learns from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wirehouse.clean.sequence_model import Description


@dataclass(frozen=True, slots=True)
class Example:
    """A page with its gold: for each block the share of its words that the article has.

    `costs` weigh the blocks: a word too many or too few costs the more, the shorter the article is.
    `trust` is how far the gold is believed, 0 to 1.
    """

    domain: str
    page: Description
    shares: NDArray[np.float32]
    costs: NDArray[np.float32]
    trust: float
