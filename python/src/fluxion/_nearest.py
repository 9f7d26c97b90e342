"""Suggestions for names that someone typed wrong, as in JavaScript."""

from __future__ import annotations

import re
from collections.abc import Collection

from ._language import ELSEWHERE


def suggestion(name: str, candidates: Collection[str]) -> str | None:
    """The candidate that is meant: one that another library calls so, or else one that a typing error makes of it."""
    last = name[:100].rsplit(".", 1)[-1]
    known = ELSEWHERE.get(_plain(last))
    return known if known is not None and known in candidates else nearest(last, candidates)


def nearest(name: str, candidates: Collection[str]) -> str | None:
    """The candidate that a typing error away is this name, if one is."""
    best = next(iter(likest(name, candidates, 1)), None)
    if best is None or _distance(_plain(name[:40]), _plain(best)) > max(1, len(best) // 3):
        return None
    return best


def likest(name: str, candidates: Collection[str], count: int) -> list[str]:
    """The candidates that are written most like this name, if it is a typing error or not."""
    wanted = _plain(name[:40])
    return sorted(candidates, key=lambda candidate: _distance(wanted, _plain(candidate)))[:count]


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _distance(a: str, b: str) -> int:
    """Insertions, deletions and substitutions from a to b, a swap of neighbours counted as one."""
    rows = [list(range(len(b) + 1))]
    for i in range(1, len(a) + 1):
        row = [i]
        rows.append(row)
        for j in range(1, len(b) + 1):
            edits = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                edits = min(edits, rows[i - 2][j - 2] + 1)
            row.append(edits)
    return rows[-1][-1]
