/** The one Trusted Types policy that the extension's pages and workers allow (see wxt.config.ts). */
const WORKER_POLICY = 'pangzheng-worker';

interface TrustedTypePolicy {
  createScriptURL(url: string): string;
}

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): TrustedTypePolicy;
}

declare const trustedTypes: TrustedTypePolicyFactory | undefined;

const policies = new Map<string, TrustedTypePolicy>();

/** Makes a worker's packaged address, and no other, acceptable to `new Worker` under require-trusted-types-for. */
export function toWorkerUrl(expected: string): string {
  if (typeof trustedTypes === 'undefined') return expected;
  // A policy may be made once only in each page or worker, and each starts one kind of worker.
  const policy =
    policies.get(expected) ??
    trustedTypes.createPolicy(WORKER_POLICY, {
      createScriptURL(url) {
        if (url !== expected) throw new TypeError(`Only ${expected} may be started, not ${url}.`);
        return url;
      },
    });
  policies.set(expected, policy);
  return policy.createScriptURL(expected);
}
