"""An expression as a graph: equal subexpressions are one node, and a node's arguments come before it."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable


class Node:
    """A number (`value`), a name, or a call of `f` with `args`."""

    __slots__ = ("id", "kind", "f", "value", "args")

    def __init__(self, id: int, kind: str, f: str, value: float, args: tuple[Node, ...]) -> None:
        #: Its place in the graph.
        self.id = id
        #: 'number', 'name' or 'call'
        self.kind = kind
        #: The name, or what is called.
        self.f = f
        self.value = value
        self.args = args


class Graph:
    """Makes nodes, each once."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._known: dict[object, Node] = {}

    def number(self, value: float) -> Node:
        # Minus zero is another number than zero.
        return self._node(struct.pack("<d", value), "number", "", value, ())

    def name(self, name: str) -> Node:
        return self._node(name, "name", name, 0.0, ())

    def call(self, f: str, *args: Node) -> Node:
        return self._node((f, *[argument.id for argument in args]), "call", f, 0.0, args)

    def _node(self, key: object, kind: str, f: str, value: float, args: tuple[Node, ...]) -> Node:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Node(len(self.nodes), kind, f, value, args)
            self.nodes.append(found)
        return found

    def reachable(self, roots: Iterable[Node]) -> list[Node]:
        """What the roots are made of, themselves included, arguments first."""
        needed = {root.id for root in roots}
        last = max(needed, default=-1)
        for id in range(last, -1, -1):
            if id in needed:
                needed.update(argument.id for argument in self.nodes[id].args)
        return [self.nodes[id] for id in sorted(needed)]

    def as_written(self, root: Node) -> list[Node]:
        """The same of one root, in the order in which its text has them: whatever else the graph was used for."""
        order: list[Node] = []
        seen: set[int] = set()
        open_ = [(root, False)]
        while open_:
            node, done = open_.pop()
            if done:
                order.append(node)
            elif node.id not in seen:
                seen.add(node.id)
                open_.append((node, True))
                open_.extend((argument, False) for argument in reversed(node.args))
        return order

    def rewrite(self, root: Node, change: Callable[[Node], Node]) -> Node:
        """The root with nodes replaced: `change` is given each node with its arguments changed already."""
        changed: dict[int, Node] = {}
        for node in self.reachable([root]):
            moved = node
            if node.kind == "call":
                moved = self.call(node.f, *[changed[argument.id] for argument in node.args])
            changed[node.id] = change(moved)
        return changed[root.id]


def is_number(node: Node, value: float) -> bool:
    return node.kind == "number" and node.value == value and math.copysign(1, node.value) == math.copysign(1, value)


def args_of(node: Node | None, f: str) -> tuple[Node, ...]:
    """The arguments of a call of that operation; none for anything else."""
    return node.args if node is not None and node.kind == "call" and node.f == f else ()
