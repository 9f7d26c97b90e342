"""Arrow arrays: read without a copy, returned with the same nulls. pyarrow is imported by whoever brings one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ._arguments import Array, too_large


def is_arrow(x: object) -> bool:
    return type(x) is not np.ndarray and type(x).__module__.partition(".")[0] == "pyarrow" and hasattr(x, "null_count")


def map_arrow(x: Any, f: Callable[[Array], Array], who: str, out: object, argument: str = "x") -> Any:
    """f of an Array or ChunkedArray of floats or integers; singles stay singles, all else becomes doubles."""
    import pyarrow as pa

    if out is not None:
        raise TypeError(f"{who}: out goes with a NumPy array x; an Arrow array cannot be written to")
    if isinstance(x, pa.ChunkedArray):
        kind = pa.float32() if x.type == pa.float32() else pa.float64()
        return pa.chunked_array([map_arrow(chunk, f, who, None, argument) for chunk in x.chunks], type=kind)
    if not (pa.types.is_floating(x.type) or pa.types.is_integer(x.type)):
        raise TypeError(f"{who}: {argument} must be an Arrow array of floats or integers; got {x.type}")
    if x.type not in (pa.float32(), pa.float64()):
        try:
            x = x.cast(pa.float64())
        except pa.ArrowInvalid:
            raise too_large(who, argument) from None
    width = 4 if x.type == pa.float32() else 8
    validity, data = x.buffers()
    dtype = np.float32 if width == 4 else np.float64
    numbers = np.frombuffer(data, dtype)[x.offset : x.offset + len(x)] if len(x) else np.empty(0, dtype)
    result = f(numbers)
    if x.null_count == 0:
        return pa.array(result)
    # The nulls' bits start where x does, not at a byte.
    nulls = x.is_valid() if x.offset else None
    bitmap = validity if nulls is None else nulls.buffers()[1]
    return pa.Array.from_buffers(x.type, len(x), [bitmap, pa.py_buffer(result)], x.null_count)


def map_arrow_to_two(x: Any, f: Callable[[Array], tuple[Array, Array]], who: str, out: object) -> tuple[Any, Any]:
    """As `map_arrow`, of a function with two results."""
    seconds: list[Array] = []

    def first(part: Array) -> Array:
        one, two = f(part)
        seconds.append(two)
        return one

    ones = map_arrow(x, first, who, out)
    left = iter(seconds)
    return ones, map_arrow(x, lambda _: next(left), who, None)


def to_numpy(x: Any, who: str, argument: str, nulls: bool = False) -> Array:
    """An Array or ChunkedArray as one of float64 or float32; what stands for a null is any number."""
    import pyarrow as pa

    if x.null_count and not nulls:
        raise ValueError(f"{who}: {argument} has nulls, which no sum can take: drop or fill them first")
    if isinstance(x, pa.ChunkedArray):
        x = x.combine_chunks()
        if isinstance(x, pa.ChunkedArray):
            x = pa.concat_arrays(x.chunks) if x.num_chunks else pa.array([], x.type)
    numbers: list[Array] = []

    def keep(part: Array) -> Array:
        numbers.append(part)
        return part

    map_arrow(x, keep, who, None, argument)
    return numbers[0]


def with_nulls(result: Array, inputs: list[Any]) -> Any:
    """The result as an Arrow array that is null where an input is."""
    import pyarrow as pa
    import pyarrow.compute as pc

    valid: Any = None
    for x in inputs:
        if x.null_count:
            here = pc.is_valid(x)
            valid = here if valid is None else pc.and_(valid, here)
    if valid is None:
        return pa.array(result)
    return pa.array(result, mask=~np.asarray(valid))
