"""Programs at work: an instance of the kernel for every call at a time, beside those for chains."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import wasmtime

from ._arguments import Array
from ._kernel import Call, Machine
from ._program import Program

#: Those that no call has: see _kernel.py.
_free: list[Runner] = []


def run(
    program: Program, values: Sequence[float | Array], length: int | None, outs: Sequence[Array | None]
) -> list[float]:
    """Runs a program. See `Runner.run`."""
    try:
        taken = _free.pop()
    except IndexError:
        taken = Runner()
    result = taken.run(program, values, length, outs)
    _free.append(taken)
    return result


class Runner(Machine):
    """A kernel for formulas. Its arena holds what the last program needs."""

    def __init__(self) -> None:
        super().__init__()
        self._call = Call(self._store, self._export("runFormula", wasmtime.Func), "iiiiii")
        self._loaded: Program | None = None

    def _load(self, program: Program) -> None:
        base = self._arena
        bytes_ = self._bytes(base + program.size)
        steps = program.encoded(base)
        bytes_[base : base + len(steps)] = np.frombuffer(steps, dtype=np.uint8)

        def view(at: int, end: int) -> Array:
            return bytes_[base + at : base + end].view(np.float64)

        self._numbers = view(program.numbers_at, program.numbers_at + 8 * len(program.numbers))
        self._sums = view(program.sums_at, program.blocks_at)
        self._arrays = {at: bytes_[base + at : base + at + 8 * program.chunk] for _, at in (*program.inputs, *program.results)}
        self._numbers[:] = program.numbers
        self._loaded = program

    def run(
        self, program: Program, values: Sequence[float | Array], length: int | None, outs: Sequence[Array | None]
    ) -> list[float]:
        """Writes what is stored to `outs`, flat arrays in the order of the outputs, and returns the sums; where all
        inputs are numbers, and `length` is None, every output is in what is returned."""
        if self._loaded is not program:
            self._load(program)
        for i, at in program.given:
            self._numbers[at] = values[i]
        if length is None:
            self._run(program, 0)
            numbers = self._numbers.tolist()
            return [math.prod(numbers[at] for at in places) for places in program.scalars]
        self._sums[:] = 0
        inputs = [(values[i], self._arrays[at].view(values[i].dtype)) for i, at in program.inputs]  # type: ignore[union-attr]
        results = [(outs[i], self._arrays[at].view(outs[i].dtype)) for i, at in program.results]  # type: ignore[union-attr]
        for start in range(0, length, program.chunk):
            end = min(start + program.chunk, length)
            count = end - start
            for array, room in inputs:
                room[:count] = array[start:end]  # type: ignore[index]
            self._run(program, count)
            for out, room in results:
                out[start:end] = room[:count]  # type: ignore[index]
        return [0.0 if k is None else self._sum(k) for k in program.sums]

    def _sum(self, k: int) -> float:
        total, rest = float(self._sums[2 * k]), float(self._sums[2 * k + 1])
        # Beyond the largest number, what was left out is NaN.
        return total + rest if math.isfinite(total) else total

    def _run(self, program: Program, n: int) -> None:
        if program.count == 0:
            return
        base = self._arena
        answer = self._call(
            base, program.count, n, base + program.numbers_at, base + program.blocks_at, base + program.sums_at
        )
        if answer != 0:
            raise RuntimeError(f"the kernel refused a formula: {answer} (see docs/abi.md)")
