"""Formulas in numexpr and JAX, those that are installed, on the workloads of src/bench/formulas.ts, on one thread and
each as its documentation has it: numexpr writes to `out` and has no derivatives; JAX is compiled, from NumPy array to
NumPy array, and takes its own. Prints nanoseconds an element (median and middle half of interleaved rounds), and what
the results add up to. Takes the sizes, as `600,10000`."""
import os
import sys
import time

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import numpy as np

ROUNDS = 31
A, B, C = 2.5, 0.7, 0.1
W, BIAS = 1.3, -0.4
M, S = 1.4, 0.9
QUARTIC = (0.3, -1.2, 0.7, 2.1, -0.5)


def numexpr_loops(x, y):
    import numexpr

    numexpr.set_num_threads(1)
    out = np.empty_like(x)
    a, b, c, d, g = QUARTIC
    into = lambda text, scope: lambda: (numexpr.evaluate(text, local_dict={"x": x, **scope}, out=out),)
    yield "decay", into("a * exp(-b * x)", {"a": A, "b": B})
    yield "wave", into("x**2 * sin(x) / (1 + x**2)", {})
    yield "quartic", into("(((a * x + b) * x + c) * x + d) * x + g", {"a": a, "b": b, "c": c, "d": d, "g": g})
    likelihood = "sum(-((x - m) / s)**2 / 2 - rest)"
    rest = np.log(S) + np.log(2 * np.pi) / 2
    scope = {"x": x, "m": M, "s": S, "rest": rest}
    yield "likelihood", lambda: (numexpr.evaluate(likelihood, local_dict=scope),)


def jax_loops(x, y):
    import jax

    jax.config.update("jax_enable_x64", True)
    jnp = jax.numpy
    decay = lambda v, a, b: a * jnp.exp(-b * v)
    wave = lambda v: v**2 * jnp.sin(v) / (1 + v**2)
    both = lambda f: lambda v, *rest: jax.vmap(jax.value_and_grad(f), (0, *(None for _ in rest)))(v, *rest)
    neuron = lambda v, w, b: jnp.sum(jax.nn.sigmoid(w * v + b))
    likelihood = lambda m, s, v: jnp.sum(-(((v - m) / s) ** 2) / 2 - jnp.log(s) - jnp.log(2 * jnp.pi) / 2)

    def fit(v, y, a, b, c):
        residual = lambda p: p[0] * jnp.exp(-p[1] * v) + p[2] - y
        p = jnp.array([a, b, c])
        r, J = residual(p), jax.jacfwd(residual)(p)
        return J.T @ J, J.T @ r, r @ r

    def quartic(v, a, b, c, d, g):
        return (((a * v + b) * v + c) * v + d) * v + g

    def run(f, *inputs):
        f = jax.jit(f)
        return lambda: [np.asarray(part) for part in jax.tree.leaves(f(*inputs))]

    yield "decay", run(decay, x, A, B)
    yield "decay and derivative", run(both(decay), x, A, B)
    yield "wave", run(wave, x)
    yield "wave and derivative", run(both(wave), x)
    yield "neuron", run(jax.value_and_grad(neuron, (0, 1, 2)), x, W, BIAS)
    yield "fit", run(fit, x, y, A, B, C)
    yield "quartic", run(quartic, x, *QUARTIC)
    yield "likelihood", run(likelihood, M, S, x)
    yield "likelihood and gradient", run(jax.value_and_grad(likelihood, (0, 1)), M, S, x)


def clock(f, calls):
    start = time.perf_counter_ns()
    for _ in range(calls):
        f()
    return (time.perf_counter_ns() - start) / calls


for n in map(int, sys.argv[1].split(",")):
    x = 0.01 + 2.99 * np.arange(n) / n
    y = 2.4 * np.exp(-0.6 * x) + 0.1 * np.sin(20 * x)
    loops = []
    for who, make in (("numexpr", numexpr_loops), ("JAX", jax_loops)):
        try:
            loops += [(who, name, f) for name, f in make(x, y)]
        except ImportError:
            pass
    totals = [sum(float(np.sum(part)) for part in f()) for _, _, f in loops]
    calls = [max(1, round(4e6 / min(clock(f, 3) for _ in range(5)))) for _, _, f in loops]
    taken = [[] for _ in loops]
    for _ in range(ROUNDS):
        for i, (_, _, f) in enumerate(loops):
            taken[i].append(clock(f, calls[i]) / n)
    for (who, name, _), times, total in zip(loops, taken, totals):
        times.sort()
        quartiles = (f"{times[k * ROUNDS // 4]:.5g}" for k in (2, 1, 3))
        print("\t".join((who, name, str(n), *quartiles, repr(total))))
