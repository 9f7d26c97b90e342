"""Writes test/fixtures/derivative.json: what SciPy's scipy.differentiate.derivative and numdifftools'
Derivative give, and with how many evaluations, on the examples of their own documentation and on some hard
points. test/unit/derivative.test.ts and scripts/derivative-table.ts run fluxion on the same.

    pip install numpy scipy numdifftools
    python scripts/derivative-goldens.py
"""

import json
import math
import warnings
from pathlib import Path

import numdifftools as nd
import numpy as np
import scipy
from scipy.differentiate import derivative

warnings.simplefilter("ignore")
INFINITY = math.inf

# name: (source, f, x, f'(x), side: 0, or 1 where f ends on the left). The TypeScript side has f under the same name.
CASES = {
    **{
        f"exp at {x}": ("SciPy", np.exp, x, math.exp(x), 0)
        for x in np.linspace(1, 2, 5).tolist()
    },
    **{
        f"x^{p} at {x}": ("SciPy", lambda x, p=p: x**p, x, float(p * x ** (p - 1)), 0)
        for p in range(1, 6)
        for x in range(1, 5)
    },
    **{
        f"sin({c} x) at 0": ("SciPy", lambda x, c=c: np.sin(c * x), 0, float(c), 0)
        for c in [1, 5, 10, 20]
    },
    "x + sin(10 x) at 0": ("SciPy", lambda x: x + np.sin(10 * x), 0, 11.0, 0),
    "sin(20 x) (x - 1)^2 at 0": ("SciPy", lambda x: np.sin(20 * x) * (x - 1) ** 2, 0, 20.0, 0),
    "exp at 1 from the right": ("SciPy", np.exp, 1, math.e, 1),
    "x^3 + x^2 at 1": ("numdifftools", lambda x: x**3 + x**2, 1, 5.0, 0),
    "sin at 1000": ("hard", np.sin, 1000, math.cos(1000), 0),
    "log at 0.001": ("hard", np.log, 0.001, 1000.0, 0),
    "log at 1e10": ("hard", np.log, 1e10, 1e-10, 0),
    "1 / x at 0.001": ("hard", lambda x: 1 / x, 0.001, -1e6, 0),
    "tanh(100 x) at 0.01": ("hard", lambda x: np.tanh(100 * x), 0.01, 41.997434161402614, 0),
    "|x| at 0": ("hard", np.abs, 0, 0.0, 0),
    "|x| at 0.001": ("hard", np.abs, 0.001, 1.0, 0),
}


class Counted:
    """f, counting the numbers it is evaluated at."""

    def __init__(self, f):
        self.f = f
        self.count = 0

    def __call__(self, x):
        self.count += np.size(x)
        return self.f(np.asarray(x, dtype=float))


def by_scipy(f, x, side, tolerance):
    counted = Counted(f)
    tolerances = {"rtol": tolerance, "atol": 0} if tolerance else None
    result = derivative(counted, float(x), step_direction=side, tolerances=tolerances)
    return {
        "value": float(result.df),
        "error": float(result.error),
        "evaluations": int(result.nfev),
        "success": bool(result.success),
    }


def by_numdifftools(f, x, side):
    counted = Counted(f)
    method = "forward" if side else "central"
    result = nd.Derivative(counted, full_output=True, method=method)(float(x))
    return {
        "value": float(result.estimate),
        "error": float(result.error_estimate),
        "evaluations": counted.count,
    }


cases = {
    name: {
        "source": source,
        "x": x,
        "exact": exact,
        "side": side,
        "scipy": by_scipy(f, x, side, None),
        "scipy1e-10": by_scipy(f, x, side, 1e-10),
        "numdifftools": by_numdifftools(f, x, side),
    }
    for name, (source, f, x, exact, side) in CASES.items()
}
versions = {"numpy": np.__version__, "scipy": scipy.__version__, "numdifftools": nd.__version__}


def plain(value):
    """JSON has no NaN or infinity: as text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


target = Path(__file__).parent.parent / "test/fixtures/derivative.json"
target.write_text(json.dumps(plain({"versions": versions, "cases": cases}), indent=2) + "\n")
print(f"{len(cases)} cases")
