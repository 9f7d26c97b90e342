"""Evenly spaced numbers: NumPy's, which have the same bits as the JavaScript package's."""

from __future__ import annotations

import numpy as np

from ._arguments import describe, to_finite


def arange(start: float, stop: float, step: float = 1) -> np.ndarray:
    """Numbers from start to below stop, as float64.

    >>> from fluxion import arange
    >>> len(arange(-3, 3, 0.01))
    600
    """
    first, last, width = (to_finite("arange", n, v) for n, v in (("start", start), ("stop", stop), ("step", step)))
    if width == 0:
        raise ValueError("arange: step must not be 0")
    return np.arange(first, last, width)


def linspace(start: float, stop: float, count: int) -> np.ndarray:
    """`count` numbers from start to stop, both included, as float64."""
    first, last = to_finite("linspace", "start", start), to_finite("linspace", "stop", stop)
    if isinstance(count, bool) or not isinstance(count, (int, np.integer)) or count < 0:
        raise ValueError(f"linspace: count must be an integer >= 0; got {describe(count)}")
    return np.linspace(first, last, count)
