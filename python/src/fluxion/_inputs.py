"""What a formula is given, checked: a number or an array for each name, and arrays for its results."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from . import _arrow
from ._arguments import Array, describe, is_number, to_float, to_real
from ._nearest import nearest
from ._program import Program


class Given:
    """Inputs as they are computed with, in the order of the names."""

    def __init__(self) -> None:
        #: Numbers, and flat arrays.
        self.values: list[float | Array] = []
        #: Of the arrays; None if there is none.
        self.shape: tuple[int, ...] | None = None
        #: By name: the bytes of an element, 0 for a number.
        self.sizes: tuple[int, ...] = ()
        self._arrow: list[Any] = []
        self._with_nulls: str | None = None

    @property
    def length(self) -> int:
        return math.prod(self.shape or ())

    def add(self, names: Sequence[str], name: str, value: Any) -> None:
        if is_number(value):
            self.values.append(to_float("formula", name, value))
            self.sizes += (0,)
            return
        if _arrow.is_arrow(value):
            array = _arrow.to_numpy(value, "formula", name, nulls=True)
            self._arrow.append(value)
            if value.null_count:
                self._with_nulls = name
        else:
            array = to_real("formula", value, name)
        if self.shape is None:
            self.shape = array.shape
        elif array.shape != self.shape:
            first = next(name for name, size in zip(names, self.sizes) if size)
            raise ValueError(
                f"formula: arrays must be of one shape; {first} has {_shape(self.shape)}, {name} has {_shape(array.shape)}"
            )
        self.values.append(array.reshape(-1))
        self.sizes += (array.itemsize,)

    def no_nulls(self, who: str) -> None:
        if self._with_nulls is not None:
            raise ValueError(f"{who}: {self._with_nulls} has nulls, which no sum can take: drop or fill them first")

    def wrapped(self, result: Array) -> Any:
        """The result as an Arrow array with the inputs' nulls, if the arrays are."""
        return _arrow.with_nulls(result, self._arrow) if self._arrow else result


def merged(who: str, inputs: Mapping[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """What a dict and keywords give together, each name once."""
    for name in named:
        if name in inputs:
            raise TypeError(f"{who}: {name} comes twice, in the dict and by keyword")
    return {**inputs, **named}


def check_inputs(names: Sequence[str], inputs: object) -> Mapping[str, Any]:
    if not isinstance(inputs, Mapping):
        bound = ". A function of one array, as chains have it, is f.at({ … })" if hasattr(inputs, "dtype") else ""
        example = names[0] if names else "x"
        raise TypeError(f"formula: inputs must be a dict such as {{'{example}': 1}}; got {describe(inputs)}{bound}")
    return inputs


def to_inputs(names: Sequence[str], given_inputs: object, functions: Mapping[str, int]) -> Given:
    inputs = check_inputs(names, given_inputs)
    for name in inputs:
        if name not in names:
            raise _unknown(str(name), names, functions)
    given = Given()
    for name in names:
        if name not in inputs:
            raise TypeError(f"formula: {name} is missing; the names are {', '.join(names)}")
        given.add(names, name, inputs[name])
    return given


def _unknown(name: str, names: Sequence[str], functions: Mapping[str, int]) -> TypeError:
    if name in functions:
        kind = "a number" if functions[name] == 0 else "a function"
        return TypeError(f"formula: {name} is {kind} of the language and no input; call it otherwise in the text")
    near = nearest(name, names)
    known = f"did you mean {near}?" if near else f"the names are {', '.join(names)}"
    return TypeError(f"formula: there is no input {json.dumps(name[:40], ensure_ascii=False)}; {known}")


def to_names(who: str, wanted: object, names: Sequence[str]) -> tuple[str, ...]:
    """The names by which to differentiate; default: all."""
    if wanted is None:
        return tuple(names)
    if not isinstance(wanted, (list, tuple)):
        raise TypeError(f"{who}: names must be a list such as ['x']; got {describe(wanted)}")
    for i, name in enumerate(wanted):
        if not isinstance(name, str):
            raise TypeError(f"{who}: names must be a list such as ['x']; names[{i}] is {describe(name)}")
        if name not in names:
            near = nearest(name, names)
            known = f"did you mean {near}?" if near else f"the names are {', '.join(names)}"
            raise ValueError(f"{who}: {json.dumps(name[:40], ensure_ascii=False)} is no input; {known}")
        if wanted.index(name) != i:
            raise ValueError(f"{who}: {name} comes twice")
    return tuple(wanted)


def to_outs(
    who: str, out: object, results: Sequence[str], given: Given, program: Program
) -> tuple[list[Array | None], list[Array | None]]:
    """An array for each result that is one, the caller's or a new one; and where it is computed: elsewhere, where the
    caller's shares memory with an input."""
    outs = _by_name(who, out, results)
    dtype = np.dtype(np.float32 if program.single else np.float64)
    arrays: list[Array | None] = []
    for name, output in zip(results, program.outputs):
        called = "out" if name == "out" else f"out[{name!r}]"
        array = outs.get(name)
        if given.shape is None or output.by is not None:
            if array is not None:
                why = "all inputs are numbers" if given.shape is None else "it is a number"
                raise TypeError(f"{who}: {called} goes with an array; {why}")
            arrays.append(None)
        else:
            arrays.append(np.empty(given.shape, dtype) if array is None else _check(who, called, array, dtype, given))
    own = [array for name, array in zip(results, arrays) if array is not None and name in outs]
    for i, array in enumerate(own):
        if any(np.may_share_memory(array, other) for other in own[:i]):
            raise ValueError(f"{who}: two arrays of out must not share memory")
    inputs = [value for value in given.values if isinstance(value, np.ndarray)]
    staged = [
        array.copy() if array is not None and any(_clashes(array, x) for x in inputs) else array for array in arrays
    ]
    return arrays, staged


def _by_name(who: str, out: object, results: Sequence[str]) -> Mapping[str, Any]:
    if out is None:
        return {}
    if not isinstance(out, Mapping):
        raise TypeError(f"{who}: out must be a dict of arrays; got {describe(out)}")
    for name in out:
        if name not in results:
            near = nearest(str(name), results)
            known = f"did you mean {near}?" if near else f"there are {', '.join(results)}"
            raise TypeError(f"{who}: out has no result {json.dumps(str(name)[:40], ensure_ascii=False)}; {known}")
    return {name: array for name, array in out.items() if array is not None}


def _check(who: str, called: str, out: object, dtype: np.dtype, given: Given) -> Array:
    if not isinstance(out, np.ndarray) or out.dtype != dtype:
        raise TypeError(f"{who}: {called} must be an array of {dtype}, as the result is; got {describe(out)}")
    if out.shape != given.shape:
        raise ValueError(f"{who}: {called} must have the inputs' shape, {given.shape}; got {out.shape}")
    if not out.flags.c_contiguous or not out.flags.writeable:
        raise ValueError(f"{who}: {called} must be writeable and in C order")
    return out


def _clashes(out: Array, x: Array) -> bool:
    """Whether writing a part of one overwrites another part of the other."""
    if not np.may_share_memory(out, x):
        return False
    same = out.__array_interface__["data"][0] == x.__array_interface__["data"][0] and out.itemsize == x.itemsize
    return not same


def _shape(shape: tuple[int, ...]) -> str:
    return f"{shape[0]} elements" if len(shape) == 1 else f"shape {shape}"
