"""The same bits as in JavaScript: the hashes that every engine is held to."""

import json
import re
from pathlib import Path

import fluxion
import pytest
from formula_recipe import formula_hashes
from recipe import hashes_of

ROOT = Path(__file__).parents[2]
HASHES = json.loads((ROOT / "src/bits/hashes.json").read_text())
FORMULAS = json.loads((ROOT / "verify/fixtures/formula-hashes.json").read_text())


def by_name(name: str):
    base, _, numbers = re.fullmatch(r"(\w+)(\((.*)\))?", name).groups()
    row = fluxion.functions[base]
    return row if numbers is None else row(*map(float, numbers.split(",")))


@pytest.mark.parametrize("name", HASHES)
def test_every_output_has_javascripts_hash(name):
    assert hashes_of(by_name(name)) == HASHES[name]


def test_every_function_is_hashed():
    assert {re.match(r"\w+", name).group() for name in HASHES} == set(fluxion.functions)


@pytest.mark.parametrize("text", FORMULAS)
def test_every_output_of_a_formula_has_javascripts_hash(text):
    assert formula_hashes(text) == FORMULAS[text]
