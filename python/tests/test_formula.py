"""Formulas: what goes in, what comes out, and what is refused. The bits are test_bits.py's."""

import json
import math
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from fluxion import FormulaSyntaxError, affine, chain, elementwise, formula, fromJSON, sigmoid, square

f = formula("a * exp(-b * x)")
inputs = {"x": np.array([0.0, 1.0, 2.0]), "a": 2.5, "b": 0.7}


def test_numbers_give_a_number_an_array_an_array_singles_singles():
    g = formula("a * x + b")
    assert (g.names, g.text) == (("a", "x", "b"), "a * x + b")
    assert g(a=2, x=3, b=1) == 7 and type(g(a=2, x=3, b=1)) is float
    assert g({"a": 2, "x": [1, 2], "b": 1}).tolist() == [3, 5]
    single = np.array([1, 2], np.float32)
    assert g(a=2, x=single, b=1).dtype == np.float32
    assert g(a=np.array([1, 2]), x=single, b=1).dtype == np.float64
    grid = np.arange(12.0).reshape(3, 4)
    assert np.array_equal(g(a=2, x=grid, b=1), 2 * grid + 1)
    assert np.array_equal(g(a=grid.T, x=2, b=1), 2 * grid.T + 1)
    assert g(a=2, x=np.array(3.0), b=1).shape == ()
    assert g(a=2, x=[], b=1).shape == (0,)


@pytest.mark.parametrize("n", [1, 2, 3, 1023, 1024, 1025, 65_537, 200_001])
def test_every_element_is_what_numbers_give(n):
    g = formula("where(x < 0.3, exp(-x) * y, x^3 / (1 + y^2)) - sigmoid(x * y) + max(x, y)")
    x, y = np.linspace(-2, 2, n), np.cos(np.arange(n))
    value = g(x=x, y=y)
    for i in {0, n // 3, n // 2, n - 1}:
        assert value[i] == g(x=float(x[i]), y=float(y[i]))
    slopes = g.gradient({"x": x, "y": y})
    assert slopes["value"] == pytest.approx(math.fsum(value), rel=1e-15)
    assert np.array_equal(slopes["x"], g.jacobian({"x": x, "y": y}, ["x"])["x"])


def test_gradient_jacobian_and_least_squares_of_the_page_formula_md():
    assert f.gradient(inputs, ["a", "b"]) == {"value": 4.35795566933254, "a": 1.7431822677330162, "b": -2.474448079186556}
    assert f.jacobian(inputs, ["a"])["a"].tolist() == [1, 0.4965853037914095, 0.2465969639416065]
    squares = f.leastSquares(inputs, [2.4, 1.3, 0.6], ["a", "b"])
    J = np.stack([f.jacobian(inputs)[name] for name in ("a", "b")])
    r = f(inputs) - [2.4, 1.3, 0.6]
    assert np.allclose(squares.JtJ, J @ J.T, rtol=1e-15) and np.allclose(squares.Jtr, J @ r, rtol=1e-14)
    assert squares.rss == pytest.approx(r @ r, rel=1e-14)
    assert f.derivative("x").text == "a * exp(-b * x) * -b"


def test_out_is_written_also_where_it_overlaps_an_input():
    x = np.linspace(0, 1, 150_000)
    want = f({**inputs, "x": x})
    room = np.concatenate([x, [0.0]])
    shifted = room[1:]
    assert f({**inputs, "x": room[:-1]}, out=shifted) is shifted
    assert np.array_equal(shifted, want)
    again = x.copy()
    assert f({**inputs, "x": again}, out=again) is again and np.array_equal(again, want)
    out = {"x": np.empty_like(x)}
    both = f.gradient({**inputs, "x": x}, ["x", "a"], out=out)
    assert both["x"] is out["x"] and np.array_equal(out["x"], f.jacobian({**inputs, "x": x})["x"])


def test_a_function_of_one_name_is_a_link_of_chains():
    g = chain(square, f.at({"a": 2.5, "b": 0.7}), sigmoid)
    x = np.linspace(-1, 1, 101)
    assert np.array_equal(g(x), sigmoid(f(x=square(x), a=2.5, b=0.7)))
    value, slope = formula("sigmoid(2.5 * exp(-0.7 * x^2))").jacobian({"x": x}).values()
    assert np.allclose(g(x), value, rtol=1e-15) and np.allclose(g.deriv(x), slope, rtol=1e-13, atol=1e-18)
    assert g.deriv(x, delta=1e-3) == pytest.approx(slope, rel=1e-5, abs=1e-6)
    back = fromJSON(json.dumps(g.toJSON()))
    assert back.name == g.name and np.array_equal(back.deriv(x), g.deriv(x))


def test_the_json_is_that_of_abi_md():
    data = {"fluxion": 1, "formula": "a * exp(-b * x)", "names": ["a", "b", "x"]}
    assert f.toJSON() == data and fromJSON(data).toJSON() == data
    bound = {"formula": "a * exp(-b * x)", "names": ["a", "b", "x"], "values": {"a": 2.5, "b": 0.7}}
    assert f.at(a=2.5, b=0.7).toJSON() == {"fluxion": 1, "links": [bound]}
    assert fromJSON({"fluxion": 1, "links": [bound]}).name == "(a * exp(-b * x); a = 2.5, b = 0.7)(x)"


def test_a_dict_and_keywords_go_together():
    assert f({"x": 1.0, "a": 2.5}, b=0.7) == f(x=1.0, a=2.5, b=0.7)
    assert f.at({"a": 2.5}, b=0.7)(1.0) == f(x=1.0, a=2.5, b=0.7)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(math.nan, "NaN"), (math.inf, "Infinity"), (-math.inf, "-Infinity"), (-0.0, "0"), (1e-7, "1e-7"), (1e21, "1e+21")],
)
def test_a_number_of_any_kind_is_shown_as_in_javascript(value, shown):
    g = formula("a * x").at(a=value)
    assert g.name == f"(a * x; a = {shown})"
    assert np.array_equal(g(1.0), formula("a * x")(a=value, x=1.0), equal_nan=True)
    if math.isfinite(value):
        assert affine(value, 1).name == f"affine({shown}, 1)"


def test_threads_that_plan_at_the_same_time_have_the_same_bits():
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    given = {**inputs, "x": np.linspace(0, 1, 7)}
    want = f.gradient(given)
    try:
        for _ in range(20):
            fresh = formula(f.text)
            with ThreadPoolExecutor(4) as pool:
                for got in pool.map(lambda g: g.gradient(given), [fresh] * 4):
                    assert got["b"] == want["b"] and np.array_equal(got["x"], want["x"])
    finally:
        sys.setswitchinterval(interval)


def test_numbers_are_written_as_in_javascript():
    text = "1e-7 + 1e21 + 123456789012345680000 + 0.000001 + 1.5e300 + 1e999 * x - 0.1"
    slope = formula(f"({text}) * y").derivative("y").text
    assert slope == "1e-7 + 1e+21 + 123456789012345680000 + 0.000001 + 1.5e+300 + 1e999 * x - 0.1"


def test_threads_each_have_a_kernel():
    x = np.linspace(0, 3, 100_000)
    want = [f.gradient({**inputs, "x": x, "a": i})["value"] for i in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda i: f.gradient({**inputs, "x": x, "a": i})["value"], range(8))) == want


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: formula(3), TypeError, "text must be a string"),
        (lambda: formula("x", ["sin"]), ValueError, '"sin" is a function'),
        (lambda: formula("x", ["x", "x"]), ValueError, "comes twice"),
        (lambda: formula("x", ["2x"]), ValueError, "is no name"),
        (lambda: formula("x", "x"), TypeError, "names must be a list"),
        (lambda: f(), TypeError, "a is missing; the names are a, b, x"),
        (lambda: f(inputs, out={}), TypeError, "out must be an array of float64"),
        (lambda: f([1, 2]), TypeError, "inputs must be a dict such as {'a': 1}"),
        (lambda: f(np.ones(2)), TypeError, r"f.at\(\{ … \}\)"),
        (lambda: f({**inputs, "c": 1}), TypeError, 'there is no input "c"'),
        (lambda: f({**inputs, "x": "1"}), TypeError, "x must be a number, or an array"),
        (lambda: f({**inputs, "b": np.ones(2)}), ValueError, "of one shape; b has 2 elements, x has 3 elements"),
        (lambda: f(x=1, a=1, b=1, out=np.ones(1)), TypeError, "out goes with an array; all inputs are numbers"),
        (lambda: f(inputs, out=np.ones(2)), ValueError, "must have the inputs' shape"),
        (lambda: f.gradient(inputs, ["q"]), ValueError, '"q" is no input; did you mean a?'),
        (lambda: f.gradient(inputs, ["rate"]), ValueError, '"rate" is no input; the names are a, b, x'),
        (lambda: f.gradient(inputs, ["a", "a"]), ValueError, "a comes twice"),
        (lambda: f.gradient(inputs, "a"), TypeError, "names must be a list"),
        (lambda: f.gradient(inputs, ["a"], out={"a": np.ones(3)}), TypeError, "it is a number"),
        (lambda: f.jacobian(inputs, ["a"], out={"b": np.ones(3)}), TypeError, 'out has no result "b"'),
        (lambda: f.leastSquares({"x": 1, "a": 1, "b": 1}, 3), TypeError, "y must be an array or a list of numbers .*; got 3"),
        (lambda: f({"x": 1, "a": 1}, a=1, b=2), TypeError, "formula: a comes twice, in the dict and by keyword"),
        (lambda: f([1], a=1, b=2), TypeError, "inputs must be a dict"),
        (lambda: f.at({"a": 1}, a=1), TypeError, "formula.at: a comes twice"),
        (lambda: f.at([1]), TypeError, "formula.at: values must be a dict such as {'a': 1}; got a list"),
        (lambda: f.at("ab"), TypeError, "formula.at: values must be a dict .*; got the string 'ab'"),
        (lambda: f.at(3), TypeError, "formula.at: values must be a dict .*; got 3"),
        (lambda: formula("x", ["x", 1]), TypeError, r"names must be a list such as \['x', 'a'\]; names\[1\] is 1"),
        (lambda: elementwise(square, 3), TypeError, "elementwise: name must be a string; got 3"),
        (lambda: f.leastSquares(inputs, np.ones(2)), ValueError, "y must have the shape of the arrays"),
        (lambda: chain(square, f), TypeError, r"function 2 is a \* exp\(-b \* x\), a formula of a, b, x: give f.at\("),
        (lambda: elementwise(formula("x^2")), TypeError, "give f.at\\({}\\), a function of x alone"),
        (lambda: chain(formula("2 + 3")), TypeError, "a formula without an input"),
        (lambda: f.at(a=1), ValueError, "one name must be left; left are b, x"),
        (lambda: f.at(a="1"), TypeError, "a must be a number"),
        (lambda: f.at(q=1), TypeError, 'there is no input "q"'),
        (lambda: f.at(a=math.inf, b=1).toJSON(), TypeError, "a is inf, which JSON has not"),
        (lambda: fromJSON({"fluxion": 1, "formula": "x"}), TypeError, "names must be a list"),
        (lambda: fromJSON({"fluxion": 1, "formula": 3, "names": []}), TypeError, "formula must be a string"),
        (lambda: fromJSON({"fluxion": 2, "formula": "x", "names": ["x"]}), ValueError, "fluxion must be 1, the version; got 2"),
    ],
)
def test_a_wrong_argument_is_named(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_nothing_is_written_when_a_call_is_refused():
    out = {"value": np.full(3, 7.0), "a": np.full(3, 7.0)}
    for bad in (
        lambda: f.jacobian({**inputs, "a": "x"}, ["a"], out=out),
        lambda: f.jacobian(inputs, ["b"], out=out),
        lambda: f.jacobian(inputs, ["a"], out={"value": out["value"], "a": out["value"]}),
        lambda: f.jacobian({**inputs, "x": np.ones(4)}, ["a"], out=out),
    ):
        with pytest.raises((TypeError, ValueError)):
            bad()
    assert (out["value"] == 7).all() and (out["a"] == 7).all()


def test_a_mistake_is_marked():
    with pytest.raises(FormulaSyntaxError) as caught:
        formula("1 + sigmod(w * x)")
    assert str(caught.value) == (
        'formula: there is no function "sigmod"; did you mean sigmoid?\n  1 + sigmod(w * x)\n      ^'
    )
    assert caught.value.position == 4
    with pytest.raises(FormulaSyntaxError, match="nearest are hardSigmoid, logSigmoid, sigmoid; the reference lists all"):
        formula("neuronsigmoids(x)")


class TestArrow:
    pa = pytest.importorskip("pyarrow")

    def test_nulls_of_any_input_stay_nulls(self):
        x = self.pa.array([1.0, None, 3.0, 4.0] * 3)[1:]
        y = self.pa.chunked_array([[1, 2, None], [4] * 8], self.pa.int32())
        got = formula("x * y")(x=x, y=y)
        want = [None if a is None or b is None else a * b for a, b in zip(x.to_pylist(), y.to_pylist())]
        assert got.type == self.pa.float64() and got.to_pylist() == want
        assert formula("x * y").jacobian({"x": x, "y": y}, ["x"])["x"].null_count == got.null_count

    def test_singles_and_sums(self):
        x = self.pa.array([1.0, 2.0], self.pa.float32())
        assert formula("2 * x")(x=x).type == self.pa.float32()
        assert formula("2 * x").gradient({"x": x})["value"] == 6
        with pytest.raises(ValueError, match="x has nulls, which no sum can take"):
            formula("2 * x").gradient({"x": self.pa.array([1.0, None])})
        with pytest.raises(ValueError, match="x has nulls"):
            formula("2 * x * a").leastSquares({"x": self.pa.array([1.0, None]), "a": 1}, [1.0, 2.0])
