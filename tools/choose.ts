/** One of several programs, by the first word of the command line. */
export interface Program {
  /** What it does, in a line. */
  readonly about: string;
  /** A module that runs when it is imported. It finds its own options where it looks for them. */
  readonly load: () => Promise<unknown>;
}

/** Runs the program that the first word names, or says which there are.
 *  @param command how the list is called, for the message.
 *  @param otherwise the program of a command line without a name. */
export async function choose(
  command: string,
  programs: Readonly<Record<string, Program>>,
  otherwise?: string,
): Promise<void> {
  const [word = ''] = process.argv.slice(2);
  const named = word in programs;
  const name = named ? word : word === '' || word.startsWith('-') ? otherwise : undefined;
  const program = name === undefined ? undefined : programs[name];
  if (program === undefined) {
    const lines = Object.entries(programs).map(([known, { about }]) => `  ${known.padEnd(12)} ${about}`);
    console.error(
      `${word === '' ? 'Which one?' : `No ${word} here.`} ${command} NAME\n\n${lines.join('\n')}`,
    );
    process.exitCode = 1;
    return;
  }
  if (named) process.argv.splice(2, 1);
  await program.load();
}
