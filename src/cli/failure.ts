/** What went wrong in the user's words: printed as one line without a stack, exit code 2. */
export class Failure extends Error {}

const LONGEST = 80;

/** Text from outside as a message may show it: in quotes, cut, and with nothing in it that a terminal obeys. */
export function shown(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return `"${escaped(cut).replace(/"/g, '\\"')}"`;
}

/** Controls, C1 bytes, marks that turn the direction of text and lone surrogates by their code. */
const escaped = (text: string): string =>
  text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A whole message as it may be printed: one line, nothing in it that a terminal obeys. */
export const oneLine = (message: string): string => escaped(message.replace(/\s*\n\s*/g, '; '));

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBADF: 'it is not open',
  EBUSY: 'it is in use',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would be too large',
  EINVAL: 'it cannot be read or written so',
  EIO: 'the device failed',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or folder',
  ENOSPC: 'no space left on the device',
  ENOTDIR: 'a part of its path is no folder',
  ENXIO: 'nothing is at its other end',
  EPERM: 'not permitted',
  EPIPE: 'its reader is gone',
  EROFS: 'the file system is read-only',
  ETXTBSY: 'it is being run',
};

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return (code !== undefined && REASONS[code]) || error.message;
}

/** A system's error about a file as a message that names it; any other error as it is. */
export function fileFailure(what: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new Failure(`${what}: ${reasonOf(error)}`);
}
