/** The one Trusted Types policy that the extension's pages and workers allow (see wxt.config.ts). */
const WORKER_POLICY = 'pangzheng-worker';

interface TrustedTypePolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy;
}

declare const trustedTypes: TrustedTypePolicyFactory | undefined;

/** Addresses of this thread's workers, as the build wrote them. */
const expected = new Set<string>();
let policy: TrustedTypePolicy | undefined;

/** Makes a worker's packaged address acceptable to `new Worker` under require-trusted-types-for. */
export function toWorkerUrl(packaged: string): string {
  if (typeof trustedTypes === 'undefined') return packaged;
  expected.add(packaged);
  // A policy may be made once only in each page or worker.
  policy ??= trustedTypes.createPolicy(WORKER_POLICY, {
    createScriptURL(url) {
      if (!expected.has(url)) throw new TypeError(`Only ${[...expected].join(', ')} may be started, not ${url}.`);
      return url;
    },
  });
  return policy.createScriptURL(packaged);
}
