"""The hashes through the Python package of this clone, as JSON."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "python/src"), str(ROOT / "python/tests")]

import fluxion  # noqa: E402
from recipe import hash_of  # noqa: E402


def by_name(name: str):
    base, _, numbers = re.fullmatch(r"(\w+)(\((.*)\))?", name).groups()
    row = fluxion.functions[base]
    return row if numbers is None else row(*map(float, numbers.split(",")))


names = json.loads((ROOT / "verify/fixtures/hashes.json").read_text())
print(json.dumps({name: hash_of(by_name(name)) for name in names}))
