"""Elementwise functions, their derivatives and the chain rule: the same kernel, and so the same bits, as
the JavaScript package of this name.

>>> from fluxion import chain, sigmoid, square
>>> f = chain(square, sigmoid)
>>> f(2.0)
0.9820137900379085
>>> f.deriv(2.0)
0.07065082485316446
"""

from ._chain import chain, chainDeriv2, chainDeriv3, chainLength2, chainLength3, deriv
from ._elementwise import Elementwise, elementwise
from ._expression.fault import FormulaSyntaxError
from ._formula import Formula, LeastSquares, formula
from ._functions import *  # noqa: F403
from ._functions import functions
from ._json import fromJSON
from ._ranges import arange, linspace

__all__ = [
    "Elementwise",
    "Formula",
    "FormulaSyntaxError",
    "LeastSquares",
    "arange",
    "chain",
    "chainDeriv2",
    "chainDeriv3",
    "chainLength2",
    "chainLength3",
    "deriv",
    "elementwise",
    "formula",
    "fromJSON",
    "functions",
    "linspace",
    *functions,
]
