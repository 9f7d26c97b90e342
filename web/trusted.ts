/** Addresses of our own scripts, such as pages under Trusted Types take. */

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<Policies['createPolicy']> | undefined;

/** @param url of a script of this page's.
 *  @throws {TypeError} if the page's policy forbids ours. */
export function scriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy('fluxion', { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}
