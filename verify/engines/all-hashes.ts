/** What runs in every engine: the hashes of functions and of formulas, through the library. A page sends them to the server that it came
 *  from, other runtimes print them. */

/** Imported one after the other, here, so that what fails while it is read is told too, the first of it first. */
const all = async () => {
  const { hashes } = await import('../../src/bits/hashes.js');
  const functions = await hashes();
  const { formulaHashes } = await import('../formulas/formula-hashes.js');
  return { ...functions, ...(await formulaHashes()) };
};

if (typeof document === 'undefined') {
  console.log(JSON.stringify(await all()));
} else {
  const answer = await all().then(
    (found) => ({ agent: navigator.userAgent, hashes: found }),
    (error: unknown) => ({ agent: navigator.userAgent, error: String(error) }),
  );
  await fetch('/answer', { method: 'POST', body: JSON.stringify(answer) });
}
