"""The derivative by the rules of calculus, and functions written out by their formulas."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .._language import DEFINITIONS, SLOPES
from .algebra import Algebra
from .parse import parse
from .tree import Graph, Node


def substitute(graph: Graph, root: Node, by: Mapping[str, Node]) -> Node:
    return graph.rewrite(root, lambda node: by.get(node.f, node) if node.kind == "name" else node)


def applied(graph: Graph, name: str, args: Sequence[Node]) -> Node:
    """The formula of a function of the table, its argument and parameters in their places."""
    formula, parameters = DEFINITIONS[name]
    return substitute(graph, parse(graph, formula), dict(zip(("x", *parameters), args)))


def derivative(graph: Graph, root: Node, name: str) -> Node:
    """As one writes it by hand; where two branches of a choice meet, the mean of both."""
    algebra = Algebra(graph)
    zero = graph.number(0.0)
    slopes: dict[int, Node] = {}
    for node in graph.reachable([root]):
        if node.kind == "name" and node.f == name:
            slopes[node.id] = graph.number(1.0)
        elif node.kind != "call" or all(slopes[argument.id] is zero for argument in node.args):
            slopes[node.id] = zero
        else:
            slopes[node.id] = _of_call(algebra, node, lambda argument: slopes[argument.id])
    return slopes[root.id]


def _of_call(algebra: Algebra, node: Node, d: Callable[[Node], Node]) -> Node:
    graph = algebra.graph
    a, b, c = (*node.args, node, node)[:3]
    match node.f:
        case "add":
            return algebra.add(d(a), d(b))
        case "subtract":
            return algebra.subtract(d(a), d(b))
        case "negate":
            return algebra.negate(d(a))
        case "multiply":
            left = algebra.multiply(d(a), b)
            return algebra.add(left, algebra.multiply(a, d(b)))
        case "divide":
            if d(b) is graph.number(0.0):
                return algebra.divide(d(a), b)
            left = algebra.multiply(d(a), b)
            above = algebra.subtract(left, algebra.multiply(a, d(b)))
            return algebra.divide(above, algebra.power(b, graph.number(2.0)))
        case "pow":
            return _of_power(algebra, node, a, b, d)
        case "where":
            return _of_choice(graph, a, d(b), d(c))
        case "max":
            return _of_choice(graph, graph.call("greater", a, b), d(a), d(b))
        case "min":
            return _of_choice(graph, graph.call("less", a, b), d(a), d(b))
        case "clamp":
            # min(max(x, low), high)
            inner = _of_choice(graph, graph.call("greater", a, b), d(a), d(b))
            return _of_choice(graph, graph.call("less", graph.call("max", a, b), c), inner, d(c))
        case "hypot":
            left = algebra.multiply(a, d(a))
            return algebra.divide(algebra.add(left, algebra.multiply(b, d(b))), node)
        case "atan2":
            two = graph.number(2.0)
            left = algebra.multiply(b, d(a))
            above = algebra.subtract(left, algebra.multiply(a, d(b)))
            square = algebra.power(a, two)
            return algebra.divide(above, algebra.add(square, algebra.power(b, two)))
    slope = SLOPES.get(node.f)
    if slope is None:
        return graph.number(0.0)
    factor = substitute(graph, parse(graph, slope), {"u": a})
    return algebra.multiply(d(a), factor)


def _of_power(algebra: Algebra, node: Node, a: Node, n: Node, d: Callable[[Node], Node]) -> Node:
    graph = algebra.graph
    less = algebra.power(a, algebra.subtract(n, graph.number(1.0)))
    by_base = algebra.multiply(d(a), algebra.multiply(n, less))
    by_exponent = algebra.multiply(d(n), algebra.multiply(node, graph.call("log", a)))
    return algebra.add(by_base, by_exponent)


def _of_choice(graph: Graph, condition: Node, yes: Node, no: Node) -> Node:
    """By the condition; where it compares two sides that are equal, the mean of both."""
    if yes is no:
        return yes
    if condition.kind == "call" and condition.f in ("less", "greater"):
        opposite = "greater" if condition.f == "less" else "less"
        algebra = Algebra(graph)
        mean = algebra.divide(algebra.add(yes, no), graph.number(2.0))
        rest = graph.call("where", graph.call(opposite, *condition.args), no, mean)
        return graph.call("where", condition, yes, rest)
    return graph.call("where", condition, yes, no)
