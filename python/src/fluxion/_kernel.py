"""The running kernel: an instance for every call at a time, all of one compiled module.

An instance's memory holds, from ARENA on: the steps of a chain, then two arrays of CHUNK elements, x (which
f(x) or df/dx replaces) and a second one for when both are asked for.
"""

from __future__ import annotations

import ctypes
import struct
import threading
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import wasmtime
from wasmtime import Engine, Module, Store
from wasmtime import Instance as WasmInstance

from ._arguments import Array

#: Version of the interface that this package speaks: docs/abi.md.
ABI = 1

#: Elements a call takes through the kernel. At 5 ns each a call's own 1 to 15 us are lost among them, and
#: the two arrays stay within the L2 cache.
CHUNK = 65_536

_PAGE = 65_536
_STEP = struct.Struct("<i4xdd")

#: (operation number, first parameter, second parameter)
Step = tuple[int, float, float]

T = TypeVar("T")

_lock = threading.Lock()
_compiled: tuple[Engine, Module] | None = None
#: Instances that no call has. A call takes one and gives it back: two at once would overwrite each other's blocks, and
#: one a thread would be made anew for every thread that comes, which takes 5 ms. A list's pop and append are atomic.
_free: list[Instance] = []


def _take() -> Instance:
    try:
        return _free.pop()
    except IndexError:
        return Instance()


def number(steps: tuple[Step, ...], x: float, delta: float, slope: bool) -> tuple[float, float]:
    """f(x) and, if asked for, df/dx of one number."""
    taken = _take()
    result = taken.number(steps, x, delta, slope)
    _free.append(taken)
    return result


def run(
    steps: tuple[Step, ...], x: Array, value: Array | None, slope: Array | None, delta: float
) -> None:
    """From x into value and slope, flat arrays of x's type and length; either may be x itself, or None."""
    taken = _take()
    taken.run(steps, x, value, slope, delta)
    _free.append(taken)


def _module() -> tuple[Engine, Module]:
    global _compiled
    with _lock:
        if _compiled is None:
            path = Path(__file__).with_name("kernel.wasm")
            if not path.exists():
                raise RuntimeError(f"{path} is missing: in a clone, `npm run build` writes it")
            engine = Engine()
            _compiled = engine, Module(engine, path.read_bytes())
        return _compiled


class Machine:
    """A kernel with memory of its own."""

    def __init__(self) -> None:
        engine, module = _module()
        self._store = Store(engine)
        self._exports = WasmInstance(self._store, module, []).exports(self._store)
        version = self._export("ABI", wasmtime.Global).value(self._store)
        if version != ABI:
            raise RuntimeError(f"the kernel's interface is version {version}; this package takes {ABI}")
        self._arena = int(self._export("ARENA", wasmtime.Global).value(self._store))
        self._memory = self._export("memory", wasmtime.Memory)

    def _export(self, name: str, kind: type[T]) -> T:
        found = self._exports[name]
        if not isinstance(found, kind):
            raise RuntimeError(f"the kernel's {name} is no {kind.__name__}")
        return found

    def _bytes(self, end: int) -> Array:
        """The memory, made as long as that. What was seen of it before may be gone."""
        missing = -(-end // _PAGE) - self._memory.size(self._store)
        if missing > 0:
            self._memory.grow(self._store, missing)
        buffer: Any = self._memory.get_buffer_ptr(self._store)
        return np.frombuffer(buffer, dtype=np.uint8)


class Instance(Machine):
    """A kernel for chains."""

    def __init__(self) -> None:
        super().__init__()
        self._runs = {
            8: Call(self._store, self._export("run", wasmtime.Func), "iiiiiif"),
            4: Call(self._store, self._export("runSingles", wasmtime.Func), "iiiiiif"),
        }
        self._steps: tuple[Step, ...] = ()
        self._room = 0
        self._reserve(64)

    def _reserve(self, links: int) -> None:
        """Memory for that many steps and the two arrays."""
        self._room = links
        room = (links * _STEP.size + 15) & ~15
        self._x = self._arena + room
        self._second = self._x + 8 * CHUNK
        bytes_ = self._bytes(self._second + 8 * CHUNK)
        self._step_bytes = bytes_[self._arena : self._arena + room]
        whole = 8 * CHUNK
        arrays = [bytes_[at : at + whole] for at in (self._x, self._second)]
        self._views: dict[int, list[Array]] = {
            8: [array.view(np.float64) for array in arrays],
            4: [array.view(np.float32)[:CHUNK] for array in arrays],
        }
        address = ctypes.addressof(self._memory.data_ptr(self._store).contents)
        self._one = (ctypes.c_double * 1).from_address(address + self._x)
        self._other = (ctypes.c_double * 1).from_address(address + self._second)

    def _load(self, steps: tuple[Step, ...]) -> None:
        if steps is self._steps:
            return
        if len(steps) > self._room:
            self._reserve(2 * len(steps))
        data = b"".join(_STEP.pack(*step) for step in steps)
        self._step_bytes[: len(data)] = np.frombuffer(data, dtype=np.uint8)
        self._steps = steps

    def number(self, steps: tuple[Step, ...], x: float, delta: float, slope: bool) -> tuple[float, float]:
        """f(x) and, if asked for, df/dx of one number."""
        self._load(steps)
        self._one[0] = x
        self._call(8, 1, self._x, self._second if slope else 0, delta)
        return self._one[0], self._other[0]

    def run(
        self,
        steps: tuple[Step, ...],
        x: Array,
        value: Array | None,
        slope: Array | None,
        delta: float,
    ) -> None:
        self._load(steps)
        for start in range(0, x.size, CHUNK):
            if x.size <= CHUNK:
                self._part(x, value, slope, delta)
            else:
                part = slice(start, start + CHUNK)
                self._part(
                    x[part], None if value is None else value[part], None if slope is None else slope[part], delta
                )

    def _part(self, x: Array, value: Array | None, slope: Array | None, delta: float) -> None:
        size, count = x.itemsize, x.size
        first, second = self._views[size]
        room = first[:count]
        room[:] = x
        if slope is None:
            self._call(size, count, self._x, 0, delta)
            value[:] = room  # type: ignore[index]
        elif value is None:
            self._call(size, count, 0, self._x, delta)
            slope[:] = room
        else:
            self._call(size, count, self._x, self._second, delta)
            value[:] = room
            slope[:] = second[:count]

    def _call(self, size: int, count: int, values: int, slopes: int, delta: float) -> None:
        answer = self._runs[size](
            self._arena, len(self._steps), self._x, count, values, slopes, delta
        )
        if answer > 0:
            raise ValueError(f"step {answer} of the chain has an operation number the kernel does not know")
        if answer < 0:
            raise RuntimeError(f"the kernel refused a call: {answer} (see docs/abi.md)")


class Call:
    """A function of the kernel. wasmtime's public call takes 15 us, most of it in converting arguments; the call
    below takes under 2 us. It is no public name of wasmtime's: where it is missing or other than expected,
    the public one serves."""

    def __init__(self, store: Store, function: wasmtime.Func, kinds: str) -> None:
        """`kinds`: of each argument, `i` for i32 or `f` for f64. Nothing but zeros must be refused with -1."""
        self._store = store
        self._function = function
        self._call = self._public
        try:
            from wasmtime import _bindings as bindings

            self._unchecked = bindings._wasmtime_func_call_unchecked
            self._context = store._context()
            self._handle = ctypes.byref(function._func)
            arguments = (bindings.wasmtime_val_raw * len(kinds))()
            size = ctypes.sizeof(bindings.wasmtime_val_raw)
            pieces = {"i": f"i{size - 4}x", "f": f"d{size - 8}x"}
            self._pack = struct.Struct("<" + "".join(pieces[kind] for kind in kinds)).pack_into
            self._raw = memoryview(arguments).cast("B")
            self._answer = self._raw[:4].cast("i")
            self._arguments = arguments
            self._count = len(kinds)
            self._trap = ctypes.POINTER(bindings.wasm_trap_t)()
            self._trap_at = ctypes.byref(self._trap)
            zeros = [0 if kind == "i" else 0.0 for kind in kinds]
            if self._fast(*zeros) == self._public(*zeros) == -1:
                self._call = self._fast
        except (AttributeError, ImportError, TypeError, KeyError, ctypes.ArgumentError):
            pass

    def __call__(self, *arguments: float) -> int:
        return self._call(*arguments)

    def _public(self, *arguments: float) -> int:
        answer: int = self._function(self._store, *arguments)
        return answer

    def _fast(self, *arguments: float) -> int:
        self._pack(self._raw, 0, *arguments)
        error = self._unchecked(self._context, self._handle, self._arguments, self._count, self._trap_at)
        if error or self._trap:
            raise RuntimeError("the kernel stopped in the middle of a call")
        return self._answer[0]
