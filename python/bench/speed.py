"""How fast the package is, beside NumPy and Node, in one run:

    python python/bench/speed.py

Needs the package, and `npm run build` for Node's side. Times are the least of many rounds, in ns an element; what is
compared takes turns."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import fluxion
import numpy as np

N = 1_000_000
DELTA = 0.001


def textbook(x: np.ndarray) -> np.ndarray:
    """df/dx of sigmoid(square(x)) by the chapter's formulas, in NumPy."""

    def sigmoid(u: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-u))

    def square(u: np.ndarray) -> np.ndarray:
        return u * u

    def slope(f: Callable[[np.ndarray], np.ndarray], u: np.ndarray) -> np.ndarray:
        return (f(u + DELTA) - f(u - DELTA)) / (2 * DELTA)

    return slope(sigmoid, square(x)) * slope(square, x)


def least(calls: list[Callable[[], object]], rounds: int) -> list[float]:
    """The least seconds of each, taking turns."""
    best = [float("inf")] * len(calls)
    for _ in range(rounds):
        for i, call in enumerate(calls):
            start = time.perf_counter()
            call()
            best[i] = min(best[i], time.perf_counter() - start)
    return best


def in_node() -> float:
    script = Path(__file__).with_name("node.mjs")
    return float(subprocess.run(["node", script, str(N)], capture_output=True, text=True, check=True).stdout)


def threaded(count: int, x: list[np.ndarray], out: list[np.ndarray]) -> None:
    threads = [threading.Thread(target=lambda i=i: [fluxion.sigmoid(x[i], out=out[i]) for _ in range(4)]) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main() -> None:
    x = (np.arange(N) * 40503 % 1048576) / 1048576 * 20 - 10
    out = np.empty_like(x)
    f = fluxion.chain(fluxion.square, fluxion.sigmoid)

    derivative, book = least([lambda: f.deriv(x, delta=DELTA, out=out), lambda: textbook(x)], 25)
    each = [value / N * 1e9 for value in (derivative, book)]
    print(f"derivative of [square, sigmoid]: {each[0]:.2f} ns; NumPy's textbook {each[1]:.2f}: {each[1] / each[0]:.2f} times")

    node = min(in_node() for _ in range(2))
    here = least([lambda: fluxion.sigmoid(x, out=out)], 40)[0] / N * 1e9
    node = min(node, in_node())
    print(f"sigmoid: {here:.2f} ns; Node {node:.2f}: {here / node:.2f} times Node's time")

    calls = 2000
    one = least([lambda: [fluxion.sigmoid(0.5) for _ in range(calls)]], 10)[0] / calls
    array = np.ones(1)
    single = least([lambda: [fluxion.sigmoid(array) for _ in range(calls)]], 10)[0] / calls
    print(f"one number: {one * 1e6:.2f} us; an array of one: {single * 1e6:.2f} us")

    both = [x.copy(), x.copy()], [out, out.copy()]
    threaded(2, *both)
    alone, together = least([lambda: threaded(1, *both), lambda: threaded(2, *both)], 12)
    print(f"two threads: {2 * alone / together:.2f} times the work of one")


if __name__ == "__main__":
    main()
