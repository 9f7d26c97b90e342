"""A formula's text, piece by piece."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from .._language import HINTS
from .fault import FormulaSyntaxError, fault

_NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SYMBOL = re.compile(r"[<>=!]=|[-+*/^(),<>]")
_SPACE = re.compile(r"\s*")
#: Numbers of other languages, which would be read as a product: 0x10, 1_000.
_FOREIGN = re.compile(r"(?:0[xob][0-9]|[0-9][0-9.]*_)[0-9a-fA-F_]*")


class Token(NamedTuple):
    #: 'number', 'name', 'symbol' or 'end'
    kind: str
    text: str
    at: int


def _is_letter(sign: str) -> bool:
    return sign == "_" or sign.isalpha()


def _is_inner(sign: str) -> bool:
    # Small digits below the line are digits.
    return _is_letter(sign) or sign.isdecimal() or "₀" <= sign <= "₉"


def is_name(text: str) -> bool:
    return text != "" and _is_letter(text[0]) and all(map(_is_inner, text))


class Tokens:
    def __init__(self, text: str) -> None:
        self.text = text
        self._at = 0
        #: The piece that comes next.
        self.next = self._read()

    def take(self) -> Token:
        token = self.next
        self.next = self._read()
        return token

    def _read(self) -> Token:
        text = self.text
        at = _SPACE.match(text, self._at).end()  # type: ignore[union-attr]
        if at == len(text):
            return Token("end", "", at)
        number = _NUMBER.match(text, at)
        if number:
            self._refuse_foreign(at)
            self._at = number.end()
            return Token("number", number.group(), at)
        if _is_letter(text[at]):
            end = at + 1
            while end < len(text) and _is_inner(text[end]):
                end += 1
            # A prime after a name is the derivative of a function: sigmoid'(x).
            if text[end : end + 1] == "'":
                end += 1
            self._at = end
            return Token("name", text[at:end], at)
        symbol = _SYMBOL.match(text, at)
        if not symbol:
            raise self._unknown(at)
        self._at = symbol.end()
        return Token("symbol", symbol.group(), at)

    def _refuse_foreign(self, at: int) -> None:
        found = _FOREIGN.match(self.text, at)
        if found:
            shown = found.group()[:20]
            raise fault(self.text, at, f"{shown} is no number here: numbers are decimal, as in 1000 or 1e3")

    def _unknown(self, at: int) -> FormulaSyntaxError:
        sign = self.text[at]
        hint = HINTS.get(sign)
        shown = json.dumps(sign, ensure_ascii=False)
        return fault(self.text, at, f"{shown} has no meaning here{f': {hint}' if hint else ''}")
