"""Which ties of a node stand out from its others (Serrano, Boguñá and Vespignani 2009, doi:10.1073/pnas.0808904106)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def by_even_spread(weight: Numbers, strength: Numbers, ties: Numbers) -> Numbers:
    """How likely a tie would be as heavy as it is, were its node's weight spread evenly by chance over its ties.

    Equation 2: (1 - weight / strength)^(ties - 1), element by element. A node's only tie tells nothing: 1.
    """
    shares = weight / np.where(strength > 0, strength, 1)
    found: Numbers = np.where(ties > 1, np.clip(1 - shares, 0, 1) ** np.maximum(ties - 1, 0), 1.0)
    return found
