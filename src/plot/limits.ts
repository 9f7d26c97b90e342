/** More links than this are no picture that anyone can read, and a page of them stands still. */
const MOST_LINKS = 64;

/** What is wrong with a chain of so many links, in words; undefined if nothing is. */
export const lengthFaultOf = (links: number): string | undefined =>
  links > MOST_LINKS ? `chain may have at most ${MOST_LINKS} links; got ${links}` : undefined;
