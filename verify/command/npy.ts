/** The command's .npy beside NumPy's. */
import { spawnSync } from 'node:child_process';
import type { makeProcess } from '../../test/support/run-cli.js';

/** Writes arrays of every type, order, version and shape; reads what the command makes of them. */
const SCRIPT = `
import itertools, subprocess, sys
import numpy as np
from numpy.lib import format as npy
every, command = int(sys.argv[1]), sys.argv[2:]
def run(path, *words):
    done = subprocess.run(command + ['eval', 'square', '--in', path, '--out', 'out.npy', *words], capture_output=True, text=True)
    return done.returncode, done.stderr
wrong = total = case = 0
types = ['f8', 'f4', 'f2', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', '?']
shapes = [(), (0,), (1,), (7,), (3, 4), (2, 3, 4), (0, 3), (5, 1), (1, 5), (20000,), (150, 151)]
for kind, shape, order, swap, version in itertools.product(types, shapes, 'CF', '<>', [(1, 0), (2, 0), (3, 0)]):
    if version != (1, 0) and shape != (3, 4):
        continue
    case += 1
    if case % every:
        continue
    size = int(np.prod(shape))
    x = (np.arange(size) % 97 - (0 if kind[0] in 'u?' else 40)).reshape(shape).astype(kind)
    x = np.asarray(x, order=order).astype(np.dtype(kind).newbyteorder(swap))
    with open('in.npy', 'wb') as file:
        npy.write_array(file, np.asarray(x, order=order), version=version)
    for words, columns in ((('--show', 'f'), 1), (('--show', 'x,f'), 2)):
        total += 1
        code, message = run('in.npy', *words)
        y = np.load('out.npy') if code == 0 else None
        single = kind in ('f4', 'f2')
        wide = x.astype('f4' if single else 'f8')
        right = (wide.astype('f8') ** 2).astype(wide.dtype)
        if columns == 2:
            right = np.stack([wide, right], axis=-1)
        if code != 0 or y.dtype != right.dtype or y.shape != right.shape or not np.array_equal(y, right):
            wrong += 1
            print('wrong', kind, shape, order, swap, version, words, code, message.strip(), file=sys.stderr)
for array, what in ((np.array([1j]), 'complex'), (np.array(['a']), 'text'), (np.array([None]), 'object'), (np.zeros(2, [('a', 'f8')]), 'records'), (np.zeros(2, 'M8[s]'), 'times'), (np.array([2**63 - 1]), 'large')):
    np.save('in.npy', array, allow_pickle=True)
    total += 1
    code, message = run('in.npy')
    if code != 2 or message.count('\\n') != 1:
        wrong += 1
        print('taken', what, code, message, file=sys.stderr)
np.savez_compressed('in.npz', a=np.arange(5.0), b=np.ones((2, 2), 'f4'))
for name, right in (('a', np.arange(5.0) ** 2), ('b', np.ones((2, 2), 'f4'))):
    total += 1
    code, message = run('in.npz', '--member', name, '--show', 'f')
    if code != 0 or not np.array_equal(np.load('out.npy'), right):
        wrong += 1
        print('wrong', name, message, file=sys.stderr)
print(total, wrong, np.__version__)`;

/** @param every how many of them: every n-th. */
export function compareWithNumpy(
  cli: Awaited<ReturnType<typeof makeProcess>>,
  check: (what: string, right: boolean, got?: unknown) => void,
  every: number,
): void {
  const python = process.env.PYTHON ?? 'python3';
  if (spawnSync(python, ['-c', 'import numpy']).status !== 0) {
    if (process.env.CI) check('NumPy is installed', false, `in ${python}, which PYTHON names`);
    else process.stdout.write('left out: NumPy is not installed\n');
    return;
  }
  const { stdout, stderr } = spawnSync(python, ['-c', SCRIPT, String(every), process.execPath, cli.file], {
    cwd: cli.folder,
    encoding: 'utf8',
  });
  const [total, wrong, version] = stdout.trim().split(' ');
  check(`${total} arrays of NumPy ${version}: ${wrong} wrong`, wrong === '0', stderr.slice(0, 2000));
}
