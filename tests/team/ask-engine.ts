import { describe } from 'vitest';
import { OPENSEARCH } from './opensearch-node.ts';

/** Tests of this block are skipped, and counted so, where no engine is named. */
export const describeWithEngine = describe.skipIf(OPENSEARCH === '');

/** Asks an engine directly, past all of our code. */
export async function askEngine(engine: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${engine}/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, answer: await response.json() };
}

/** Every document of an index by its id, refreshed first. */
export async function listDocuments(engine: string, index: string): Promise<Map<string, Record<string, unknown>>> {
  await askEngine(engine, 'POST', `${index}/_refresh`);
  const { status, answer } = await askEngine(engine, 'POST', `${index}/_search`, { size: 10_000 });
  if (status !== 200) throw new Error(JSON.stringify(answer));
  const hits: { _id: string; _source: Record<string, unknown> }[] = answer.hits.hits;
  return new Map(hits.map(({ _id, _source }) => [_id, _source]));
}

let lastIndex = 0;

/** A name that no other test has given. */
export function nameIndex(): string {
  return `pangzheng-test-${process.pid}-${++lastIndex}`;
}
