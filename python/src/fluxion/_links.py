"""One function of a chain: the kernel's, or the caller's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ._arguments import Array, describe
from ._kernel import Step, run


@dataclass(frozen=True, eq=False)
class KernelLink:
    name: str
    step: Step
    #: How it is written as JSON.
    row: str
    parameters: tuple[float, ...] = ()


@dataclass(frozen=True, eq=False)
class ForeignLink:
    """Its difference is the textbook formula, divided by the distance of the points as rounded."""

    name: str
    f: Callable[[Array], Array]
    derivative: Callable[[Array], Array] | None = None
    #: What it is made of, if it is a formula's and no code.
    data: dict[str, Any] | None = None

    def value(self, x: Array) -> Array:
        return self._called(self.f, x)

    def slope(self, x: Array, delta: float) -> Array:
        if delta == 0 and self.derivative is not None:
            return self._called(self.derivative, x)
        with np.errstate(all="ignore"):
            right, left = x + delta, x - delta
            # A power of two, so it rounds nothing; beyond it the distance would overflow.
            scale = 0.5 if delta >= 2.0**1021 else 1.0
            distance = right * scale - left * scale
            # Where x is infinite there is no distance.
            width = np.where(np.isnan(distance), scale * delta * 2, distance)
            return (self.value(right) * scale - self.value(left) * scale) / width

    def _called(self, f: Callable[[Array], Array], x: Array) -> Array:
        y = f(x.copy())
        if not isinstance(y, np.ndarray) or y.dtype.kind not in "fiu":
            raise TypeError(f"{self.name}: a function of arrays must return an array of numbers; got {describe(y)}")
        if y.shape != x.shape:
            raise ValueError(
                f"{self.name}: a function of arrays must return as many elements as it is given, "
                f"{x.shape}; got {y.shape}"
            )
        return np.asarray(y, dtype=np.float64)


Link = KernelLink | ForeignLink


def evaluate(
    links: tuple[Link, ...],
    steps: tuple[Step, ...] | None,
    x: Array,
    value: Array | None,
    slope: Array | None,
    delta: float,
) -> None:
    """f(x) and df/dx into flat arrays. `steps` is the whole chain where every link is the kernel's."""
    if steps is not None:
        run(steps, x, value, slope, delta)
        return
    # Link by link, in doubles: the slopes multiplied first to last, as the kernel does.
    u = x.astype(np.float64)
    product = np.ones_like(u)
    for link in links:
        if isinstance(link, ForeignLink):
            if slope is not None:
                product *= link.slope(u, delta)
            u = link.value(u)
        else:
            rise = np.empty_like(u) if slope is not None else None
            run((link.step,), u, u, rise, delta)
            if rise is not None:
                product *= rise
    if value is not None:
        value[...] = u
    if slope is not None:
        slope[...] = product
