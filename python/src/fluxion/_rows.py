"""What the generated table of functions is made of."""

from __future__ import annotations

from collections.abc import Callable

from ._arguments import describe, to_finite
from ._elementwise import Elementwise
from ._expression.print import shown
from ._links import KernelLink


def builtin(name: str, operation: int, p: float = 0.0, q: float = 0.0) -> Elementwise:
    return Elementwise(name, (KernelLink(name, (operation, p, q), name),))


def maker(name: str, operation: int, parameters: tuple[str, ...], kinds: tuple[str, ...]) -> Callable[..., Elementwise]:
    """A function that makes functions of a family: affine(3, -14)."""

    def make(*given: float) -> Elementwise:
        if len(given) != len(parameters):
            raise TypeError(f"{name}: takes {len(parameters)} numbers, {' and '.join(parameters)}; got {len(given)}")
        numbers = [to_finite(name, parameter, value) for parameter, value in zip(parameters, given)]
        for parameter, kind, number, value in zip(parameters, kinds, numbers, given):
            if kind == "positive" and not number > 0:
                raise ValueError(f"{name}: {parameter} must be above 0; got {describe(value)}")
            if kind == "integer" and not (number.is_integer() and abs(number) < 2**31):
                raise ValueError(
                    f"{name}: {parameter} must be an integer at most 2^31 - 1 in size; got {describe(value)}"
                )
        p, q = (numbers + [0.0, 0.0])[:2]
        called = f"{name}({', '.join(map(shown, numbers))})"
        return Elementwise(called, (KernelLink(called, (operation, p, q), name, tuple(numbers)),))

    make.__name__ = make.__qualname__ = name
    # Where it is found, so that it can be sent to another process.
    make.__module__ = "fluxion._functions"
    make._fluxion_maker = f"{name}({', '.join(parameters)})"  # type: ignore[attr-defined]
    make._fluxion_parameters = parameters  # type: ignore[attr-defined]
    return make
