// Functions that run in a page of the extension. Each holds on to nothing outside of itself, so that a driver may send its text.

export interface ProbeScope {
  probeCall?: (name: string, args: unknown[]) => Promise<unknown>;
}

/** Starts the packaged worker as a page does: through the one Trusted Types policy that the extension allows. */
export function startProbe(url: string): void {
  const scope = window as unknown as ProbeScope & {
    trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
  };
  const policy = scope.trustedTypes?.createPolicy('pangzheng-worker', { createScriptURL: (given: string) => given });
  const worker = new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module' });
  let lastId = 0;
  const waiting = new Map<number, (reply: { kind: string; value?: unknown; error?: unknown }) => void>();
  worker.addEventListener('message', ({ data }) => {
    if (data.kind === 'answer' || data.kind === 'failure') waiting.get(data.id)?.(data);
  });
  scope.probeCall = (name, args) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, (reply) => {
        waiting.delete(id);
        if (reply.kind === 'answer') resolve(reply.value);
        else reject(new Error(JSON.stringify(reply.error)));
      });
      worker.postMessage({ id, name, args });
    });
}

export function callProbe(name: string, args: unknown[]): Promise<unknown> {
  return (
    (window as unknown as ProbeScope).probeCall?.(name, args) ?? Promise.reject(new Error('No probe was started.'))
  );
}

/** Previews a file of our own schema and imports it as one source; gives how it ended. */
export async function importThroughProbe(text: string, sourceName: string): Promise<unknown> {
  const { probeCall } = window as unknown as ProbeScope;
  const file = new File([text], 'posts.json', { type: 'application/json' });
  const preview = (await probeCall?.('previewImport', [[file]])) as { importId: string };
  return probeCall?.('runImport', [preview.importId, sourceName]);
}
