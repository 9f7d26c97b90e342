"""A function applied to each element: every built-in, every chain, every elementwise(...)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from . import _arrow
from ._arguments import Array, describe, is_number, to_delta, to_float, to_out, to_real, to_result
from ._kernel import Step, number
from ._links import ForeignLink, KernelLink, Link, evaluate


class Elementwise:
    """f, its derivative, or both, of a number, a NumPy array of any shape, a list, or an Arrow array.

    Results have x's shape and type: float32 in, float32 out (computed in doubles, rounded once); a number
    gives a float; lists and integers give float64; an Arrow array gives one with the same nulls. Arrays are
    never changed unless they are given as `out`.

    `delta` is half the distance of the two points of the central difference: default 0, the derivative
    itself, where every link has one, else 0.001.
    """

    def __init__(self, name: str, links: tuple[Link, ...], parts: tuple[Elementwise, ...] | None = None) -> None:
        self.__name__ = self.name = name
        self._links = links
        #: The functions of a chain, first to last; of any other function itself.
        self.links: tuple[Elementwise, ...] = parts or (self,)
        kernel = [link for link in links if isinstance(link, KernelLink)]
        self._steps: tuple[Step, ...] | None = (
            tuple(link.step for link in kernel) if len(kernel) == len(links) else None
        )

        #: The delta where none is given.
        exact = all(isinstance(link, KernelLink) or link.derivative is not None for link in links)
        self._default = 0.0 if exact else 0.001

    def __repr__(self) -> str:
        return f"<fluxion {self.name}>"

    def __call__(self, x: Any, *, out: Array | None = None) -> Any:
        """f(x).

        >>> from fluxion import sigmoid
        >>> sigmoid([-1000, 0, 1000])
        array([0. , 0.5, 1. ])
        """
        # What comes most, with nothing to ask of it.
        if type(x) is float and out is None and self._steps is not None:
            return number(self._steps, x, 0.0, False)[0]
        who = self.name
        if is_number(x):
            self._no_out(who, out)
            return self._number(to_float(self.name, "x", x), 0.001, False)[0]
        if _arrow.is_arrow(x):
            return _arrow.map_arrow(x, lambda part: self(part), who, out)
        given = to_real(who, x)
        value = to_out(who, "out", given, out)
        self._write(given, value, None, 0.001, out is not None)
        return value

    def deriv(self, x: Any, *, delta: float | None = None, out: Array | None = None) -> Any:
        """df/dx by the chain rule: the product of the links' central differences, each at its own input.

        >>> from fluxion import square
        >>> square.deriv(3)
        6.0
        """
        who = f"{self.name}.deriv"
        width = self._delta(who, delta)
        if is_number(x):
            self._no_out(who, out)
            return self._number(to_float(self.name, "x", x), width, True)[1]
        if _arrow.is_arrow(x):
            return _arrow.map_arrow(x, lambda part: self.deriv(part, delta=width), who, out)
        given = to_real(who, x)
        slope = to_out(who, "out", given, out)
        self._write(given, None, slope, width, out is not None)
        return slope

    def valueAndDeriv(
        self, x: Any, *, delta: float | None = None, out: tuple[Array, Array] | None = None
    ) -> tuple[Any, Any]:
        """f(x) and df/dx in one pass; `out` is a pair of arrays."""
        who = f"{self.name}.valueAndDeriv"
        width = self._delta(who, delta)
        if is_number(x):
            self._no_out(who, out)
            return self._number(to_float(self.name, "x", x), width, True)
        if out is not None and not (isinstance(out, tuple) and len(out) == 2):
            raise TypeError(f"{who}: out must be a pair of arrays (value, deriv); got {describe(out)}")
        if _arrow.is_arrow(x):
            return _arrow.map_arrow_to_two(x, lambda part: self.valueAndDeriv(part, delta=width), who, out)
        given = to_real(who, x)
        value = to_out(who, "out[0]", given, out and out[0])
        slope = to_out(who, "out[1]", given, out and out[1])
        if np.may_share_memory(value, slope):
            raise ValueError(f"{who}: out[0] and out[1] must not share memory")
        self._write(given, value, slope, width, out is not None)
        return value, slope

    def trace(self, x: Any, *, delta: float | None = None) -> list[dict[str, Any]]:
        """The chain link by link: name, input, output and slope of each, in float64."""
        width = self._delta(f"{self.name}.trace", delta)
        at = to_float(f"{self.name}.trace", "x", x) if is_number(x) else to_real(f"{self.name}.trace", x).astype(np.float64)
        steps = []
        for link in self._links:
            output, slope = Elementwise(link.name, (link,)).valueAndDeriv(at, delta=width)
            steps.append({"name": link.name, "input": at, "output": output, "slope": slope})
            at = output
        return steps

    def toJSON(self) -> dict[str, Any]:
        """The chain as plain data, as JavaScript's `toJSON` has it; `fromJSON` reads it.

        TypeError if a link is a function of the caller's, which cannot be written down.
        """
        return {"fluxion": 1, "links": [self._link_data(link) for link in self._links]}

    def _link_data(self, link: Link) -> dict[str, Any]:
        if isinstance(link, KernelLink):
            return {"name": link.row, "parameters": [json_number(value) for value in link.parameters]}
        if link.data is None:
            raise TypeError(f"{self.name}.toJSON: {link.name} is a function that you bring, which is code and no data")
        for name, value in link.data["values"].items():
            if not math.isfinite(value):
                raise TypeError(f"{self.name}.toJSON: {link.name}: {name} is {value}, which JSON has not")
        values = {name: json_number(value) for name, value in link.data["values"].items()}
        return {**link.data, "names": list(link.data["names"]), "values": values}

    def _number(self, x: float, delta: float, slope: bool) -> tuple[float, float]:
        if self._steps is not None:
            return number(self._steps, x, delta, slope)
        at = np.array([x])
        value, rise = np.empty(1), np.empty(1)
        evaluate(self._links, None, at, value, rise if slope else None, delta)
        return float(value[0]), float(rise[0])

    def _write(
        self, x: Array, value: Array | None, slope: Array | None, delta: float, given: bool
    ) -> None:
        """`given`: whether the caller's arrays are among the results."""
        # Results that share x's memory shifted, or that a caller's function may leave half done, go by a copy.
        if given and any(out is not None and _shifted(out, x) for out in (value, slope)):
            x = x.copy()
        if x.ndim != 1:
            x = x.reshape(-1)
            value = None if value is None else value.reshape(-1)
            slope = None if slope is None else slope.reshape(-1)
        evaluate(self._links, self._steps, x, value, slope, delta)

    def _delta(self, who: str, delta: float | None) -> float:
        if delta is None:
            return self._default
        width = to_delta(who, delta)
        if width == 0:
            for link in self._links:
                if isinstance(link, ForeignLink) and link.derivative is None:
                    raise ValueError(
                        f"{who}: delta must be greater than 0 for a function that you bring ({link.name}); got 0"
                    )
        return width

    @staticmethod
    def _no_out(who: str, out: object) -> None:
        if out is not None:
            raise TypeError(f"{who}: out goes with an array x; x is a number")


def json_number(value: float) -> float | str:
    """A number as it is written: JavaScript's writer of JSON makes 0 of -0, so that is text."""
    return "-0" if value == 0 and math.copysign(1, value) < 0 else value


def _shifted(out: Array, x: Array) -> bool:
    # Mostly they share nothing, and addresses are slow to ask for.
    if out is x or not np.may_share_memory(out, x):
        return False
    return bool(out.__array_interface__["data"][0] != x.__array_interface__["data"][0])


def check_link(who: str, argument: str, f: object) -> None:
    """What is none to be applied to numbers says what to give in its place."""
    usage = getattr(f, "_fluxion_maker", None)
    if usage:
        raise TypeError(f"{who}: {argument} makes a function: call it first, as {usage}")
    instead = getattr(f, "_fluxion_instead", None)
    if instead:
        raise TypeError(f"{who}: {argument} is {instead()}")


def elementwise(
    f: Callable[[float], float],
    name: str | None = None,
    *,
    deriv: Callable[[float], float] | None = None,
) -> Elementwise:
    """Lifts a function of one number to arrays, so that it can be a link of a chain. With `deriv`, its
    derivative, delta 0 works; without, its difference is the textbook formula.

    >>> from fluxion import chain, elementwise, sigmoid
    >>> cube = elementwise(lambda x: x**3, "cube", deriv=lambda x: 3 * x**2)
    >>> cube.deriv(2.0)
    12.0
    """
    for argument, given in (("f", f), ("deriv", deriv)):
        if not callable(given) and (argument == "f" or given is not None):
            raise TypeError(f"elementwise: {argument} must be a function; got {describe(given)}")
    check_link("elementwise", "f", f)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"elementwise: name must be a string; got {describe(name)}")
    called = name if name is not None else name_of(f)
    return Elementwise(called, (ForeignLink(called, _Lifted(called, "f", f), deriv and _Lifted(called, "deriv", deriv)),))


def name_of(f: object) -> str:
    """A function's own name; "f" for what has none, as an object that can be called."""
    name = getattr(f, "__name__", None)
    return name if isinstance(name, str) else "f"


class _Lifted:
    """A function of arrays from one of numbers: an object, as no process could send a function within a function."""

    def __init__(self, who: str, argument: str, f: Callable[[float], float]) -> None:
        self.who, self.argument, self.f = who, argument, f

    def __call__(self, x: Array) -> Array:
        result = np.empty_like(x)
        for i, at in enumerate(x.tolist()):
            y = self.f(at)
            if not is_number(y):
                raise TypeError(f"{self.who}: {self.argument} must return a number; got {describe(y)} at x = {at}")
            result[i] = to_result(self.who, y)
        return result
