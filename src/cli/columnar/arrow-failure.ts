import { Failure } from '../failure.js';

/** That what came is no Arrow, or says of itself what is not so. */
export const unreadable = (what: string): Failure => new Failure(`the Arrow data cannot be read: ${what}`);
