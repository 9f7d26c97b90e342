"""Sums, products and powers as one writes them by hand: without zeros, ones and double signs, numbers first."""

from __future__ import annotations

from collections.abc import Callable

from .tree import Graph, Node, args_of, is_number

_SAFE = 2**53 - 1


class Algebra:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def add(self, a: Node, b: Node) -> Node:
        if is_number(a, 0):
            return b
        if is_number(b, 0):
            return a
        negated, other = args_of(b, "negate"), args_of(a, "negate")
        if negated:
            return self.subtract(a, negated[0])
        if other:
            return self.subtract(b, other[0])
        return self._folded(a, b, lambda x, y: x + y) or self.graph.call("add", a, b)

    def subtract(self, a: Node, b: Node) -> Node:
        if is_number(b, 0):
            return a
        if is_number(a, 0):
            return self.negate(b)
        negated = args_of(b, "negate")
        if negated:
            return self.add(a, negated[0])
        return self._folded(a, b, lambda x, y: x - y) or self.graph.call("subtract", a, b)

    def negate(self, a: Node) -> Node:
        if a.kind == "number":
            return self.graph.number(0 - a.value)
        negated = args_of(a, "negate")
        return negated[0] if negated else self.graph.call("negate", a)

    def multiply(self, a: Node, b: Node) -> Node:
        if is_number(a, 0) or is_number(b, 0):
            return self.graph.number(0.0)
        if is_number(a, 1):
            return b
        if is_number(b, 1):
            return a
        if is_number(a, -1):
            return self.negate(b)
        if is_number(b, -1):
            return self.negate(a)
        first, second = args_of(a, "negate"), args_of(b, "negate")
        if first:
            return self.negate(self.multiply(first[0], b))
        if second:
            return self.negate(self.multiply(a, second[0]))
        below, under = _reciprocal_of(a), _reciprocal_of(b)
        if below:
            return self.divide(b, below)
        if under:
            return self.divide(a, under)
        if b.kind == "number" and a.kind != "number":
            return self.multiply(b, a)
        factors = args_of(b, "multiply")
        if a.kind == "number" and factors and factors[0].kind == "number":
            return self.multiply(self.multiply(a, factors[0]), factors[1])
        return self._folded(a, b, lambda x, y: x * y) or self.graph.call("multiply", a, b)

    def divide(self, a: Node, b: Node) -> Node:
        if is_number(a, 0) or is_number(b, 1):
            return a
        if a.kind == "number" and a.value < 0:
            return self.negate(self.divide(self.graph.number(-a.value), b))
        negated = args_of(a, "negate")
        return self.negate(self.divide(negated[0], b)) if negated else self.graph.call("divide", a, b)

    def power(self, a: Node, n: Node) -> Node:
        if is_number(n, 1):
            return a
        return self.graph.number(1.0) if is_number(n, 0) else self.graph.call("pow", a, n)

    def _folded(self, a: Node, b: Node, operate: Callable[[float, float], float]) -> Node | None:
        """Whole numbers are computed; others stay as they are written."""
        if a.kind != "number" or b.kind != "number":
            return None
        result = operate(a.value, b.value)
        whole = all(abs(value) <= _SAFE and value == int(value) for value in (a.value, b.value, result))
        return self.graph.number(result) if whole else None


def _reciprocal_of(node: Node) -> Node | None:
    """u of 1/u."""
    parts = args_of(node, "divide")
    return parts[1] if parts and is_number(parts[0], 1) else None
