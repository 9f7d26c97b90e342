"""The same inputs and hash as verify/formulas/recipe.ts."""

import hashlib

import numpy as np
from fluxion import formula
from recipe import _canonical, inputs

COUNT = 2501
A, B = 0.7, -1.3
NAMES = ["x", "y", "a", "b"]

_i = np.arange(COUNT)
X = _i * 40503 % 65536 / 65536 * 4 - 2
Y = _i * 24571 % 65536 / 65536 * 4 - 1
CORNERS = inputs()
REVERSED = CORNERS[::-1].copy()
with np.errstate(all="ignore"):
    SINGLES = CORNERS.astype(np.float32), REVERSED.astype(np.float32)


def formula_hash(text: str) -> str:
    f = formula(text, NAMES)
    smooth = {"x": X, "y": Y, "a": A, "b": B}
    numbers = {"x": 0.3, "y": 1.1, "a": A, "b": B}
    squares = f.leastSquares(smooth, X, ["a", "b"])
    results = [
        f(x=CORNERS, y=REVERSED, a=A, b=B),
        f(x=SINGLES[0], y=SINGLES[1], a=A, b=B),
        *f.jacobian(smooth).values(),
        *f.gradient(smooth).values(),
        *squares,
        f.derivative("x")(smooth),
        f(numbers),
        *f.gradient(numbers).values(),
    ]
    digest = hashlib.sha256()
    for result in results:
        digest.update(_canonical(np.atleast_1d(np.asarray(result))))
    return digest.hexdigest()
