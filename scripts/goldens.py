"""The chapter's own formulas in NumPy over its plot range: test/fixtures/goldens.json.

python3 scripts/goldens.py    (NumPy 1.26 or later)
"""

import json
import pathlib

import numpy as np


def square(x):
    return np.power(x, 2)


def leaky_relu(x):
    return np.maximum(0.2 * x, x)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def deriv(f, x, delta=0.001):
    return (f(x + delta) - f(x - delta)) / (2 * delta)


def chain_value(chain, x):
    for f in chain:
        x = f(x)
    return x


def chain_deriv(chain, x):
    product = 1
    for f in chain:
        product = product * deriv(f, x)
        x = f(x)
    return product


PLOT_RANGE = np.arange(-3, 3, 0.01)
CHAINS = {
    "square sigmoid": [square, sigmoid],
    "sigmoid square": [sigmoid, square],
    "leakyRelu square sigmoid": [leaky_relu, square, sigmoid],
    "leakyRelu sigmoid square": [leaky_relu, sigmoid, square],
}

goldens = {
    "numpy": np.__version__,
    "range": PLOT_RANGE.tolist(),
    "chains": {
        name: {
            "value": chain_value(chain, PLOT_RANGE).tolist(),
            "deriv": chain_deriv(chain, PLOT_RANGE).tolist(),
        }
        for name, chain in CHAINS.items()
    },
}
path = pathlib.Path(__file__).parent.parent / "test" / "fixtures" / "goldens.json"
path.write_text(json.dumps(goldens) + "\n")
