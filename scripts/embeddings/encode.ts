// encode.ts PASSAGES.jsonl OUT.f32 --model FILE.onnx --tokenizer FILE.json --pooling cls|mean --tokens N --onnx FOLDER
// Writes the sentence model's unit vector of every passage as Float32. FOLDER holds onnxruntime-node (npm install
// onnxruntime-node): it serves this one step, so it is no dependency of the project.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { openWordPiece } from './word-piece.ts';

const Passage = v.object({ title: v.optional(v.string(), ''), text: v.string() });
const Output = v.object({ dims: v.array(v.number()), data: v.instance(Float32Array) });

/** Passages, and word pieces, run at once. */
const BATCH_PASSAGES = 64;
const BATCH_PIECES = 8192;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: 'string', default: '' },
    tokenizer: { type: 'string', default: '' },
    pooling: { type: 'string', default: 'cls' },
    tokens: { type: 'string', default: '288' },
    onnx: { type: 'string', default: '.' },
  },
});
const [file = '', out = ''] = positionals;
const runtime = createRequire(join(values.onnx, 'package.json'))('onnxruntime-node');
const session = await runtime.InferenceSession.create(values.model, { graphOptimizationLevel: 'all' });
const encode = openWordPiece(values.tokenizer);
const passages = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line, number) => {
    const { title, text } = v.parse(Passage, JSON.parse(line));
    return { number, pieces: encode(`${title}\n${text}`, Number(values.tokens)) };
  })
  .sort((a, b) => a.pieces.length - b.pieces.length || a.number - b.number);

let vectors = new Float32Array();
for (let start = 0; start < passages.length; ) {
  const shortest = passages[start]?.pieces.length ?? 1;
  const batch = passages.slice(
    start,
    start + Math.max(1, Math.min(BATCH_PASSAGES, Math.floor(BATCH_PIECES / shortest))),
  );
  const width = batch.at(-1)?.pieces.length ?? 0;
  const { dims, data } = await run(batch, width);
  const dimensions = dims.at(-1) ?? 0;
  if (vectors.length === 0) vectors = new Float32Array(passages.length * dimensions);
  batch.forEach(({ number, pieces }, row) => {
    const pooled = values.pooling === 'mean' ? pieces.length : 1;
    const sum = new Float64Array(dimensions);
    for (let piece = 0; piece < pooled; piece++)
      for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] ?? 0) + (data[(row * width + piece) * dimensions + i] ?? 0);
    const length = Math.hypot(...sum);
    vectors.set(
      sum.map((value) => value / length),
      number * dimensions,
    );
  });
  start += batch.length;
}
writeFileSync(out, vectors);

async function run(batch: readonly { pieces: number[] }[], width: number) {
  const tensor = (valueAt: (pieces: number[], place: number) => number) => {
    const numbers = batch.flatMap(({ pieces }) =>
      Array.from({ length: width }, (_, place) => BigInt(valueAt(pieces, place))),
    );
    return new runtime.Tensor('int64', BigInt64Array.from(numbers), [batch.length, width]);
  };
  const feeds = {
    input_ids: tensor((pieces, place) => pieces[place] ?? 0),
    attention_mask: tensor((pieces, place) => (place < pieces.length ? 1 : 0)),
    ...(session.inputNames.includes('token_type_ids') && { token_type_ids: tensor(() => 0) }),
  };
  return v.parse(Output, (await session.run(feeds))[session.outputNames[0]]);
}
