"""Checks of what callers give. Each error names the argument, what it got and what it takes."""

from __future__ import annotations

import math
import numbers
from typing import Any, TypeGuard

import numpy as np

_ARRAY = "an array or a list of numbers (NumPy or Arrow, floats or integers)"
_TAKES = f"a number, or {_ARRAY}"

#: An array of float64 or float32; which, its dtype says.
Array = np.ndarray[Any, np.dtype[Any]]


def describe(value: object) -> str:
    """A value in words, short enough for a message."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**20 else f"an integer of {_digits(value)} digits"
    if value is None or isinstance(value, (bool, float)):
        return str(value)
    if isinstance(value, str):
        return f"the string {value[:20]!r}"
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}"
    kind = type(value).__name__[:40]
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def _digits(value: int) -> int:
    # Python writes no integer of more than 4,300 digits.
    least = int((abs(value).bit_length() - 1) * math.log10(2)) + 1
    return least + 1 if abs(value) >= int(10) ** least else least


_F64 = np.dtype(np.float64)
_FLOATS = {float, np.float64, np.float32, np.float16}
#: Lists in lists: as many as NumPy's arrays have axes.
_DEEPEST = 64


def is_number(x: object) -> TypeGuard[float]:
    # What comes most; the question after it is slow.
    if type(x) is float or type(x) is int:
        return True
    if type(x) is np.ndarray:
        return False
    return isinstance(x, numbers.Real) and not isinstance(x, (bool, np.bool_))


def to_float(who: str, argument: str, value: Any) -> float:
    """A number as a float. ValueError for an integer that a float may not hold."""
    if type(value) is float:
        return value
    if type(value) is int or isinstance(value, numbers.Integral):
        integer = int(value)
        if not -(2**53) <= integer <= 2**53:
            raise ValueError(
                f"{who}: {argument} must be a float, or an integer that one holds, at most 2^53 in size; "
                f"got {describe(integer)}"
            )
    return _rounded(who, argument, value)


def to_result(who: str, value: Any) -> float:
    """What a function of the caller's returned, to the nearest float: an integer may be of any size that one reaches."""
    return _rounded(who, "what f returns", value)


def _rounded(who: str, argument: str, value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        raise ValueError(f"{who}: {argument} must be a number that a float64 holds; got {describe(value)}") from None


def to_real(who: str, x: Any, argument: str = "x", takes: str = _TAKES) -> Array:
    """x as an array of float64 or float32, in C order: itself where it is one, else a copy."""
    if type(x) is np.ndarray and x.dtype is _F64 and x.flags.c_contiguous:
        return x
    given = x if isinstance(x, np.ndarray) else _to_array(who, x, argument, takes)
    if given.dtype.kind not in "fiu" or given.dtype.itemsize > 8:
        raise TypeError(f"{who}: {argument} must be {takes}; got {describe(given)}")
    if isinstance(given, np.ma.MaskedArray) and np.ma.is_masked(given):
        raise TypeError(f"{who}: {argument} must have no masked elements: fill them, x.filled(...), or leave them out")
    if given.dtype.kind == "f" and given.dtype.itemsize == 4:
        return np.ascontiguousarray(given, dtype=np.float32).reshape(given.shape)
    if given.dtype.kind in "iu" and given.dtype.itemsize == 8:
        _check_exact(who, given, argument)
    return np.ascontiguousarray(given, dtype=np.float64).reshape(given.shape)


def to_array(who: str, x: Any, argument: str) -> Array:
    """The same where a number is none that will do."""
    return to_real(who, x, argument, _ARRAY)


def _to_array(who: str, x: Any, argument: str, takes: str) -> Array:
    """What is no array of NumPy's as one. Bytes are text, whoever means their numbers has memoryview(x) or np.frombuffer(x)."""
    if isinstance(x, (str, bytes, bytearray, dict, set, frozenset)) or not hasattr(x, "__len__"):
        raise TypeError(f"{who}: {argument} must be {takes}; got {describe(x)}")
    if isinstance(x, (list, tuple)):
        _check_items(who, x, argument)
    try:
        found: Array = np.asarray(x)
        if found.dtype.kind == "O" and isinstance(x, (list, tuple)):
            # Numbers of other types than NumPy's: all were checked.
            found = found.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{who}: {argument} must be {takes}; got {describe(x)} that is no array: {error}") from error
    return found


def _check_items(who: str, x: list[Any] | tuple[Any, ...], argument: str) -> None:
    """Whether a list, or lists in it, hold numbers alone, and integers only that a float64 holds."""
    # Types first: asking each number itself takes longer than making the array.
    kinds = set(map(type, x))
    if kinds <= _FLOATS:
        return
    if kinds == {int}:
        if not -(2**53) <= min(x) <= max(x) <= 2**53:
            raise too_large(who, argument)
        return
    if argument.count("[") > _DEEPEST:
        raise TypeError(f"{who}: {argument} must be a number: lists nest at most {_DEEPEST} deep")
    for i, item in enumerate(x):
        place = f"{argument}[{i}]"
        if isinstance(item, (list, tuple)):
            _check_items(who, item, place)
        elif isinstance(item, numbers.Integral) and is_number(item):
            if not -(2**53) <= int(item) <= 2**53:
                raise too_large(who, argument)
        elif not is_number(item) and not (isinstance(item, np.ndarray) and item.dtype.kind in "fiu"):
            raise TypeError(f"{who}: {place} must be a number; got {describe(item)}")


def _check_exact(who: str, x: Array, argument: str) -> None:
    if x.size > 0 and (int(x.max()) > 2**53 or int(x.min()) < -(2**53)):
        raise too_large(who, argument)


def too_large(who: str, argument: str) -> ValueError:
    return ValueError(f"{who}: {argument} must be integers that a float64 holds, at most 2^53 in size")


def to_out(who: str, argument: str, x: Array, out: Any) -> Array:
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
        raise ValueError(f"{who}: delta must be a finite number >= 0; got {describe(delta)}")
    return number


def to_finite(who: str, argument: str, value: Any) -> float:
    if not is_number(value):
        raise TypeError(f"{who}: {argument} must be a number; got {describe(value)}")
    number = to_float(who, argument, value)
    if not math.isfinite(number):
        raise ValueError(f"{who}: {argument} must be a finite number; got {describe(value)}")
    return number
