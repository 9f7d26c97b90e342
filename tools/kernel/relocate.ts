/** The kernel for memory that threads share. It has the same functions, but counts every address from a base that each
 *  instance is given. So each instance has blocks of its own, beside the arrays that all see. It imports the memory as
 *  `k.m` and the base as `k.b`. It makes no tables: those of the kernel that runs already are copied to where it looks
 *  for them (src/parallel/instance.ts). Arithmetic is left as it is, and so are the bits. */
import { parse } from './squeeze.js';
import type { Range } from './tables.js';

/** An expression of WebAssembly text: a word, or a list of expressions. */
type Expression = string | Expression[];

/** @param text the kernel as Binaryen writes it, expressions inside one another: the compiler's own text is a list of
 *  instructions.
 *  @param tables where tables lie: they are read from the first of the threads' places, by all.
 *  @returns the module's binary. */
export function relocate(text: string, tables: Range): Uint8Array {
  const [module] = read(text);
  if (!Array.isArray(module)) throw new Error('The kernel is no module.');
  const fields = module.filter((field) => !['data', 'start', 'memory'].includes(headOf(field)));
  // Threads run formulas block by block, and fill no tables.
  const exported = fields.filter(
    (field) => headOf(field) !== 'export' || !/\(memory |"runFormula"|"fill/.test(write(field)),
  );
  const imports: Expression[] = [
    ['import', '"k"', '"m"', ['memory', '$0', '2', '65536', 'shared']],
    ['import', '"k"', '"b"', ['global', '$base', 'i32']],
  ];
  const [name = '', ...rest] = exported.map((field) =>
    headOf(field) === 'func' ? move(field, tables) : field,
  );
  const result = parse(write([name, ...imports, ...rest]), true);
  result.runPasses(['remove-unused-module-elements', 'optimize-instructions', 'vacuum']);
  if (!result.validate()) throw new Error('The kernel is not valid after it was moved.');
  const bytes = result.emitBinary();
  result.dispose();
  return bytes;
}

const headOf = (expression: Expression | undefined): string =>
  Array.isArray(expression) && typeof expression[0] === 'string' ? expression[0] : '';

/** Which operands are addresses: of a load or store the first, of a copy the first two. */
function addressesOf(head: string): number {
  if (head === 'memory.copy') return 2;
  return head === 'memory.fill' || /^\w+\.(load|store)/.test(head) ? 1 : 0;
}

function move(expression: Expression, tables: Range): Expression {
  if (!Array.isArray(expression)) return expression;
  const head = headOf(expression);
  const moved = expression.map((inner) => move(inner, tables));
  let left = addressesOf(head);
  if (left === 0) return moved;
  const offset = Number(/^offset=(\d+)$/.exec(moved.find(isOffset) ?? '')?.[1] ?? 0);
  return moved.map((operand) => {
    if (!Array.isArray(operand) || left === 0) return operand;
    left--;
    const constant = headOf(operand) === 'i32.const' ? Number(operand[1]) : undefined;
    if (constant === undefined) return ['i32.add', ['global.get', '$base'], operand];
    const at = constant + offset;
    if (/load/.test(head) && at >= tables.from && at < tables.to) return operand;
    return constant === 0 ? ['global.get', '$base'] : ['i32.add', ['global.get', '$base'], operand];
  });
}

const isOffset = (expression: Expression): expression is string =>
  typeof expression === 'string' && expression.startsWith('offset=');

function read(text: string): Expression[] {
  const words = text.match(/;;[^\n]*|"(?:\\.|[^"\\])*"|[()]|[^\s()";]+/g) ?? [];
  const open: Expression[][] = [[]];
  for (const word of words) {
    if (word.startsWith(';;')) continue;
    if (word === '(') open.push([]);
    else if (word === ')') {
      const list = open.pop() as Expression[];
      open.at(-1)?.push(list);
    } else open.at(-1)?.push(word);
  }
  return open[0] as Expression[];
}

const write = (expression: Expression): string =>
  Array.isArray(expression) ? `(${expression.map(write).join(' ')})` : expression;
