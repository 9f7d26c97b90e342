"""Checks of what callers give. Each error names the argument, what it got and what it takes."""

from __future__ import annotations

import math
import numbers
from typing import Any

import numpy as np

_TAKES = "a number, or an array or a list of numbers (NumPy or Arrow, floats or integers)"


def describe(value: object) -> str:
    """A value in words, short enough for a message."""
    if value is None or isinstance(value, (bool, int, float)):
        return str(value)
    if isinstance(value, str):
        return f"the string {value[:20]!r}"
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}"
    kind = type(value).__name__
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


_F64 = np.dtype(np.float64)


def is_number(x: object) -> bool:
    # What comes most; the question after it is slow.
    if type(x) is float or type(x) is int:
        return True
    if type(x) is np.ndarray:
        return False
    return isinstance(x, numbers.Real) and not isinstance(x, (bool, np.bool_))


def to_float(who: str, argument: str, value: Any) -> float:
    """A number as a float. ValueError for an integer beyond all of them."""
    try:
        return float(value)
    except OverflowError:
        raise ValueError(f"{who}: {argument} must be a number that a float64 holds; got an integer of {len(str(value))} digits") from None


def to_real(who: str, x: Any, argument: str = "x") -> np.ndarray:
    """x as an array of float64 or float32, in C order: itself where it is one, else a copy."""
    if type(x) is np.ndarray and x.dtype is _F64 and x.flags.c_contiguous:
        return x
    if not isinstance(x, np.ndarray):
        if isinstance(x, (str, bytes, dict)) or not hasattr(x, "__len__"):
            raise TypeError(f"{who}: {argument} must be {_TAKES}; got {describe(x)}")
        try:
            x = np.asarray(x)
        except (TypeError, ValueError) as error:
            raise TypeError(f"{who}: {argument} must be {_TAKES}; got {describe(x)}") from error
        if x.size == 0 and x.dtype == np.float64:
            return x
    if x.dtype.kind not in "fiu" or x.dtype.itemsize > 8:
        raise TypeError(f"{who}: {argument} must be {_TAKES}; got {describe(x)}")
    if isinstance(x, np.ma.MaskedArray) and np.ma.is_masked(x):
        raise TypeError(f"{who}: {argument} must have no masked elements: fill them, x.filled(...), or leave them out")
    if x.dtype.kind == "f" and x.dtype.itemsize == 4:
        return np.ascontiguousarray(x, dtype=np.float32).reshape(x.shape)
    if x.dtype.kind in "iu" and x.dtype.itemsize == 8:
        _check_exact(who, x, argument)
    return np.ascontiguousarray(x, dtype=np.float64).reshape(x.shape)


def _check_exact(who: str, x: np.ndarray, argument: str) -> None:
    if x.size > 0 and (int(x.max()) > 2**53 or int(x.min()) < -(2**53)):
        raise ValueError(f"{who}: {argument} must be integers that a float64 holds, at most 2^53 in size")


def to_out(who: str, argument: str, x: np.ndarray, out: Any) -> np.ndarray:
    """Where the result goes: a new array like x, or the caller's `out`."""
    if out is None:
        return np.empty(x.shape, x.dtype)
    if not isinstance(out, np.ndarray) or out.dtype != x.dtype:
        raise TypeError(f"{who}: {argument} must be an array of {x.dtype}, as the result is; got {describe(out)}")
    if out.shape != x.shape:
        raise ValueError(f"{who}: {argument} must have x's shape, {x.shape}; got {out.shape}")
    if not out.flags.c_contiguous or not out.flags.writeable:
        raise ValueError(f"{who}: {argument} must be writeable and in C order")
    return out


def to_delta(who: str, delta: Any) -> float:
    if not is_number(delta):
        raise TypeError(f"{who}: delta must be a number; got {describe(delta)}")
    number = to_float(who, "delta", delta)
    if not (0 <= number < math.inf):
        raise ValueError(f"{who}: delta must be a finite number >= 0; got {delta}")
    return number


def to_finite(who: str, argument: str, value: Any) -> float:
    if not is_number(value):
        raise TypeError(f"{who}: {argument} must be a number; got {describe(value)}")
    number = to_float(who, argument, value)
    if not math.isfinite(number):
        raise ValueError(f"{who}: {argument} must be a finite number; got {value}")
    return number
