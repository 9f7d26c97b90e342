"""Evenly spaced numbers: NumPy's, which have the same bits as the JavaScript package's."""

from __future__ import annotations

import numpy as np

from ._arguments import Array, describe, to_finite


def arange(start: float, stop: float, step: float = 1) -> Array:
    """Numbers from start to below stop, as float64.

    >>> from fluxion import arange
    >>> len(arange(-3, 3, 0.01))
    600
    """
    first, last, width = (to_finite("arange", n, v) for n, v in (("start", start), ("stop", stop), ("step", step)))
    if width == 0:
        raise ValueError("arange: step must not be 0")
    try:
        return np.arange(first, last, width)
    except (ValueError, MemoryError, OverflowError) as error:
        raise ValueError(f"arange: there is no memory for an array from {start} to {stop} by {step}") from error


def linspace(start: float, stop: float, count: int) -> Array:
    """`count` numbers from start to stop, both included, as float64. Where stop - start overflows, NumPy gives NaN and
    infinities; here the numbers are evenly spaced there too, as in JavaScript."""
    first, last = to_finite("linspace", "start", start), to_finite("linspace", "stop", stop)
    if isinstance(count, bool) or not isinstance(count, (int, np.integer)) or count < 0:
        raise ValueError(f"linspace: count must be an integer >= 0; got {describe(count)}")
    try:
        if np.isfinite(last - first):
            return np.linspace(first, last, count)
        # Half of the width does not overflow, nor do its steps; halving is exact. The last may; it is known.
        step = (last / 2 - first / 2) / max(1, count - 1)
        with np.errstate(over="ignore"):
            result: Array = (np.arange(count) * step + first / 2) * 2
    except (ValueError, MemoryError, OverflowError) as error:
        raise ValueError(f"linspace: there is no memory for so many elements; count is {describe(count)}") from error
    if count > 1:
        result[-1] = last
    return result
