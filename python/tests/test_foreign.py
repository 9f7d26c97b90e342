"""What NumPy and Python have that a float64 or an array of numbers has not."""

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
