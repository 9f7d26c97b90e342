"""The expression in what the kernel computes. Only what keeps every bit is written otherwise, signed zeros included."""

from __future__ import annotations

import math
import struct

from .._language import DEFINITIONS
from .derivative import applied, derivative, substitute
from .parse import parse
from .tree import Graph, Node, args_of, is_number


def lower(graph: Graph, root: Node) -> Node:
    return graph.rewrite(root, lambda node: _lower_call(graph, node) if node.kind == "call" else node)


def _lower_call(graph: Graph, node: Node) -> Node:
    call, number = graph.call, graph.number
    a, b, c = (*node.args, node, node, node)[:3]
    match node.f:
        case "pi":
            return number(math.pi)
        case "e":
            return number(math.e)
        case "greater":
            return call("less", b, a)
        case "greaterOrEqual":
            return call("lessOrEqual", b, a)
        case "notEqual":
            return call("where", call("equal", a, b), number(0.0), number(1.0))
        case "negate":
            return negated(graph, a)
        case "subtract":
            added = args_of(b, "negate")
            return call("add", a, added[0]) if added else node
        case "multiply":
            return product(graph, a, b)
        case "divide":
            if is_number(b, 1):
                return a
            # Dividing by a power of two is multiplying by its inverse, which is exact.
            if b.kind == "number" and _is_power_of_two(b.value):
                return product(graph, a, number(1 / b.value))
            return quotient(graph, a, b)
        case "clamp":
            return call("min", call("max", a, b), c)
        case "phi":
            bell = parse(graph, "exp(-(u * u) / 2) / sqrt(2 * pi)")
            return lower(graph, substitute(graph, bell, {"u": a}))
        case "pow" | "power":
            return _lower_power(graph, a, b)
        # The same bits as the function's own loop.
        case "square":
            return call("multiply", a, a)
        case "neg":
            return call("negate", a)
        case "reciprocal":
            return call("divide", number(1.0), a)
        case "affine":
            return call("add", call("multiply", b, a), c)
        case "leaky":
            return _leaky(graph, a, b)
        case "leakyRelu":
            return _leaky(graph, a, number(0.2))
    return _lower_function(graph, node)


def _leaky(graph: Graph, a: Node, slope: Node) -> Node:
    return graph.call("where", graph.call("less", a, graph.number(0.0)), graph.call("multiply", slope, a), a)


def product(graph: Graph, a: Node, b: Node) -> Node:
    """a b, without a factor 1, and with a sign that costs nothing."""
    if is_number(a, 1):
        return b
    if is_number(b, 1):
        return a
    if is_number(a, -1):
        return negated(graph, b)
    if is_number(b, -1):
        return negated(graph, a)
    first, second = args_of(a, "negate"), args_of(b, "negate")
    if first and b.kind == "number":
        return graph.call("multiply", first[0], graph.number(-b.value))
    if second and a.kind == "number":
        return graph.call("multiply", graph.number(-a.value), second[0])
    return graph.call("multiply", a, b)


def quotient(graph: Graph, a: Node, b: Node) -> Node:
    """a/b, with the sign outside, where it may meet another."""
    inner = args_of(a, "negate")
    return graph.call("negate", graph.call("divide", inner[0], b)) if inner else graph.call("divide", a, b)


def negated(graph: Graph, a: Node) -> Node:
    """-a: of b x it is (-b) x, which costs nothing where b is a number."""
    if a.kind == "number":
        return graph.number(-a.value)
    inner = args_of(a, "negate")
    if inner:
        return inner[0]
    factors = args_of(a, "multiply")
    if factors and factors[0] is not factors[1]:
        first, second = factors
        if first.kind != "call":
            return graph.call("multiply", negated(graph, first), second)
        if second.kind == "number":
            return graph.call("multiply", first, negated(graph, second))
    return graph.call("negate", a)


def _is_power_of_two(value: float) -> bool:
    """Whether it is one whose inverse is a normal number."""
    bits: int = struct.unpack("<Q", struct.pack("<d", value))[0]
    return bits & 0xF_FFFF_FFFF_FFFF == 0 and 100 < bits >> 52 & 2047 < 1946


def _lower_power(graph: Graph, base: Node, exponent: Node) -> Node:
    """An integer power is `power`; ^2 a product, ^0.5 the square root, ^-1 the reciprocal."""
    if exponent.kind == "number":
        n = exponent.value
        if n == 2:
            return graph.call("multiply", base, base)
        if n == 1:
            return base
        if n == -1:
            return graph.call("divide", graph.number(1.0), base)
        if n == 0.5:
            return graph.call("sqrt", base)
        if n.is_integer() and abs(n) < 2**31:
            return graph.call("power", base, exponent)
    return graph.call("pow", base, exponent)


def _lower_function(graph: Graph, node: Node) -> Node:
    """A function of the table whose parameters are not numbers is written out by its formula, and so is the derivative
    of what is written otherwise here."""
    name = node.f.removesuffix("'")
    if name not in DEFINITIONS:
        return node
    numbers = all(argument.kind == "number" for argument in node.args[1:])
    if node.f == name:
        return node if numbers else lower(graph, applied(graph, name, node.args))
    rewritten = name in ("square", "neg", "reciprocal", "affine") or not numbers
    return lower(graph, slope_of(graph, name, node.args)) if rewritten else node


def slope_of(graph: Graph, name: str, args: tuple[Node, ...]) -> Node:
    """f'(u), written out by the formula of f."""
    slope = derivative(graph, applied(graph, name, (graph.name(" "), *args[1:])), " ")
    return substitute(graph, slope, {" ": args[0]})
