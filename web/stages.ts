/** The stages of a chain at the point, and what becomes of a step on the way through. */

import type { NamedFunction } from '../src/chain-text.js';
import { format } from '../src/plot/format.js';
import { formulaOf } from './links.js';
import { modelOf } from './model.js';
import type { State } from './state.js';
import { t } from './texts.js';

export interface Stage {
  /** `x = 1`, `after square: 1`. */
  readonly name: string;
  /** Of what comes between x and f(x), the link that it comes from. */
  readonly from?: string;
  readonly value: number;
  /** The step here: the one before times the slope between. */
  readonly step: number;
  /** The slope from the stage before; 1 for the first. */
  readonly slope: number;
  /** Where the end of the first step really arrives. */
  readonly end: number;
}

/** x, what leaves each link, and last f(x). */
export function railsOf(state: State): Stage[] {
  const { steps, f } = modelOf(state);
  const { x, nudge } = state;
  const ends = f.trace(x + nudge, { delta: 0 });
  const stages: Stage[] = [{ name: `x = ${format(x)}`, value: x, step: nudge, slope: 1, end: x + nudge }];
  for (const [i, { output, slope }] of steps.entries()) {
    const before = stages[i] as Stage;
    const end = ends[i]?.output ?? Number.NaN;
    const from = shortName(state.chain[i] as NamedFunction);
    const stage = { value: output, step: before.step * slope, slope, end };
    const last = i === steps.length - 1;
    stages.push(
      last
        ? { ...stage, name: `f(x) = ${format(output)}` }
        : { ...stage, name: t.rails.after(from, format(output)), from },
    );
  }
  return stages;
}

/** A stage's name in so many letters or a few more. */
export function inShort({ name, from, value }: Stage, letters: number): string {
  if (from === undefined || name.length <= letters) return name;
  const said = format(value);
  const room = Math.max(2, letters - said.length - 2);
  return `${from.length > room ? `${from.slice(0, room - 1)}…` : from}: ${said}`;
}

/** A link's name alone; of a formula its text. */
export const nameOf = (link: NamedFunction): string =>
  formulaOf(link)?.replaceAll('*', '·').replaceAll('-', '−') ?? link.name;

/** A link as a machine is called: `× 3`, `+ 1`, `square`. */
export function shortName(link: NamedFunction): string {
  const { name, parameters } = link;
  if (formulaOf(link) !== undefined) return nameOf(link);
  const [a = 0, b = 0] = parameters;
  if (name !== 'affine')
    return parameters.length > 0 ? `${name}(${parameters.map((value) => format(value))})` : name;
  const shift = b === 0 ? '' : `${b < 0 ? '−' : '+'} ${format(Math.abs(b))}`;
  return a === 1 && shift ? shift : `× ${format(a)} ${shift}`.trim();
}
