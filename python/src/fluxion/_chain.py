"""Chains of functions, and the chapter's names for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ._arguments import Array, describe, to_delta
from ._elementwise import Elementwise, check_link, name_of
from ._links import ForeignLink

Chainable = Elementwise | Callable[[Array], Array]


def chain(*functions: Chainable) -> Elementwise:
    """Composes functions, the first applied first: chain(square, sigmoid)(x) is sigmoid(square(x)). A chain
    within a chain is taken apart; a function of arrays that you bring is called with flat float64 arrays.

    >>> from fluxion import chain, sigmoid, square
    >>> chain(square, sigmoid).name
    'sigmoid(square(x))'
    """
    if not functions:
        raise ValueError("chain: takes one function or more; got none")
    parts = [part for i, f in enumerate(functions) for part in _to_elementwise("chain", f"function {i + 1}", f).links]
    # At one go: a name that grows with each part takes the square of their number.
    name = "(".join([part.name for part in reversed(parts)]) + "(x" + ")" * len(parts)
    return Elementwise(name, tuple(link for part in parts for link in part._links), tuple(parts))


def _to_elementwise(who: str, argument: str, f: object) -> Elementwise:
    if isinstance(f, Elementwise):
        return f
    if not callable(f) or isinstance(f, type):
        raise TypeError(f"{who}: {argument} must be a function; got {describe(f)}")
    check_link(who, argument, f)
    name = name_of(f)
    return Elementwise(name, (ForeignLink(name, f),))


def deriv(f: Chainable, x: Any, delta: float = 0.001) -> Any:
    """The central difference of f at x, (f(x + delta) - f(x - delta)) / (2 delta), as the chapter has it: of a
    chain, the product of its links' differences; of a built-in, in closed form."""
    return _to_elementwise("deriv", "f", f).deriv(x, delta=to_delta("deriv", delta))


def chainLength2(functions: Sequence[Chainable], x: Any) -> Any:
    """f2(f1(x))."""
    return _of_length("chainLength2", 2, functions)(x)


def chainLength3(functions: Sequence[Chainable], x: Any) -> Any:
    """f3(f2(f1(x)))."""
    return _of_length("chainLength3", 3, functions)(x)


def chainDeriv2(functions: Sequence[Chainable], x: Any, delta: float = 0.001) -> Any:
    """df/dx of f2(f1(x)): df1/dx(x) df2/du(f1(x))."""
    return _of_length("chainDeriv2", 2, functions).deriv(x, delta=to_delta("chainDeriv2", delta))


def chainDeriv3(functions: Sequence[Chainable], x: Any, delta: float = 0.001) -> Any:
    """df/dx of f3(f2(f1(x))), each slope at its own input."""
    return _of_length("chainDeriv3", 3, functions).deriv(x, delta=to_delta("chainDeriv3", delta))


def _of_length(who: str, length: int, functions: object) -> Elementwise:
    if not isinstance(functions, (list, tuple)):
        raise TypeError(f"{who}: chain must be a list of functions; got {describe(functions)}")
    if len(functions) != length:
        raise ValueError(f"{who}: chain must have {length} functions; got {len(functions)}")
    return chain(*functions)
