"""A formula's text as a graph: the language of docs/formula.md."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Collection, Mapping, Sequence

from .._language import ARITY, INFIX
from .fault import FormulaSyntaxError, fault
from .tokens import Token, Tokens
from .tree import Graph, Node

#: How deep brackets, signs and powers may nest.
DEPTH = 200

_COMPARISON, _PRODUCT = 1, 3
#: The limit of recursion is the process's.
_LOCK = threading.Lock()
_BY_SYMBOL = {symbol: (f, level) for f, (symbol, level) in INFIX.items()}

Suggest = Callable[[str, Collection[str]], "str | None"]
Likest = Callable[[str, Collection[str], int], "list[str]"]


def parse(
    graph: Graph,
    text: str,
    functions: Mapping[str, int] = ARITY,
    names: Sequence[str] | None = None,
    suggest: Suggest | None = None,
    likest: Likest | None = None,
) -> Node:
    """Reads a formula into the graph. FormulaSyntaxError at what it cannot read."""
    parser = _Parser(graph, text, functions, names, suggest, likest)
    with _LOCK:
        limit = sys.getrecursionlimit()
        # A level of brackets takes up to seven calls, on top of where the caller stands.
        sys.setrecursionlimit(limit + 10 * DEPTH)
        try:
            return parser.whole()
        finally:
            sys.setrecursionlimit(limit)


class _Parser:
    def __init__(
        self,
        graph: Graph,
        text: str,
        functions: Mapping[str, int],
        names: Sequence[str] | None,
        suggest: Suggest | None,
        likest: Likest | None,
    ) -> None:
        self.graph = graph
        self.text = text
        self.functions = functions
        self.names = names
        self.suggest = suggest
        self.likest = likest
        self.tokens = Tokens(text)
        self.depth = 0

    def whole(self) -> Node:
        if self.tokens.next.kind == "end":
            raise self._fault(self.tokens.next, "it is empty")
        result = self._infix(_COMPARISON)
        token = self.tokens.next
        if token.kind == "end":
            return result
        if token.text == ")":
            raise self._fault(token, "this bracket was not opened")
        if token.text == ",":
            raise self._fault(token, "a comma stands between the arguments of a function only")
        raise self._fault(token, f"an operator was expected before {token.text}")

    def _infix(self, level: int) -> Node:
        """Operands with operators of that level or a tighter one between them."""
        left = self._signed()
        # From the tightest operators out, so that one loop serves a sum of any length.
        for tight in range(_PRODUCT, level - 1, -1):
            while True:
                f, own = self._operator()
                if own != tight:
                    break
                token = self.tokens.take()
                right = self._signed() if tight == _PRODUCT else self._infix(tight + 1)
                left = self.graph.call(f, left, right)
                if tight == _COMPARISON and self._operator()[1] == tight:
                    message = f"comparisons do not follow one another: {token.text} is one already"
                    raise self._fault(self.tokens.next, message)
        return left

    def _operator(self) -> tuple[str, int]:
        return _BY_SYMBOL.get(self.tokens.next.text, ("", 0))

    def _signed(self) -> Node:
        token = self.tokens.next
        if token.text not in ("-", "+"):
            return self._power()
        self.tokens.take()
        inside = self._deeper(token, self._signed)
        if token.text == "+":
            return inside
        return self.graph.number(-inside.value) if inside.kind == "number" else self.graph.call("negate", inside)

    def _power(self) -> Node:
        token = self.tokens.next
        base = self._primary()
        after = self.tokens.next
        if after.text == "^":
            self.tokens.take()
            return self.graph.call("pow", base, self._deeper(after, self._signed))
        # A number right before a name or bracket multiplies it.
        if token.kind == "number" and (after.kind == "name" or after.text == "("):
            return self.graph.call("multiply", base, self._deeper(after, self._power))
        return base

    def _primary(self) -> Node:
        token = self.tokens.take()
        if token.kind == "number":
            return self.graph.number(float(token.text))
        if token.kind == "name":
            return self._named(token)
        if token.text == "(":
            inside = self._deeper(token, lambda: self._infix(_COMPARISON))
            self._close(token)
            return inside
        if token.kind == "end":
            raise self._fault(token, "it ends where a number, a name or a bracket was expected")
        hint = "; a power is written ^" if token.text == "*" else ""
        raise self._fault(token, f"a number, a name or a bracket was expected, not {token.text}{hint}")

    def _named(self, token: Token) -> Node:
        name = token.text
        arity = self.functions.get(name)
        called = self.tokens.next.text == "("
        if arity is None:
            if called or name.endswith("'"):
                raise self._unknown(token, "function", list(self.functions))
            if self.names is not None and name not in self.names:
                raise self._unknown(token, "name", [*self.names, *self.functions])
            return self.graph.name(name)
        if arity == 0:
            return self.graph.call(name)
        if not called:
            raise self._fault(token, f"{name} is a function: it takes its argument in brackets, {name}(…)")
        opened = self.tokens.take()
        args: list[Node] = []
        if self.tokens.next.text != ")":
            args.append(self._deeper(opened, lambda: self._infix(_COMPARISON)))
            while self.tokens.next.text == ",":
                self.tokens.take()
                args.append(self._deeper(opened, lambda: self._infix(_COMPARISON)))
        self._close(opened)
        if len(args) != arity:
            plural = "s" if arity > 1 else ""
            raise self._fault(token, f"{name} takes {arity} argument{plural}; got {len(args)}")
        return self.graph.call(name, *args)

    def _close(self, opened: Token) -> None:
        token = self.tokens.next
        if token.text == ")":
            self.tokens.take()
        elif token.kind == "end":
            raise self._fault(opened, "this bracket is not closed")
        else:
            raise self._fault(token, f"an operator or a closing bracket was expected, not {token.text}")

    def _deeper(self, token: Token, inside: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > DEPTH:
            raise self._fault(token, f"nested more than {DEPTH} deep")
        result = inside()
        self.depth -= 1
        return result

    def _unknown(self, token: Token, what: str, candidates: Sequence[str]) -> FormulaSyntaxError:
        near = self.suggest(token.text, candidates) if self.suggest else None
        shown = json.dumps(token.text[:40], ensure_ascii=False)
        # What is as short is near to anything.
        if what == "function" and not token.text.endswith("'") and len(token.text) < 3 and len(near or "") != 3:
            return self._fault(token, f"there is no function {shown}; to multiply, write {token.text} * (…)")
        if near:
            known = f"; did you mean {near}?"
        elif what == "function":
            known = self._likest(token, candidates)
        else:
            known = "" if self.names is None else f"; the names are {', '.join(self.names)}"
        return self._fault(token, f"there is no {what} {shown}{known}")

    def _likest(self, token: Token, candidates: Sequence[str]) -> str:
        """What comes nearest to an unknown function that is no typing error."""
        if self.likest is None:
            return ""
        functions = [name for name in candidates if not name.endswith("'")]
        near = self.likest(token.text, functions, 3)
        return f"; nearest are {', '.join(near)}; the reference lists all {len(functions)}"

    def _fault(self, token: Token, message: str) -> FormulaSyntaxError:
        return fault(self.text, token.at, message)
