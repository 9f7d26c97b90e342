"""What goes in and what comes out."""

import numpy as np
import pytest
from fluxion import affine, arange, chain, deriv, elementwise, fromJSON, linspace, power, sigmoid, sqrt, square

f = chain(square, sigmoid)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 1023, 1024, 1025, 65_535, 65_536, 65_537, 200_001])
def test_every_element_is_what_a_number_gives(n):
    x = np.linspace(-3, 3, n)
    value, slope = f.valueAndDeriv(x)
    for i in {0, n // 2, n - 1} & set(range(n)):
        assert (value[i], slope[i]) == f.valueAndDeriv(float(x[i]))
    assert np.array_equal(value, f(x)) and np.array_equal(slope, f.deriv(x))


def test_results_have_the_shape_and_type_of_x():
    grid = np.arange(12, dtype=np.float64).reshape(3, 4)
    assert f(grid).shape == (3, 4)
    assert np.array_equal(f(grid), f(grid.ravel()).reshape(3, 4))
    assert np.array_equal(f(grid.T), f(grid).T)
    assert np.array_equal(f(grid[:, ::2]), f(grid)[:, ::2])
    assert f(np.float64(2)) == f(2) and type(f(2)) is float
    assert f(np.array(2.0)).shape == ()
    assert f(grid.astype(np.float32)).dtype == np.float32
    assert f(grid.astype(">f8")).dtype == np.float64
    assert f([1, 2]).dtype == f(np.array([1, 2], np.int16)).dtype == np.float64
    assert f([]).shape == (0,)


def test_out_may_be_x_or_overlap_it():
    x = np.linspace(-2, 2, 1000)
    want = f(x)
    room = np.concatenate([x, [0.0]])
    assert f(room[:-1], out=room[1:]) is not None
    assert np.array_equal(room[1:], want)
    assert f(x, out=x) is x
    assert np.array_equal(x, want)


def test_nothing_is_written_when_a_call_is_refused():
    x, out = np.ones(3), np.full(3, 7.0)
    for bad in (
        lambda: f(x, out=np.full(4, 7.0)),
        lambda: f.deriv(x, delta=-1, out=out),
        lambda: f.deriv(x, delta="1", out=out),
        lambda: chain(square, lambda v: v[:1])(x, out=out),
        lambda: f.valueAndDeriv(x, out=(out, out)),
    ):
        with pytest.raises((TypeError, ValueError)):
            bad()
    assert (out == 7).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: sigmoid("1"), "x must be a number"),
        (lambda: sigmoid(None), "got None"),
        (lambda: sigmoid(True), "x must be"),
        (lambda: sigmoid(np.array(["a"])), "x must be"),
        (lambda: sigmoid(np.array([1j])), "x must be"),
        (lambda: sigmoid(np.array([2**60])), "at most 2\\^53"),
        (lambda: sigmoid([1.0, "a"]), r"x\[1\] must be a number; got the string 'a'"),
        (lambda: sigmoid(1.0, out=np.ones(1)), "x is a number"),
        (lambda: sigmoid(np.ones(2), out=np.ones(2, np.float32)), "out must be an array of float64"),
        (lambda: sigmoid(np.ones((2, 2)), out=np.ones((2, 2)).T), "in C order"),
        (lambda: f.deriv(1.0, delta=float("nan")), "delta must be a finite number"),
        (lambda: chain(), "one function or more"),
        (lambda: chain(affine), r"as affine\(scale, shift\)"),
        (lambda: chain(3), "function 1 must be a function"),
        (lambda: affine(1), "takes 2 numbers, scale and shift; got 1"),
        (lambda: affine(1, float("inf")), "shift must be a finite number"),
        (lambda: power(1.5), "n must be an integer"),
        (lambda: fromJSON({"fluxion": 2, "links": []}), "fluxion must be 1, the version; got 2"),
        (lambda: fromJSON({"fluxion": 1, "links": [{"name": "__class__"}]}), "no function"),
        (lambda: fromJSON([]), "data must be a dict"),
    ],
)
def test_a_wrong_argument_is_named(call, words):
    with pytest.raises((TypeError, ValueError), match=words):
        call()


def test_a_callers_function_takes_the_textbook_difference():
    cube = elementwise(lambda x: x**3, "cube")
    assert cube([1, 2]).tolist() == [1, 8]
    assert cube.deriv(2.0) == pytest.approx(12.000001, abs=1e-9)
    assert deriv(lambda x: x**3, 2.0) == cube.deriv(2.0)
    exact = elementwise(lambda x: x**3, "cube", deriv=lambda x: 3 * x**2)
    assert exact.deriv(2.0) == 12
    with pytest.raises(ValueError, match="greater than 0"):
        cube.deriv(2.0, delta=0)
    mixed = chain(square, cube, sigmoid)
    x = np.linspace(0.5, 1, 2000)
    assert np.allclose(mixed.deriv(x), chain(square, power(3), sigmoid).deriv(x), rtol=1e-5)
    assert np.array_equal(mixed(x), chain(square, power(3), sigmoid)(x))


def test_a_chain_survives_json():
    g = chain(affine(3, -14), power(-2), sqrt)
    back = fromJSON(g.toJSON())
    x = np.linspace(-3, 3, 50)
    assert back.name == g.name
    assert np.array_equal(back(x), g(x), equal_nan=True)
    with pytest.raises(TypeError, match="that you bring"):
        chain(square, lambda v: v).toJSON()


def test_a_trace_multiplies_to_the_slope():
    steps = f.trace(1.5)
    assert [step["name"] for step in steps] == ["square", "sigmoid"]
    assert steps[0]["slope"] * steps[1]["slope"] == f.deriv(1.5)


def test_ranges_are_numpys():
    x = arange(-3, 3, 0.01)
    assert len(x) == 600 and x[300] == -6.394884621840902e-14 and x[-1] == 2.9899999999998723
    assert linspace(0, 1, 5).tolist() == [0, 0.25, 0.5, 0.75, 1]
