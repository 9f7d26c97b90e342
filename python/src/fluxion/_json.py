"""Chains as plain data: the form in which they travel between hosts."""

from __future__ import annotations

import json
from typing import Any

from ._arguments import describe
from ._chain import chain
from ._elementwise import Elementwise
from ._functions import functions


def fromJSON(data: Any) -> Elementwise:
    """The chain that `toJSON` wrote, here or in JavaScript: a dict, or its JSON text.

    TypeError or ValueError if it is not one, has a version this package does not read, or names no function.

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
    if not isinstance(links, list) or not links:
        raise TypeError(f"fromJSON: links must be a list of one function or more; got {describe(links)}")
    return chain(*[_link(i, link) for i, link in enumerate(links)])


def _link(i: int, link: object) -> Elementwise:
    where = f"fromJSON: links[{i}]"
    if not isinstance(link, dict) or not isinstance(link.get("name"), str):
        raise TypeError(f"{where} must be {{'name', 'parameters'}}; got {describe(link)}")
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
