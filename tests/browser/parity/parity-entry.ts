import { computeParity, type ParityMaterial } from './compute-parity.ts';

// A worker's script, since the library lives in one. Served, with its material, by serve-parity.ts.

async function load(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function run(): Promise<void> {
  const [material, frequencies, han, latin] = await Promise.all([
    load('/material.json').then((response) => response.json() as Promise<ParityMaterial>),
    load('/frequencies.bin').then((response) => response.arrayBuffer()),
    load('/embeddings-han.bin').then((response) => response.arrayBuffer()),
    load('/embeddings-latin.bin').then((response) => response.arrayBuffer()),
  ]);
  postMessage({
    result: await computeParity(material, {
      frequencies: new Uint8Array(frequencies),
      embeddings: { han: new Uint8Array(han), latin: new Uint8Array(latin) },
    }),
  });
}

run().catch((error: unknown) => postMessage({ failure: error instanceof Error ? error.stack : String(error) }));
