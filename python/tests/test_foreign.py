"""What NumPy and Python have that a float64 or an array of numbers has not."""

from array import array
from fractions import Fraction

import numpy as np
import pytest

import fluxion as fx


@pytest.mark.parametrize(
    "call",
    [
        lambda: fx.sigmoid(10**400),
        lambda: fx.sigmoid.deriv(1.0, delta=10**400),
        lambda: fx.sigmoid.trace(10**400),
        lambda: fx.affine(10**400, 1),
        lambda: fx.formula("a * x")(a=10**400, x=1),
        lambda: fx.formula("a * x").at(a=10**400),
    ],
)
def test_an_integer_beyond_all_floats_is_a_value_error(call):
    with pytest.raises(ValueError, match="an integer of 401 digits"):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda n: fx.abs(n),
        lambda n: fx.abs(np.int64(n)),
        lambda n: fx.abs(np.array([n])),
        lambda n: fx.abs([n]),
        lambda n: fx.abs([0.5, n]),
        lambda n: fx.abs([[0.5], [n]]),
        lambda n: fx.abs((Fraction(1, 2), n)),
        lambda n: fx.abs.deriv(1.0, delta=n),
        lambda n: fx.affine(n, 1),
        lambda n: fx.formula("a * x")(a=n, x=1),
        lambda n: fx.formula("a * x")(a=1.5, x=[0.5, n]),
        lambda n: fx.formula("a * x").at(a=n),
    ],
)
def test_an_integer_that_would_be_rounded_is_a_value_error_wherever_it_stands(call):
    call(2**53)
    for n in (2**53 + 1, -(2**53) - 1, 2**60):
        with pytest.raises(ValueError, match="at most 2\\^53 in size"):
            call(n)


def test_what_a_function_returns_is_rounded():
    assert fx.elementwise(lambda x: 2**53 + 1)(1.0) == 2.0**53
    with pytest.raises(ValueError, match="what f returns must be a number that a float64 holds; got an integer of 401"):
        fx.elementwise(lambda x: 10**400)(1.0)


@pytest.mark.parametrize("text", ["12", b"12", bytearray(b"12")])
def test_text_and_bytes_are_no_numbers(text):
    for call in (lambda: fx.abs(text), lambda: fx.formula("x + 1")(x=text)):
        with pytest.raises(TypeError, match="x must be a number, or an array"):
            call()


def test_buffers_that_say_what_they_hold_are_arrays():
    assert fx.abs(array("d", [-1, 2])).tolist() == [1, 2]
    assert fx.abs(memoryview(array("f", [-1, 2]))).tolist() == [1, 2]
    assert fx.abs(range(-1, 2)).tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ([True], r"x\[0\] must be a number; got True"),
        ([1, True], r"x\[1\] must be a number; got True"),
        ([1.0, None], r"x\[1\] must be a number; got None"),
        ([[1], ["2"]], r"x\[1\]\[0\] must be a number; got the string '2'"),
        ([1, 2j], r"x\[1\] must be a number; got a complex"),
        ([[1], [1, 2]], "got a list that is no array"),
        ({1, 2}, "x must be a number, or an array or a list of numbers .*; got a set"),
        ({"a": 1}, "got a dict"),
    ],
)
def test_what_a_list_holds_is_named(items, says):
    with pytest.raises(TypeError, match=says):
        fx.sigmoid(items)


def test_a_list_that_holds_itself():
    items: list = []
    items.append(items)
    with pytest.raises(TypeError, match="at most 64 deep"):
        fx.sigmoid(items)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: fx.power(2**31), "at most 2\\^31 - 1 in size; got 2147483648$"),
        (lambda: fx.power(10**5000), "got an integer of 5001 digits"),
        (lambda: fx.linspace(0, 1, 10**400), "so many elements; count is an integer of 401 digits"),
        (lambda: fx.arange(0, 1e300), "no memory for an array from 0 to 1e\\+300 by 1"),
    ],
)
def test_an_integer_is_shown_as_it_was_given(call, says):
    with pytest.raises(ValueError, match=says):
        call()


def test_numbers_as_far_apart_as_they_can_be():
    largest = float(np.finfo(np.float64).max)
    assert fx.linspace(-largest, largest, 3).tolist() == [-largest, 0, largest]
    assert fx.linspace(-largest, largest, 2).tolist() == [-largest, largest]
    assert fx.linspace(-largest, largest, 1).tolist() == [-largest]
    for count in (4, 7, 41, 1000):
        assert np.isfinite(fx.linspace(-largest, largest, count)).all()


def test_singles_of_the_other_byte_order_stay_singles():
    x = np.array([0.5, -3.25], dtype=">f4")
    result = fx.sigmoid(x)
    assert result.dtype == np.float32
    assert (result == fx.sigmoid(x.astype(np.float32))).all()


def test_masked_elements_are_refused_and_a_mask_of_none_is_not():
    with pytest.raises(TypeError, match="masked"):
        fx.sigmoid(np.ma.array([0.0, 5.0], mask=[False, True]))
    assert fx.sigmoid(np.ma.array([0.0, 5.0])).tolist() == fx.sigmoid(np.array([0.0, 5.0])).tolist()


@pytest.mark.parametrize(("opens", "closes"), [("sin(", ")"), ("(1+", ")"), ("max(1,", ")"), ("(", ")")])
def test_a_formula_nests_200_deep_and_no_deeper(opens, closes):
    f = fx.formula(opens * 199 + "x" + closes * 199)
    value = f(x=0.5)
    assert np.isfinite(value)
    f.gradient({"x": 0.5}, ["x"])
    with pytest.raises(fx.FormulaSyntaxError, match="200"):
        fx.formula(opens * 201 + "x" + closes * 201)
