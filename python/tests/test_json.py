"""Chains and formulas as data: what JavaScript reads is read, and what it refuses is refused, in the same words."""

import json
import random
from pathlib import Path

import pytest
from fluxion import Formula, FormulaSyntaxError, affine, chain, formula, fromJSON, power, sigmoid, square

ROWS = json.loads((Path(__file__).parents[2] / "verify/fixtures/data.json").read_text())
#: JavaScript's errors, as they are here.
ERRORS = {"TypeError": TypeError, "RangeError": ValueError, "SyntaxError": FormulaSyntaxError}


def rows(key):
    return pytest.mark.parametrize("row", [row for row in ROWS if key in row], ids=lambda row: row["about"])


@rows("name")
def test_read(row):
    f = fromJSON(row["data"])
    assert (f.text if isinstance(f, Formula) else f.name) == row["name"]
    assert fromJSON(json.dumps(row["data"])).toJSON() == f.toJSON()


@rows("error")
def test_refused(row):
    with pytest.raises((TypeError, ValueError)) as caught:
        fromJSON(row["data"])
    assert type(caught.value) is ERRORS[row["error"]]
    assert row["says"] in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "data must be JSON; "),
        ("", "data must be JSON; "),
        ("[" * 100_000, "nested too deep"),
        (b"\xff", "data must be JSON; "),
        ('{"fluxion": 1' + "0" * 5000 + "}", "data must be JSON; "),
        ('{"fluxion":1,"links":[{"name":"affine","parameters":[NaN,1]}]}', "scale must be a finite number"),
        ('{"fluxion":1,"links":[{"name":"affine","parameters":[1' + "0" * 400 + ",1]}]}", "scale must be a finite number"),
    ],
)
def test_text_that_is_none(text, says):
    with pytest.raises(ValueError, match=says) as caught:
        fromJSON(text)
    assert str(caught.value).startswith(("fromJSON: ", "affine: "))


class Lying(dict):
    """Its own methods are not asked."""

    def get(self, *_):
        raise AssertionError

    __getitem__ = __iter__ = items = keys = get


class LyingList(list):
    def __getitem__(self, _):
        raise AssertionError

    __iter__ = __getitem__


def test_what_data_does_by_itself_is_not_asked():
    link = Lying(name="affine", parameters=LyingList([1, 2]))
    assert fromJSON(Lying(fluxion=1, links=LyingList([link]))).name == "affine(1, 2)(x)"
    bound = Lying(formula="a * x", names=LyingList(["a", "x"]), values=Lying(a=2))
    assert fromJSON({"fluxion": 1, "links": [bound]}).name == "(a * x; a = 2)(x)"


def test_minus_zero_comes_back():
    f = affine(1, -0.0)
    assert f.toJSON()["links"] == [{"name": "affine", "parameters": [1, "-0"]}]
    g = formula("1 / a + x").at(a=-0.0)
    for back in (fromJSON(f.toJSON()), fromJSON(json.dumps(f.toJSON()))):
        assert str(back(-0.0)) == str(f(-0.0)) == "-0.0"
    assert fromJSON(chain(g, sigmoid).toJSON())(1.0) == 0 and g(1.0) == float("-inf")


def test_numbers_as_javascript_writes_them():
    text = '{"fluxion":1,"links":[{"name":"affine","parameters":[1152921504606847000,1e-7]}]}'
    assert fromJSON(text).toJSON()["links"][0]["parameters"] == [2.0**60, 1e-7]


def test_a_chain_of_200_000_functions():
    f = fromJSON({"fluxion": 1, "links": [{"name": "sigmoid"}] * 200_000})
    assert len(f.links) == 200_000 and len(f.toJSON()["links"]) == 200_000


def test_of_anything_what_is_refused_is_so_by_an_error_of_ours():
    rng = random.Random(11)
    strange = [None, True, -0.0, float("nan"), float("inf"), 2**60, "", "-0", "sigmoid", b"x", [], {}, (), {1}, 1j, object()]

    def changed(data):
        """The same with something strange in the place of a part of it."""
        if rng.random() < 0.2:
            return rng.choice(strange)
        if isinstance(data, dict) and data:
            key = rng.choice(list(data))
            return {**data, key: changed(data[key])} if rng.random() < 0.8 else {k: v for k, v in data.items() if k != key}
        if isinstance(data, list) and data:
            i = rng.randrange(len(data))
            return [*data[:i], changed(data[i]), *data[i + 1 :]]
        return rng.choice(strange)

    whole = [chain(square, affine(2, 1), power(3), formula("a * x").at(a=2)).toJSON(), formula("a * x").toJSON()]
    read = refused = 0
    for _ in range(4000):
        try:
            fromJSON(changed(rng.choice(whole)))
            read += 1
        except (TypeError, ValueError) as error:
            assert type(error) in ERRORS.values()
            assert str(error).startswith(("fromJSON: ", "formula: ", "formula.at: ", "affine: ", "power: ")), error
            refused += 1
    assert min(read, refused) > 50
