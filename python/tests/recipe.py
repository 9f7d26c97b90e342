"""The inputs and the hashes of src/bits/recipe.ts, in Python: "the same bits" means the same here."""

from __future__ import annotations

import hashlib
import math

import numpy as np

# As JavaScript writes them: they are in the outputs' names.
DELTAS = ["0", "0.000001", "0.001", "0.1", "1", "1000"]

CORNERS = [
    0,
    5e-324,
    2.2250738585072014e-308,
    1.1754943508222875e-38,
    2**-53,
    2**-27,
    0.34657359027997264,
    math.log(2),
    1,
    0.7853981633974483,
    1.5707963267948966,
    math.pi,
    6.283185307179586,
    20,
    37,
    39,
    87.3365447505531,
    88.72283905206835,
    103.97207708399179,
    300,
    354.5,
    708.3964185322641,
    709.782712893384,
    745.1332191019411,
    1e5,
    1647099.3291652855,
    2**31,
    2**53,
    1e22,
    3.4028234663852886e38,
    1.7976931348623157e308,
    math.inf,
]


def inputs() -> np.ndarray:
    draw = _mulberry32(20_240_229)
    unit = lambda: ((draw() >> 5) * 2**26 + (draw() >> 6)) / 2**53  # noqa: E731
    x: list[float] = [math.nan]
    for corner in map(float, CORNERS):
        below = corner if corner == 0 else _bits(corner) - 1
        for near in (corner, _double(_bits(corner) + 1), corner if corner == 0 else _double(int(below))):
            x += [near, -near]
    while len(x) < 5001:
        x.append(16 * unit() - 8)
        x.append(1600 * unit() - 800)
        x.append((unit() - 0.5) * 2.0 ** -(draw() % 60))
        low = draw()
        x.append(_double(draw() << 32 | low))
    return np.array(x[:5001])


def hashes_of(f) -> dict[str, str]:
    x = inputs()
    with np.errstate(all="ignore"):
        singles = x.astype(np.float32)
    values = [f(x)]
    slopes = {}
    for name in DELTAS:
        delta = float(name)
        value, slope = f.valueAndDeriv(x, delta=delta)
        values.append(value)
        slopes[f"slope at delta {name}"] = digest(f.deriv(x, delta=delta), slope)
    return {
        "value": digest(*values),
        **slopes,
        "value of singles": digest(f(singles)),
        "slope of singles at delta 0.001": digest(f.deriv(singles, delta=1e-3)),
    }


def digest(*results) -> str:
    whole = hashlib.sha256()
    for result in results:
        whole.update(_canonical(np.atleast_1d(np.asarray(result))))
    return whole.hexdigest()[:12]


def _canonical(array: np.ndarray) -> bytes:
    copy = array.copy()
    words = copy.view(np.uint64 if copy.itemsize == 8 else np.uint32)
    words[np.isnan(copy)] = 0x7FF8 << 48 if copy.itemsize == 8 else 0x7FC0 << 16
    return copy.tobytes()


def _bits(x: float) -> int:
    return int(np.float64(x).view(np.uint64))


def _double(bits: int) -> float:
    return float(np.uint64(bits & 0xFFFF_FFFF_FFFF_FFFF).view(np.float64))


def _mulberry32(seed: int):
    state = seed
    mask = 0xFFFF_FFFF

    def draw() -> int:
        nonlocal state
        state = (state + 0x6D2B79F5) & mask
        t = (state ^ (state >> 15)) * (state | 1) & mask
        t ^= (t + ((t ^ (t >> 7)) * (t | 61) & mask)) & mask
        return t ^ (t >> 14)

    return draw
