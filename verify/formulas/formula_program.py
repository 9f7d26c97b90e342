"""The hashes of the first so many texts, as verify/formulas/formula-recipe.ts has them, and of the others what is said of them.

    formula_program.py COUNT < TEXTS, as JSON
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "python/src"), str(ROOT / "python/tests")]

from fluxion import FormulaSyntaxError, formula  # noqa: E402
from formula_recipe import NAMES, formula_hashes  # noqa: E402


def told(text: str) -> str:
    try:
        formula(text, NAMES)
    except FormulaSyntaxError as error:
        return str(error)
    return ""


texts = json.load(sys.stdin)
count = int(sys.argv[1])
hashes = {text: formula_hashes(text) for text in texts[:count]}
print(json.dumps({"hashes": hashes, "told": [told(text) for text in texts[count:]]}))
