"""Formulas as graphs: the same passes as src/expression and src/formula have in JavaScript, in the same order, so that
the kernel is asked for the same operations. `npm run verify -- formulas` compares the bits."""
