"""JAX's functions of networks, in single or double precision: `reference.py NAME f32|f64 PARAMETERS...`, numbers as bytes from
standard input to standard output."""

import sys

import jax
import numpy as np

jax.config.update("jax_enable_x64", True)
from jax import nn  # noqa: E402
from jax import numpy as jnp  # noqa: E402

FUNCTIONS = {
    "celu": nn.celu,
    "clamp": lambda x, low, high: jnp.clip(x, low, high),
    "elu": nn.elu,
    "eluWith": nn.elu,
    "gelu": lambda x: nn.gelu(x, approximate=False),
    "geluTanh": lambda x: nn.gelu(x, approximate=True),
    "hardSigmoid": nn.hard_sigmoid,
    "hardSwish": nn.hard_swish,
    "hardTanh": nn.hard_tanh,
    "leaky": nn.leaky_relu,
    "logSigmoid": nn.log_sigmoid,
    "mish": nn.mish,
    "relu": nn.relu,
    "relu6": nn.relu6,
    "selu": nn.selu,
    "sigmoid": nn.sigmoid,
    "silu": nn.silu,
    "siluWith": lambda x, beta: x * nn.sigmoid(beta * x),
    "softplus": nn.softplus,
    "softplusWith": lambda x, beta: nn.softplus(beta * x) / beta,
    "softsign": nn.soft_sign,
    "tanhShrink": lambda x: x - jnp.tanh(x),
}

name, kind, *parameters = sys.argv[1:]
if name == "names":
    print(" ".join(FUNCTIONS))
else:
    x = np.frombuffer(sys.stdin.buffer.read(), dtype=np.float32 if kind == "f32" else np.float64)
    y = FUNCTIONS[name](jnp.asarray(x), *[float(p) for p in parameters])
    slopes = jax.vmap(jax.grad(lambda v: FUNCTIONS[name](v, *[float(p) for p in parameters])))(jnp.asarray(x))
    sys.stdout.buffer.write(np.asarray(y, dtype=x.dtype).tobytes() + np.asarray(slopes, dtype=x.dtype).tobytes())
