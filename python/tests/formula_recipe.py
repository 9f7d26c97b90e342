"""The same inputs and hashes as verify/formulas/formula-recipe.ts."""

import numpy as np
from fluxion import formula
from recipe import digest, inputs

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


def formula_hashes(text: str) -> dict[str, str]:
    f = formula(text, NAMES)
    smooth = {"x": X, "y": Y, "a": A, "b": B}
    numbers = {"x": 0.3, "y": 1.1, "a": A, "b": B}
    squares = f.leastSquares(smooth, X, ["a", "b"])
    return {
        "value": digest(f(x=CORNERS, y=REVERSED, a=A, b=B)),
        "value of singles": digest(f(x=SINGLES[0], y=SINGLES[1], a=A, b=B)),
        "jacobian": digest(*f.jacobian(smooth).values()),
        "gradient": digest(*f.gradient(smooth).values()),
        "least squares": digest(*squares),
        "derivative as a formula": digest(f.derivative("x")(smooth)),
        "value of numbers": digest(f(numbers)),
        "gradient of numbers": digest(*f.gradient(numbers).values()),
    }
