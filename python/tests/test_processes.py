"""What is made here can be sent to another process, or copied: functions, formulas, and errors."""

import copy
import pickle
import subprocess
import sys

import numpy as np
import pytest
from fluxion import FormulaSyntaxError, affine, chain, elementwise, formula, functions, leakyRelu, sigmoid, square

x = np.linspace(-2, 3, 1001)
f = formula("a * exp(-b * x) + tanh(x)")


def cube(v):
    return v**3


def doubled(v):
    return v + v


MADE = {
    "a built-in": sigmoid,
    "one of a family": affine(3, -14),
    "a built-in with parameters of its own": leakyRelu,
    "a chain": chain(square, affine(2, 1), sigmoid),
    "a formula with numbers": f.at(a=2.5, b=0.7),
    "one with NaN": f.at(a=float("nan"), b=0.7),
    "a chain with it": chain(square, f.at(a=2.5, b=0.7)),
    "a function of numbers": elementwise(cube, deriv=doubled),
    "a function of arrays": chain(square, doubled),
}
ways = pytest.mark.parametrize(
    "way", [lambda v: pickle.loads(pickle.dumps(v)), copy.copy, copy.deepcopy], ids=["pickle", "copy", "deepcopy"]
)


@ways
@pytest.mark.parametrize("g", MADE.values(), ids=MADE.keys())
def test_a_function_comes_back_with_its_name_and_bits(way, g):
    back = way(g)
    assert back.name == g.name
    for got, want in zip(back.valueAndDeriv(x), g.valueAndDeriv(x)):
        assert got.tobytes() == want.tobytes()


@ways
@pytest.mark.parametrize("g", [f, f.derivative("x"), formula("+".join(["x"] * 5000))], ids=["", "derivative", "long"])
def test_a_formula_comes_back_also_after_it_was_used(way, g):
    inputs = {name: x if name == "x" else 0.5 for name in g.names}
    want = g.gradient(inputs)
    got = way(g).gradient(inputs)
    assert list(got) == list(want)
    assert all(np.asarray(got[name]).tobytes() == np.asarray(want[name]).tobytes() for name in want)


@pytest.mark.parametrize("name", [name for name, row in functions.items() if callable(row)])
def test_every_row_of_the_table_comes_back(name):
    row = functions[name]
    back = pickle.loads(pickle.dumps(row))
    assert back is row or back.name == row.name
    assert copy.deepcopy(row) is not None


@ways
def test_an_error_comes_back_with_its_place(way):
    with pytest.raises(FormulaSyntaxError) as caught:
        formula("1 + sigmod(x)")
    back = way(caught.value)
    assert (type(back), str(back), back.position) == (FormulaSyntaxError, str(caught.value), 4)


def test_another_process_has_the_same_bits():
    g = MADE["a chain with it"]
    program = "import pickle, sys; g, x = pickle.load(sys.stdin.buffer); sys.stdout.buffer.write(g.deriv(x).tobytes())"
    done = subprocess.run([sys.executable, "-c", program], input=pickle.dumps((g, x)), capture_output=True, check=True)
    assert done.stdout == g.deriv(x).tobytes()
