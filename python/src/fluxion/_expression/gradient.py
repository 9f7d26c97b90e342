"""Derivatives: the graph run backwards, as a graph again."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from .derivative import derivative
from .lower import lower, negated, product, quotient, slope_of
from .tree import Graph, Node

_Pass = Callable[[Node, Callable[[], Node]], None]


def gradient(graph: Graph, root: Node, names: Sequence[str]) -> list[Node]:
    """The derivatives of the root by each of the names. What a node gets from several places is added up from the
    last of them in the text to the first."""
    nodes = graph.as_written(root)
    depends: set[int] = set()
    for node in nodes:
        if node.f in names if node.kind == "name" else any(argument.id in depends for argument in node.args):
            depends.add(node.id)
    sums = {root.id: graph.number(1.0)}

    def give(argument: Node, part: Callable[[], Node]) -> None:
        if argument.id not in depends:
            return
        before = sums.get(argument.id)
        sums[argument.id] = graph.call("add", before, part()) if before else part()

    for node in reversed(nodes):
        z = sums.get(node.id)
        if z is not None and node.kind == "call" and node.id in depends:
            _backwards(graph, node, z, give)
    zero = graph.number(0.0)
    places = [graph.name(name) for name in names]
    return [sums.get(place.id, zero) if place.id in depends else zero for place in places]


def _backwards(graph: Graph, node: Node, z: Node, give: _Pass) -> None:
    """What a call passes back to each argument, `z` being what it got itself."""
    call, number = graph.call, graph.number
    a, b, c = (*node.args, node, node)[:3]
    zero = number(0.0)

    def times(x: Node, y: Node) -> Node:
        return product(graph, x, y)

    match node.f:
        case "add":
            give(a, lambda: z)
            give(b, lambda: z)
        case "subtract":
            give(a, lambda: z)
            give(b, lambda: negated(graph, z))
        case "negate":
            give(a, lambda: negated(graph, z))
        case "multiply":
            # Of a square, (2 z) a where 2 z is a number.
            if a is b and z.kind == "number" and math.isfinite(2 * z.value):
                give(a, lambda: times(number(2 * z.value), a))
            else:
                give(a, lambda: times(z, b))
                give(b, lambda: times(z, a))
        case "divide":
            give(a, lambda: quotient(graph, z, b))
            give(b, lambda: negated(graph, times(quotient(graph, z, b), node)))
        case "where":
            give(b, lambda: call("where", a, z, zero))
            give(c, lambda: call("where", a, zero, z))
        case "max" | "min":
            # Half of it to each where they are equal.
            def chosen(yes: Node, no: Node) -> Node:
                half = times(z, number(0.5))
                return call("where", call("less", yes, no), z, call("where", call("less", no, yes), zero, half))

            first, second = (b, a) if node.f == "max" else (a, b)
            give(a, lambda: chosen(first, second))
            give(b, lambda: chosen(second, first))
        case "pow":
            less = number(b.value - 1) if b.kind == "number" else call("subtract", b, number(1.0))
            give(a, lambda: times(z, times(b, lower(graph, call("pow", a, less)))))
            give(b, lambda: times(z, times(node, call("log", a))))
        case "hypot":
            give(a, lambda: times(z, call("divide", a, node)))
            give(b, lambda: times(z, call("divide", b, node)))
        case "atan2":

            def square() -> Node:
                return call("add", times(a, a), times(b, b))

            give(a, lambda: times(z, call("divide", b, square())))
            give(b, lambda: negated(graph, times(z, call("divide", a, square()))))
        case "exp":
            give(a, lambda: times(z, node))
        case "log":
            give(a, lambda: call("divide", z, a))
        case "sqrt":
            give(a, lambda: call("divide", z, call("add", node, node)))
        case "softplus":
            give(a, lambda: times(z, call("sigmoid", a)))
        case "less" | "lessOrEqual" | "equal":
            pass
        case f if f.endswith("'"):
            give(a, lambda: times(z, _second(graph, node)))
        case f:
            give(a, lambda: times(z, call(f"{f}'", *node.args)))


def _second(graph: Graph, node: Node) -> Node:
    """The derivative of f'(u) by u, by the formula of f."""
    u = graph.name(" ")
    once = slope_of(graph, node.f.removesuffix("'"), (u, *node.args[1:]))
    twice = derivative(graph, once, " ")
    return lower(graph, graph.rewrite(twice, lambda inside: node.args[0] if inside is u else inside))
