"""The error of a text that cannot be read."""

from __future__ import annotations

import re

#: How much of the text is shown on either side of the fault.
_AROUND = 32


class FormulaSyntaxError(ValueError):
    """A formula's text cannot be read. The message marks the place; `position` is its index in the text."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position

    def __reduce__(self) -> tuple[type[FormulaSyntaxError], tuple[str, int]]:
        # As an exception has it, message alone would be given to __init__ when it comes from another process.
        return type(self), (self.args[0], self.position)


def fault(text: str, at: int, message: str) -> FormulaSyntaxError:
    start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
    before = ("…" if start > 0 else "") + text[start:at]
    shown = re.sub(r"\s", " ", before + text[at:end] + ("…" if end < len(text) else ""))
    return FormulaSyntaxError(f"formula: {message}\n  {shown}\n  {' ' * len(before)}^", at)
