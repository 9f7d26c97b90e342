"""Formulas of several inputs, from their text."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from . import _arrow
from ._arguments import Array, describe, is_number, to_array, to_float
from ._elementwise import Elementwise
from ._expression.gradient import gradient
from ._expression.lower import lower
from ._expression.parse import parse
from ._expression.print import shown, to_text
from ._expression.tokens import is_name
from ._expression.tree import Graph, Node
from ._inputs import Given, check_inputs, merged, to_inputs, to_names, to_outs
from ._language import FUNCTIONS
from ._links import ForeignLink
from ._nearest import likest, suggestion
from ._program import Output, Program
from ._runner import run

#: Held while a formula's graph grows: two threads' nodes would have the same number.
_planning = threading.Lock()

#: A name that no text can have.
_Y = " y"


class LeastSquares(NamedTuple):
    """The sums that a step of least squares needs, for p names."""

    #: J'J, p by p, symmetric.
    JtJ: Array
    #: J'r, p numbers.
    Jtr: Array
    #: r'r, the residual sum of squares, r = f - y.
    rss: float


class Formula:
    """A formula of several inputs. Each is a number or an array (NumPy, Arrow or a list); all arrays have one shape.

    Numbers alone give a float; where all arrays are float32, results are, computed in float64 and rounded once; all
    else gives float64. The same bits as in JavaScript. A result of Arrow arrays is one, null where an input is.
    """

    def __init__(self, graph: Graph, root: Node, names: Sequence[str], text: str | None = None) -> None:
        self._graph = graph
        self._root = root
        self._text = text
        #: Its inputs.
        self.names: tuple[str, ...] = tuple(names)
        self._lowered: Node | None = None
        self._programs: dict[tuple[object, ...], Program] = {}

    @property
    def text(self) -> str:
        """As it was written. ValueError if it is a derivative longer than a million letters."""
        if self._text is None:
            self._text = to_text(self._graph, self._root)
        return self._text

    def __repr__(self) -> str:
        return f"<fluxion formula {self.text[:200]}>"

    def __call__(self, inputs: Mapping[str, Any] | None = None, /, *, out: Array | None = None, **named: Any) -> Any:
        """f, element by element, of a dict of inputs, or of inputs by keyword.

        TypeError if an input is missing, is none of the names, or is no number or array of numbers; ValueError if
        arrays differ in shape, or out has another.

        >>> from fluxion import formula
        >>> formula("a * exp(-b * x)")(x=[0, 1, 2], a=2.5, b=0.7)
        array([2.5       , 1.24146326, 0.61649241])
        """
        given = self._given(inputs, named)
        return self._run("formula", ("out",), (), given, out if out is None else {"out": out})[0]

    def gradient(
        self, inputs: Mapping[str, Any], names: Sequence[str] | None = None, *, out: Mapping[str, Array] | None = None
    ) -> dict[str, Any]:
        """The sum of f over all elements as `value`, and its derivatives: by a number a number, by an array an array.
        Sums are compensated, and have the same bits everywhere. `out`: arrays for any that is one."""
        return self._named("gradient", inputs, names, out)

    def jacobian(
        self, inputs: Mapping[str, Any], names: Sequence[str] | None = None, *, out: Mapping[str, Array] | None = None
    ) -> dict[str, Any]:
        """f as `value`, and its derivative by each name, element by element."""
        return self._named("jacobian", inputs, names, out)

    def leastSquares(self, inputs: Mapping[str, Any], y: Any, names: Sequence[str] | None = None) -> LeastSquares:
        """J'J, J'r and r'r of the residuals r = f - y, in one pass that writes no array."""
        who = "formula.leastSquares"
        wanted = to_names(who, names, self.names)
        given = self._given(inputs, {})
        given.no_nulls(who)
        target = _arrow.to_numpy(y, who, "y") if _arrow.is_arrow(y) else to_array(who, y, "y")
        if given.shape is not None and target.shape != given.shape:
            raise ValueError(f"{who}: y must have the shape of the arrays, {given.shape}; got {target.shape}")
        program = self._program("leastSquares", wanted, (*given.sizes, target.itemsize))
        values = [*given.values, target.reshape(-1)]
        sums = run(program, values, target.size, [None] * len(program.outputs))
        p = len(wanted)
        JtJ = np.empty((p, p))
        for (i, j), value in zip(((i, j) for i in range(p) for j in range(i, p)), sums):
            JtJ[i, j] = JtJ[j, i] = value
        return LeastSquares(JtJ, np.array(sums[-1 - p : -1]), sums[-1])

    def at(self, values: Mapping[str, float] | None = None, /, **named: float) -> Elementwise:
        """The function of the one name that is left when the others have these values: a link of chains like any
        other. Delta 0, its default, is the exact derivative; a greater delta the literal difference.

        >>> from fluxion import chain, formula, sigmoid
        >>> chain(formula("a * x").at(a=2), sigmoid)(0)
        0.5
        """
        if values is not None and not isinstance(values, Mapping):
            raise TypeError(f"formula.at: values must be a dict such as {{'a': 1}}; got {describe(values)}")
        given = merged("formula.at", values or {}, named)
        for name, value in given.items():
            if name not in self.names:
                raise TypeError(
                    f"formula.at: there is no input {_quoted(name)}; the names are {', '.join(self.names)}"
                )
            if not is_number(value):
                raise TypeError(f"formula.at: {name} must be a number; got {describe(value)}")
        left = [name for name in self.names if name not in given]
        if len(left) != 1:
            what = f"left are {', '.join(left)}" if left else "none is"
            raise ValueError(f"formula.at: one name must be left; {what}")
        text = to_text(self._graph, self._root)
        numbers = {name: to_float("formula.at", name, value) for name, value in given.items()}
        pairs = [f"{name} = {shown(value)}" for name, value in numbers.items()]
        called = f"({text}; {', '.join(pairs)})" if pairs else f"({text})"
        data = {"formula": text, "names": list(self.names), "values": numbers}
        value, slope = (_Bound(f, numbers, left[0]) for f in (self, self.derivative(left[0])))
        return Elementwise(called, (ForeignLink(called, value, slope, data),))

    def derivative(self, name: str) -> Formula:
        """The derivative by a name, as a formula of the same inputs."""
        if not isinstance(name, str):
            raise TypeError(f"formula.derivative: name must be a string such as 'x'; got {describe(name)}")
        wanted = to_names("formula.derivative", [name], self.names)
        with _planning:
            return Formula(self._graph, self._slopes(wanted)[0], self.names)

    def __getstate__(self) -> dict[str, Any]:
        # Programs are made again where it comes to.
        return {**self.__dict__, "_programs": {}}

    def toJSON(self) -> dict[str, Any]:
        """The formula as plain data, which `fromJSON` reads back, here and in JavaScript."""
        return {"fluxion": 1, "formula": self.text, "names": list(self.names)}

    def _fluxion_instead(self) -> str:
        """What it is where a chain has it, and what to give there."""
        shown = self.text[:60]
        if not self.names:
            return f"{shown}, a formula without an input, which is no function"
        left = "x" if "x" in self.names else self.names[-1]
        bound = ", ".join(f"{name!r}: 1" for name in self.names if name != left)
        return f"{shown}, a formula of {', '.join(self.names)}: give f.at({{{bound}}}), a function of {left} alone"

    def _given(self, inputs: Mapping[str, Any] | None, named: Mapping[str, Any]) -> Given:
        both = named if inputs is None else inputs
        if inputs is not None and named:
            both = merged("formula", check_inputs(self.names, inputs), named)
        return to_inputs(self.names, both, FUNCTIONS)

    def _named(self, kind: str, inputs: Mapping[str, Any], names: Sequence[str] | None, out: object) -> dict[str, Any]:
        wanted = to_names(f"formula.{kind}", names, self.names)
        results = ("value", *wanted)
        given = self._given(inputs, {})
        return dict(zip(results, self._run(f"formula.{kind}", results, wanted, given, out)))

    def _run(self, who: str, results: Sequence[str], names: Sequence[str], given: Given, out: object) -> list[Any]:
        program = self._program(who.removeprefix("formula."), names, given.sizes)
        if program.has_sums:
            given.no_nulls(who)
        if given.shape is None:
            to_outs(who, out, results, given, program)
            return run(program, given.values, None, [])
        arrays, staged = to_outs(who, out, results, given, program)
        flat = [None if array is None else array.reshape(-1) for array in staged]
        sums = run(program, given.values, given.length, flat)
        for array, room in zip(arrays, staged):
            if array is not None and room is not None and array is not room:
                array[...] = room
        return [sums[i] if array is None else given.wrapped(array) for i, array in enumerate(arrays)]

    def _program(self, kind: str, names: Sequence[str], sizes: tuple[int, ...]) -> Program:
        key = (kind, tuple(names), sizes)
        program = self._programs.get(key)
        if program is None:
            with _planning:
                is_array = {name: size > 0 for name, size in zip(self.names, sizes)}
                outputs = self._outputs(kind, names, is_array)
                inputs = (*self.names, _Y) if kind == "leastSquares" else self.names
                program = self._programs[key] = Program(self._graph, outputs, inputs, sizes)
        return program

    def _outputs(self, kind: str, names: Sequence[str], is_array: Mapping[str, bool]) -> list[Output]:
        root = self._lowered_root()
        slopes = self._slopes(names)
        if kind == "gradient":
            one = self._graph.number(1.0)
            by = [None if is_array[name] else one for name in names]
            return [Output(root, one), *map(Output, slopes, by)]
        if kind == "leastSquares":
            residual = self._graph.call("subtract", root, self._graph.name(_Y))
            products = [Output(slopes[i], slopes[j]) for i in range(len(slopes)) for j in range(i, len(slopes))]
            return [*products, *[Output(node, residual) for node in (*slopes, residual)]]
        return [Output(node) for node in (root, *slopes)]

    def _lowered_root(self) -> Node:
        if self._lowered is None:
            self._lowered = lower(self._graph, self._root)
        return self._lowered

    def _slopes(self, names: Sequence[str]) -> list[Node]:
        return gradient(self._graph, self._lowered_root(), names) if names else []


class _Bound:
    """A formula as a function of one array: an object, as no process could send a function within a function."""

    def __init__(self, f: Formula, numbers: Mapping[str, float], free: str) -> None:
        self.f, self.numbers, self.free = f, numbers, free

    def __call__(self, x: Array) -> Any:
        return self.f({**self.numbers, self.free: x})


def formula(text: str, names: Sequence[str] | None = None) -> Formula:
    """A formula from its text: numbers, names, `pi`, `e`, `+ - * / ^`, brackets, comparisons, every function of the
    table and `pow min max clamp hypot atan2 where`. `sigmoid'` is the derivative of sigmoid.

    `names`: its inputs; others are then errors. Default: those in the text, in their order there. A text that cannot
    be read is a FormulaSyntaxError, which marks the place.

    >>> from fluxion import formula
    >>> formula("a * exp(-b * x)").gradient({"x": [0, 1, 2], "a": 2.5, "b": 0.7}, ["b"])["b"]
    -2.474448079186556
    """
    if not isinstance(text, str):
        raise TypeError(f"formula: text must be a string such as 'a * x + b'; got {describe(text)}")
    given = None if names is None else _check_names(names)
    graph = Graph()
    root = parse(graph, text, FUNCTIONS, given, suggestion, likest)
    found = [node.f for node in graph.nodes if node.kind == "name"]
    return Formula(graph, root, found if given is None else given, text)


def _check_names(names: object) -> list[str]:
    takes = "formula: names must be a list such as ['x', 'a']"
    if not isinstance(names, (list, tuple)):
        raise TypeError(f"{takes}; got {describe(names)}")
    found: dict[str, None] = {}
    for i, name in enumerate(names):
        if not isinstance(name, str):
            raise TypeError(f"{takes}; names[{i}] is {describe(name)}")
        quoted = _quoted(name)
        if name in FUNCTIONS:
            kind = "number" if FUNCTIONS[name] == 0 else "function"
            raise ValueError(f"formula: {quoted} is a {kind}; an input needs another name")
        if not is_name(name):
            raise ValueError(f"formula: {quoted} is no name: letters, digits and _, a letter first")
        if name in found:
            raise ValueError(f"formula: the name {quoted} comes twice")
        found[name] = None
    return list(found)


def _quoted(name: object) -> str:
    return json.dumps(str(name)[:40], ensure_ascii=False)
