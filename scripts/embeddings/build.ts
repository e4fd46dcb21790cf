// npm run build:embeddings -- --script han|latin --corpus FILE.jsonl.zst... --model FILE.onnx --tokenizer FILE.json
//   --pooling cls|mean --onnx FOLDER [--leave-out FILE] [--work FOLDER] [--dimensions 64] [--python python3]
// From corpora and a sentence model to data/language/embeddings-SCRIPT.bin: cuts passages, encodes them with the model,
// learns one embedding for each of our terms, and packs the table. Steps whose result is in the work folder are skipped.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseVocabulary, readPassages, writeTermCounts } from './count-terms.ts';
import { writeEmbeddings } from './write-embeddings.ts';

/** Commonest terms that get an embedding: all that stand in five passages and more, up to this. */
const TERMS = { han: 60_000, latin: 24_000 };
/** Characters of a passage, and word pieces of it that the model reads. */
const PASSAGE_UNITS = { han: 220, latin: 500 };
const PIECES = { han: 288, latin: 144 };

const HERE = import.meta.dirname;
const OUT = join(HERE, '..', '..', 'data', 'language');

const { values } = parseArgs({
  options: {
    script: { type: 'string' },
    corpus: { type: 'string', multiple: true },
    model: { type: 'string', default: '' },
    tokenizer: { type: 'string', default: '' },
    pooling: { type: 'string', default: 'cls' },
    onnx: { type: 'string', default: '.' },
    'leave-out': { type: 'string' },
    work: { type: 'string', default: 'embeddings-work' },
    dimensions: { type: 'string', default: '64' },
    python: { type: 'string', default: 'python3' },
  },
});
const { script, corpus = [], work } = values;
if ((script !== 'han' && script !== 'latin') || corpus.length === 0) {
  console.error('Usage: see the first lines of scripts/embeddings/build.ts and data/language/README.md');
  process.exit(2);
}

mkdirSync(work, { recursive: true });
const passagesFile = join(work, `${script}.jsonl`);
const teacherFile = join(work, `${script}.f32`);
const vocabularyFile = join(work, `${script}.vocabulary.json`);
const learnedFile = join(work, `${script}-${values.dimensions}.f32`);
const python = (name: string, ...args: string[]) =>
  execFileSync(values.python, [join(HERE, name), ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...(values['leave-out'] !== undefined && { LEAVE_OUT: values['leave-out'] }) },
  });

if (!existsSync(passagesFile)) python('cut_passages.py', passagesFile, `${PASSAGE_UNITS[script]}`, ...corpus);
if (!existsSync(teacherFile)) {
  const options = ['model', 'tokenizer', 'pooling', 'onnx'].flatMap((name) => [
    `--${name}`,
    `${values[name as 'model']}`,
  ]);
  const args = [join(HERE, 'encode.ts'), passagesFile, teacherFile, ...options, '--tokens', `${PIECES[script]}`];
  execFileSync(process.execPath, args, { stdio: 'inherit' });
}
const passages = readPassages(passagesFile);
const vocabulary = chooseVocabulary(passages, TERMS[script]);
writeFileSync(vocabularyFile, JSON.stringify(vocabulary));
writeTermCounts(passagesFile, passages, vocabulary);
if (!existsSync(learnedFile))
  python('distil.py', passagesFile, teacherFile, vocabularyFile, learnedFile, values.dimensions);
const learned = readFileSync(learnedFile);
const table = writeEmbeddings(
  vocabulary.terms,
  new Float32Array(learned.buffer, learned.byteOffset, learned.length / 4),
  passages,
);
writeFileSync(join(OUT, `embeddings-${script}.bin`), table);
const provenance = {
  corpora: corpus.map((file) => ({ file: basename(file), sha256: sum(readFileSync(file)) })),
  leaveOut: values['leave-out'] === undefined ? null : basename(values['leave-out']),
  passages: passages.length,
  passageUnits: PASSAGE_UNITS[script],
  model: { file: basename(values.model), sha256: sum(readFileSync(values.model)), pooling: values.pooling },
  terms: vocabulary.terms.length,
  dimensions: Number(values.dimensions),
  table: { bytes: table.length, sha256: sum(table) },
};
writeFileSync(join(OUT, `EMBEDDINGS-${script}.json`), `${JSON.stringify(provenance, null, 2)}\n`);
console.log(`embeddings-${script}.bin: ${vocabulary.terms.length} terms, ${table.length} bytes`);

function sum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
