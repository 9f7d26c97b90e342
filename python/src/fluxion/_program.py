"""Formulas as programs of the kernel: docs/abi.md."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from ._expression.tree import Graph, Node
from ._kernel import CHUNK
from ._language import KERNEL, OPERATIONS

BLOCK = 1024

_STEP = struct.Struct("<5i4xdd")
_NONE = -(2**31)
_LOAD, _STORE, _SUM = 144, 146, 148


@dataclass(frozen=True)
class Output:
    """What is wanted: a node's value of each element, or the sum of its products with another."""

    node: Node
    by: Node | None = None


class Program:
    """A plan of outputs, for inputs of which some are arrays. Blocks and numbers are laid out one after the other:
    steps, numbers, sums, blocks, arrays."""

    def __init__(self, graph: Graph, outputs: Sequence[Output], names: Sequence[str], sizes: Sequence[int]) -> None:
        """`sizes`: by name, the bytes of an element; 0 for a number."""
        self.outputs = tuple(outputs)
        arrays = [i for i, size in enumerate(sizes) if size]
        #: Whether results are singles: all arrays are.
        self.single = bool(arrays) and all(sizes[i] == 4 for i in arrays)
        plan = _Plan(graph, self.outputs, {names[i] for i in arrays})
        #: Constants in their places, and where the numbers among the inputs go.
        self.numbers = tuple(plan.numbers)
        self.given = tuple((i, plan.index[name]) for i, name in enumerate(names) if name in plan.index)
        #: By output: the index of its number, where all inputs are numbers.
        self.scalars = tuple(
            tuple(plan.number_of(node) for node in (output.node, output.by) if node) for output in self.outputs
        )
        #: By output: which sum it is.
        self.sums = tuple(plan.sums.get(i) for i in range(len(self.outputs)))
        self.has_sums = any(k is not None for k in self.sums)
        stored = [i for i, output in enumerate(self.outputs) if output.by is None]
        count = len(arrays) + len(stored)
        self.chunk = max(BLOCK, 2 * CHUNK // max(2, count) // BLOCK * BLOCK)
        self.count = len(plan.steps)
        # Offsets, each in whole cache lines.
        self.numbers_at = _lines(self.count * _STEP.size)
        self.sums_at = self.numbers_at + _lines(8 * len(self.numbers))
        self.blocks_at = self.sums_at + _lines(16 * len(plan.sums))
        first = self.blocks_at + 8 * BLOCK * plan.blocks
        places = [first + 8 * self.chunk * i for i in range(count)]
        #: By array: which input it is, or which output.
        self.inputs = tuple(zip(arrays, places))
        self.results = tuple(zip(stored, places[len(arrays) :]))
        self.size = first + 8 * self.chunk * count
        self._steps = plan.steps
        self._sizes = {names[i]: sizes[i] for i in arrays}
        self._loads = {names[i]: place for i, place in self.inputs}
        self._stores = dict(self.results)

    def encoded(self, base: int) -> bytes:
        """The steps for a program that lies at that address."""
        return b"".join(_STEP.pack(*self._encode(step, base)) for step in self._steps)

    def _encode(self, step: _Step, base: int) -> tuple[float, ...]:
        if step.load is not None:
            single = self._sizes[step.load] == 4
            return (_LOAD + single, step.to, base + self._loads[step.load], 0, 0, 0.0, 0.0)
        if step.store is not None:
            return (_STORE + self.single, base + self._stores[step.store], step.a, 0, 0, 0.0, 0.0)
        return (step.operation, step.to, step.a, step.b, step.c, *step.parameters)


def _lines(bytes_: int) -> int:
    return (bytes_ + 63) & ~63


@dataclass(frozen=True)
class _Step:
    operation: int = 0
    to: int = 0
    a: int = 0
    b: int = 0
    c: int = 0
    parameters: tuple[float, float] = (0.0, 0.0)
    #: Of a step that moves elements: the input, or the output.
    load: str | None = None
    store: int | None = None


class _Plan:
    """Places for all values, and the steps. A block is free again once it was read for the last time."""

    def __init__(self, graph: Graph, outputs: Sequence[Output], arrays: set[str]) -> None:
        self.steps: list[_Step] = []
        self.numbers: list[float] = []
        #: The numbers of names.
        self.index: dict[str, int] = {}
        self.sums: dict[int, int] = {}
        self.blocks = 0
        self._places: dict[int, int] = {}
        self._free: list[int] = []
        self._order(graph, outputs, arrays)
        for t, (results, reads, output) in enumerate(self._tasks):
            for node in reads:
                if node.id not in self._places:
                    self._places[node.id] = self._take()
                    self.steps.append(_Step(load=node.f, to=self._places[node.id]))
            operands = [self._places[node.id] for node in self._operands(results, output, outputs)]
            self._release(reads, t)
            if output is None:
                self._compute(results, operands)
            elif len(operands) == 1:
                self.steps.append(_Step(store=output, a=operands[0]))
            else:
                self.sums[output] = len(self.sums)
                self.steps.append(_Step(_SUM, self.sums[output], operands[0], operands[1]))

    def number_of(self, node: Node) -> int:
        return -1 - self._places[node.id]

    def _order(self, graph: Graph, outputs: Sequence[Output], arrays: set[str]) -> None:
        """What is to be done, arguments first, each output as soon as it can be."""
        wanted = [[node for node in (output.node, output.by) if node] for output in outputs]
        made: dict[int, int] = {}
        tasks: list[tuple[list[Node], list[Node], int | None]] = []
        pairs: dict[tuple[object, ...], list[Node]] = {}
        vectors: set[int] = set()
        for node in graph.reachable([node for pair in wanted for node in pair]):
            if node.f in arrays if node.kind == "name" else any(arg.id in vectors for arg in node.args):
                vectors.add(node.id)
            else:
                self._places[node.id] = -1 - len(self.numbers)
                if node.kind == "name":
                    self.index[node.f] = len(self.numbers)
                self.numbers.append(node.value)
            if node.kind != "call":
                continue
            # A function and its derivative at one place share a step; pow' is a function's, and pow none.
            f = node.f.removesuffix("'")
            key = (node.f in OPERATIONS, f, *[arg.id for arg in node.args])
            results = pairs.get(key)
            if results is None:
                results = pairs[key] = []
                reads = list(dict.fromkeys(arg for arg in node.args if arg.id in vectors))
                tasks.append((results, reads, None))
            results.append(node)
            made[node.id] = len(tasks) - 1
        ends: dict[int, list[int]] = {}
        for i, pair in enumerate(wanted):
            ends.setdefault(max(made.get(node.id, -1) for node in pair), []).append(i)
        self._tasks: list[tuple[list[Node], list[Node], int | None]] = []
        for t in range(-1, len(tasks)):
            if t >= 0:
                self._tasks.append(tasks[t])
            for i in ends.get(t, []):
                reads = list(dict.fromkeys(node for node in wanted[i] if node.id in vectors))
                self._tasks.append(([], reads, i))
        self._last = {node.id: t for t, (_, reads, _) in enumerate(self._tasks) for node in reads}

    def _operands(self, results: list[Node], output: int | None, outputs: Sequence[Output]) -> list[Node]:
        if output is None:
            return list(results[0].args)
        wanted = outputs[output]
        return [wanted.node] if wanted.by is None else [wanted.node, wanted.by]

    def _release(self, nodes: list[Node], t: int) -> None:
        self._free += [self._places[node.id] for node in nodes if self._last[node.id] == t]

    def _take(self) -> int:
        if self._free:
            return self._free.pop()
        self.blocks += 1
        return self.blocks - 1

    def _compute(self, results: list[Node], operands: list[int]) -> None:
        for node in results:
            if node.id not in self._places:
                self._places[node.id] = self._take()
        first = results[0]
        operation = OPERATIONS.get(first.f)
        if operation is not None:
            a, b, c = (*operands, 0, 0)[:3]
            self.steps.append(_Step(operation, self._places[first.id], a, b, c))
            return
        number, fixed = KERNEL[first.f.removesuffix("'")]
        value = slope = _NONE
        for node in results:
            if node.f.endswith("'"):
                slope = self._places[node.id]
            else:
                value = self._places[node.id]
        parameters = (*fixed, *[argument.value for argument in first.args[1:]], 0.0, 0.0)
        self.steps.append(_Step(number, value, operands[0], slope, 0, (parameters[0], parameters[1])))
