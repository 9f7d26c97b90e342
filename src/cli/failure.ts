/** What went wrong in the user's words: printed without a stack, exit code 2. */
export class Failure extends Error {}
