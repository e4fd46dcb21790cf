import { computeParity, type ParityMaterial } from './compute-parity.ts';

// A worker's script, since the library lives in one. Served, with its material, by serve-parity.ts.

async function load(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function run(): Promise<void> {
  const [material, frequencies, vectors] = await Promise.all([
    load('/material.json').then((response) => response.json() as Promise<ParityMaterial>),
    load('/frequencies.bin').then((response) => response.arrayBuffer()),
    load('/vectors.bin').then((response) => response.arrayBuffer()),
  ]);
  postMessage({
    result: await computeParity(material, {
      frequencies: new Uint8Array(frequencies),
      vectors: new Uint8Array(vectors),
    }),
  });
}

run().catch((error: unknown) => postMessage({ failure: error instanceof Error ? error.stack : String(error) }));
