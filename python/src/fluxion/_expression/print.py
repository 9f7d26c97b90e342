"""The expression as text that `parse` reads back to the same one."""

from __future__ import annotations

import math
from decimal import Decimal

from .._language import INFIX
from .tree import Graph, Node

_LEVEL_COMPARISON, _LEVEL_SIGN, _LEVEL_POWER, _LEVEL_ATOM = 1, 4, 5, 6

#: A shared part is written out wherever it occurs, and the text may grow without measure.
_LONGEST = 1_000_000


def number_text(value: float) -> str:
    """As JavaScript writes it: 3, 1e-7, 1e+21; 1e999 for Infinity, as no name here means that.
    NaN stands in no text; it is for what is shown."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "-1e999" if value < 0 else "1e999"
    if value == 0:
        return "-0" if math.copysign(1, value) < 0 else "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text = "".join(map(str, digits))
    point = len(text) + int(exponent)
    if 0 < point <= 21:
        text = text.ljust(point, "0")
        text = text[:point] + ("." + text[point:] if len(text) > point else "")
    elif -6 < point <= 0:
        text = "0." + "0" * -point + text
    else:
        shift = point - 1
        text = text[0] + ("." + text[1:] if len(text) > 1 else "") + f"e{'+' if shift > 0 else '-'}{abs(shift)}"
    return ("-" if sign else "") + text


def to_text(graph: Graph, root: Node) -> str:
    pieces: dict[int, tuple[str, int]] = {}
    for node in graph.reachable([root]):
        piece = _piece(node, [pieces[argument.id] for argument in node.args])
        if len(piece[0]) > _LONGEST:
            raise ValueError("formula: it is too long to be written out")
        pieces[node.id] = piece
    return pieces[root.id][0]


def _piece(node: Node, args: list[tuple[str, int]]) -> tuple[str, int]:
    """The text, and how tightly its outermost operator binds."""
    if node.kind == "number":
        negative = math.copysign(1, node.value) < 0
        return number_text(node.value), _LEVEL_SIGN if negative else _LEVEL_ATOM
    if node.kind == "name" or node.f in ("pi", "e"):
        return node.f, _LEVEL_ATOM
    if node.f == "pow":
        return f"{_within(args[0], _LEVEL_ATOM)}^{_within(args[1], _LEVEL_SIGN)}", _LEVEL_POWER
    if node.f in INFIX:
        symbol, level = INFIX[node.f]
        # Operators group to the left; comparisons do not follow one another.
        left = _within(args[0], level + 1 if level == _LEVEL_COMPARISON else level)
        return f"{left} {symbol} {_within(args[1], level + 1)}", level
    if node.f == "negate":
        return f"-{_within(args[0], _LEVEL_POWER)}", _LEVEL_SIGN
    return f"{node.f}({', '.join(text for text, _ in args)})", _LEVEL_ATOM


def _within(piece: tuple[str, int], level: int) -> str:
    return f"({piece[0]})" if piece[1] < level else piece[0]


def shown(value: float) -> str:
    """As JavaScript shows it, where it is no text to be read: Infinity, and no sign before 0."""
    if math.isinf(value):
        return "-Infinity" if value < 0 else "Infinity"
    return "0" if value == 0 else number_text(value)
