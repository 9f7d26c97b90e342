"""The hashes through the Python package of this clone, as JSON."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "python/src"), str(ROOT / "python/tests")]

import fluxion  # noqa: E402
from formula_recipe import formula_hashes  # noqa: E402
from recipe import hashes_of  # noqa: E402


def by_name(name: str):
    base, _, numbers = re.fullmatch(r"(\w+)(\((.*)\))?", name).groups()
    row = fluxion.functions[base]
    return row if numbers is None else row(*map(float, numbers.split(",")))


def committed(file: str) -> dict[str, dict[str, str]]:
    return json.loads((ROOT / file).read_text())


functions = {name: hashes_of(by_name(name)) for name in committed("src/bits/hashes.json")}
formulas = {text: formula_hashes(text) for text in committed("verify/fixtures/formula-hashes.json")}
print(json.dumps(functions | formulas))
