"""Python's libraries, those that are installed, on the same workloads, each as its documentation has it: NumPy
and numexpr write to `out`, numexpr on one thread; JAX is compiled, from NumPy array to NumPy array. Prints
nanoseconds an element: median and middle half of interleaved rounds."""
import time

import numpy as np

ROUNDS, D = 31, 0.001
loops = {}


def numpy_loops(x, out):
    def sigmoid(v, to):
        np.negative(v, out=to)
        np.exp(to, out=to)
        np.add(to, 1, out=to)
        np.divide(1, to, out=to)
        return to

    u = np.empty_like(x)

    def derivative():
        # As the chapter has it.
        deriv = lambda f, v: (f(v + D) - f(v - D)) / (2 * D)
        np.multiply(deriv(np.square, x), deriv(lambda v: 1 / (1 + np.exp(-v)), np.square(x)), out=out)

    yield "NumPy", "square", lambda: np.square(x, out=out)
    yield "NumPy", "sigmoid", lambda: sigmoid(x, out)
    yield "NumPy", "chain", lambda: sigmoid(np.square(x, out=u), out)
    if x.dtype == np.float64:
        yield "NumPy", "derivative", derivative


def numexpr_loops(x, out):
    import numexpr

    numexpr.set_num_threads(1)
    one, two, d = (x.dtype.type(v) for v in (1, 2, D))
    texts = {
        "square": "x * x",
        "sigmoid": "one / (one + exp(-x))",
        "chain": "one / (one + exp(-(x * x)))",
    }
    if x.dtype == np.float64:
        texts["derivative"] = (
            "(((x + d) * (x + d) - (x - d) * (x - d)) / (two * d)) * "
            "((one / (one + exp(-(x * x + d))) - one / (one + exp(-(x * x - d)))) / (two * d))"
        )
    scope = {"x": x, "one": one, "two": two, "d": d}
    for name, text in texts.items():
        yield "numexpr", name, lambda text=text: numexpr.evaluate(text, local_dict=scope, out=out)


def jax_loops(x, out):
    import jax

    jax.config.update("jax_enable_x64", True)
    jnp = jax.numpy
    one = lambda v: jax.nn.sigmoid(jnp.square(v))
    functions = {
        "square": jnp.square,
        "sigmoid": jax.nn.sigmoid,
        "chain": one,
        "derivative": jax.vmap(jax.grad(one)),
    }
    for name, f in functions.items():
        yield "JAX", name, lambda f=jax.jit(f): np.asarray(f(x))


def clock(f, calls):
    start = time.perf_counter_ns()
    for _ in range(calls):
        f()
    return (time.perf_counter_ns() - start) / calls


for n in (600, 10_000, 1_000_000):
    for kind, dtype in (("f64", np.float64), ("f32", np.float32)):
        x = (-3 + 6 * np.arange(n) / n).astype(dtype)
        out = np.empty_like(x)
        loops = []
        for make in (numpy_loops, numexpr_loops, jax_loops):
            try:
                loops += list(make(x, out))
            except ImportError:
                pass
        calls = [max(1, round(2e6 / min(clock(f, 3) for _ in range(5)))) for _, _, f in loops]
        taken = [[] for _ in loops]
        for _ in range(ROUNDS):
            for i, (_, _, f) in enumerate(loops):
                taken[i].append(clock(f, calls[i]) / n)
        for (who, name, _), times in zip(loops, taken):
            times.sort()
            print(who, name, kind, n, *(f"{times[k * ROUNDS // 4]:.5g}" for k in (2, 1, 3)))
