import { BYTE_SCALE } from '../language/embeddings-format.ts';
import type { Script } from '../text/script-of.ts';

/**
 * What posts of a team's library have in common: the mean of their embeddings, by script. A surface sees a hundred posts that
 * are all near its page; their own mean would take away just what they are near for.
 */
export type Centres = Partial<Record<Script, Float32Array>>;

const SCRIPTS: readonly Script[] = ['han', 'latin'];

/** An embedding as a document keeps it: base64 of the script's number and the signed bytes. */
export function encodeEmbedding(script: Script, vector: Int8Array): string {
  const bytes = new Uint8Array(vector.length + 1);
  bytes[0] = SCRIPTS.indexOf(script);
  bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.length), 1);
  return toBase64(bytes);
}

/** The mean by script of embeddings of documents, as encodeEmbedding gives them, in the shape that an index's _meta holds. */
export function averageEmbeddings(embeddings: Iterable<string>): Record<string, string> {
  const sums = new Map<Script, { count: number; sum: Float64Array }>();
  for (const embedding of embeddings) {
    const bytes = fromBase64(embedding);
    const script = SCRIPTS[bytes?.[0] ?? -1];
    if (bytes === null || script === undefined) continue;
    const vector = new Int8Array(bytes.buffer, 1);
    const known = sums.get(script) ?? { count: 0, sum: new Float64Array(vector.length) };
    sums.set(script, known);
    if (known.sum.length !== vector.length) continue;
    known.count++;
    vector.forEach((value, i) => {
      known.sum[i] = (known.sum[i] ?? 0) + value;
    });
  }
  const centres: Record<string, string> = {};
  for (const [script, { count, sum }] of sums) {
    const mean = Int8Array.from(sum, (value) => Math.round(value / count));
    centres[script] = toBase64(new Uint8Array(mean.buffer));
  }
  return centres;
}

/** Reads the centres of an index's _meta; what is no centre is left out. */
export function readCentres(stored: Record<string, string>): Centres {
  const centres: Centres = {};
  for (const script of SCRIPTS) {
    const bytes = fromBase64(stored[script] ?? '');
    if (bytes === null || bytes.length === 0 || bytes.length > 1024) continue;
    centres[script] = Float32Array.from(new Int8Array(bytes.buffer), (value) => value / BYTE_SCALE);
  }
  return centres;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
