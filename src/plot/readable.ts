import { minus, powers } from './digits.js';

/** A call whose argument has no bracket in it; its numbers come first, if it takes any. */
const CALL = /(\w+)\(([^()]*)\)(?:\(([^()]*)\))?(?!\()/;

/** A blank outside of all brackets. */
const SUM = /^[^⟨]* | [^⟩]*$/;

/** A chain's name as people write it.
 *  @example readable('sigmoid(affine(3, -14)(x))'); // sigmoid(3 × x − 14) */
export function readable(name: string): string {
  let text = name;
  // From the inside out; brackets that are done with are others meanwhile.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(CALL, (_, f: string, first: string, second?: string) => {
      if (f === 'affine' && second !== undefined) return line(first.split(', '), second);
      return `${f}⟨${first}⟩${second === undefined ? '' : `⟨${second}⟩`}`;
    });
  }
  return minus(powers(text)).replaceAll('⟨', '(').replaceAll('⟩', ')');
}

/** `3 × u − 14`, without a factor 1 or a term 0. */
function line([scale = '1', shift = '0']: readonly string[], of: string): string {
  const scaled = scale === '1' ? of : `${scale} × ${SUM.test(of) ? `⟨${of}⟩` : of}`;
  if (shift === '0') return scaled;
  return shift.startsWith('-') ? `${scaled} − ${shift.slice(1)}` : `${scaled} + ${shift}`;
}
