"""Chains and formulas as plain data: the form in which they travel between hosts."""

from __future__ import annotations

import json
import math
from typing import Any

from ._arguments import describe, is_number
from ._chain import chain
from ._elementwise import Elementwise
from ._formula import Formula, formula
from ._functions import functions
from ._nearest import suggestion

_TAKES = "a dict {'fluxion': 1, 'links': [...]} or {'fluxion': 1, 'formula': '...', 'names': [...]}, or its JSON text"


def fromJSON(data: Any) -> Any:
    """The chain or formula that `toJSON` wrote, here or in JavaScript: a dict, or its JSON text.

    TypeError if data is no such thing, or has a parameter that is no number; ValueError if it is no JSON, its version is
    another, a function is unknown, or parameters do not fit it; FormulaSyntaxError if a formula cannot be read.

    >>> from fluxion import chain, fromJSON, sigmoid, square
    >>> fromJSON(chain(square, sigmoid).toJSON()).name
    'sigmoid(square(x))'
    """
    if isinstance(data, (str, bytes)):
        data = _parse(data)
    if not isinstance(data, dict):
        raise TypeError(f"fromJSON: data must be {_TAKES}; got {describe(data)}")
    version = _own(data, "fluxion")
    if not is_number(version) or version != 1:
        raise ValueError(f"fromJSON: fluxion must be 1, the version; got {describe(version)}")
    links = _own(data, "links")
    if links is None and "formula" in data:
        return _formula("fromJSON: ", data)
    if not isinstance(links, list) or not links:
        raise TypeError(f"fromJSON: links must be a list of one function or more; got {describe(links)}")
    return chain(*[_link(f"fromJSON: links[{i}]", link) for i, link in enumerate(list.__iter__(links))])


def _parse(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ValueError(f"fromJSON: data must be JSON; {error}") from error
    except RecursionError:
        raise ValueError("fromJSON: data must be JSON of a chain or formula; it is nested too deep for one") from None


def _own(data: dict[str, Any], key: str) -> Any:
    """What it holds, by no code of its own."""
    return dict.get(data, key)


def _formula(where: str, data: dict[str, Any]) -> Formula:
    text, names = _own(data, "formula"), _own(data, "names")
    if not isinstance(text, str):
        raise TypeError(f"{where}formula must be a string such as 'a * x + b'; got {describe(text)}")
    if not isinstance(names, list):
        raise TypeError(f"{where}names must be a list such as ['x', 'a']; got {describe(names)}")
    items = list(list.__iter__(names))
    for i, name in enumerate(items):
        if not isinstance(name, str):
            raise TypeError(f"{where}names must be a list such as ['x', 'a']; names[{i}] is {describe(name)}")
    return formula(text, items)


def _link(where: str, link: object) -> Elementwise:
    if not isinstance(link, dict):
        takes = "a dict {'name', 'parameters'} or {'formula', 'names', 'values'}"
        raise TypeError(f"{where} must be {takes}; got {describe(link)}")
    if "formula" in link:
        values = _own(link, "values")
        if not isinstance(values, dict):
            raise TypeError(f"{where}.values must be a dict such as {{'a': 1}}; got {describe(values)}")
        return _formula(f"{where}.", link).at({name: _number(value) for name, value in dict.items(values)})
    name = _own(link, "name")
    if not isinstance(name, str):
        raise TypeError(f"{where}.name must be a string; got {describe(name)}")
    parameters = _own(link, "parameters") if "parameters" in link else []
    if not isinstance(parameters, list):
        raise TypeError(f"{where}.parameters must be a list of numbers; got {describe(parameters)}")
    row = functions.get(str.__str__(name))
    if row is None:
        near = suggestion(name, functions)
        known = f"; did you mean {near}?" if near else ""
        raise ValueError(f"{where}: there is no function {json.dumps(name[:40], ensure_ascii=False)}{known}")
    count = len(getattr(row, "_fluxion_parameters", ()))
    if len(parameters) != count:
        raise ValueError(f"{where}: {name} takes {count} parameters; got {len(parameters)}")
    if isinstance(row, Elementwise):
        return row
    return row(*map(_number, list.__iter__(parameters)))


def _number(value: Any) -> Any:
    """As it was written: `"-0"` is -0, and JSON's integers are numbers as in JavaScript, to the nearest float."""
    if isinstance(value, str) and value == "-0":
        return -0.0
    if type(value) is not int:
        return value
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
