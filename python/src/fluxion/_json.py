"""Chains and formulas as plain data: the form in which they travel between hosts."""

from __future__ import annotations

import json
from typing import Any

from ._arguments import describe
from ._chain import chain
from ._elementwise import Elementwise
from ._formula import Formula, formula
from ._functions import functions


def fromJSON(data: Any) -> Any:
    """The chain or formula that `toJSON` wrote, here or in JavaScript: a dict, or its JSON text.

    TypeError or ValueError if it is neither, has a version this package does not read, names no function, or has a
    text that is no formula.

    >>> from fluxion import chain, fromJSON, sigmoid, square
    >>> fromJSON(chain(square, sigmoid).toJSON()).name
    'sigmoid(square(x))'
    """
    if isinstance(data, (str, bytes)):
        data = json.loads(data)
    if not isinstance(data, dict) or data.get("fluxion") is None:
        raise TypeError(f"fromJSON: takes what toJSON wrote, {{'fluxion': 1, 'links': [...]}}; got {describe(data)}")
    if data["fluxion"] != 1:
        raise ValueError(f"fromJSON: version must be 1; got {describe(data['fluxion'])}")
    links = data.get("links")
    if links is None and "formula" in data:
        return _formula("fromJSON", data)
    if not isinstance(links, list) or not links:
        raise TypeError(f"fromJSON: links must be a list of one function or more; got {describe(links)}")
    return chain(*[_link(i, link) for i, link in enumerate(links)])


def _formula(where: str, data: dict[str, Any]) -> Formula:
    text, names = data["formula"], data.get("names")
    if not isinstance(text, str):
        raise TypeError(f"{where}: formula must be a string such as 'a * x + b'; got {describe(text)}")
    if names is None:
        raise TypeError(f"{where}: names must be a list such as ['x', 'a']; got None")
    return formula(text, names)


def _link(i: int, link: object) -> Elementwise:
    where = f"fromJSON: links[{i}]"
    if isinstance(link, dict) and "formula" in link:
        values = link.get("values")
        if not isinstance(values, dict):
            raise TypeError(f"{where}.values must be a dict such as {{'a': 1}}; got {describe(values)}")
        return _formula(where, link).at(values)
    if not isinstance(link, dict) or not isinstance(link.get("name"), str):
        takes = "{'name', 'parameters'} or {'formula', 'names', 'values'}"
        raise TypeError(f"{where} must be {takes}; got {describe(link)}")
    row = functions.get(link["name"])
    if row is None:
        raise ValueError(f"{where}: no function {link['name'][:40]!r}")
    parameters = link.get("parameters", [])
    if not isinstance(parameters, list):
        raise TypeError(f"{where}: parameters must be a list of numbers; got {describe(parameters)}")
    if isinstance(row, Elementwise):
        if parameters:
            raise ValueError(f"{where}: {row.name} takes no numbers; got {len(parameters)}")
        return row
    return row(*parameters)
