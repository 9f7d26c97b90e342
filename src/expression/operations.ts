/** What expressions are made of, beside numbers and names: each with its number of arguments. Nothing else can be
 *  called, whatever the text says: a Map has no prototype to reach. */
export const OPERATIONS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: 'pi e',
    1: 'exp log sqrt cbrt abs sign floor ceil round trunc sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc Phi phi',
    2: 'pow min max hypot atan2',
    3: 'where clamp',
  }).flatMap(([arity, names]) => names.split(' ').map((name): [string, number] => [name, Number(arity)])),
);

/** How tightly an operator binds. */
export const LEVEL = { choice: 0, comparison: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6 } as const;

interface Infix {
  readonly symbol: string;
  readonly level: number;
}

/** Operators between two operands, by the names of their nodes. `^` is `pow`, and groups to the right. */
export const INFIX: ReadonlyMap<string, Infix> = new Map([
  ['less', { symbol: '<', level: LEVEL.comparison }],
  ['lessOrEqual', { symbol: '<=', level: LEVEL.comparison }],
  ['greater', { symbol: '>', level: LEVEL.comparison }],
  ['greaterOrEqual', { symbol: '>=', level: LEVEL.comparison }],
  ['equal', { symbol: '==', level: LEVEL.comparison }],
  ['notEqual', { symbol: '!=', level: LEVEL.comparison }],
  ['add', { symbol: '+', level: LEVEL.sum }],
  ['subtract', { symbol: '-', level: LEVEL.sum }],
  ['multiply', { symbol: '*', level: LEVEL.product }],
  ['divide', { symbol: '/', level: LEVEL.product }],
]);

/** The same by symbol. */
export const BY_SYMBOL: ReadonlyMap<string, { readonly f: string; readonly level: number }> = new Map(
  [...INFIX].map(([f, { symbol, level }]) => [symbol, { f, level }]),
);
