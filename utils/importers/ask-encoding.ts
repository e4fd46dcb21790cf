import type { ImportChoice } from '../protocol/library-client.ts';
import { cleanLine, cutText } from '../text/clean-text.ts';
import type { Importer, ImportFile } from './importer/importer.ts';
import { listUnsureEncodings } from './reading/detect-encoding.ts';

/** Encodings that are offered; the right one is nearly always among the first two. */
const MAX_OFFERED = 5;
const SAMPLE_LENGTH = 40;

type EncodingChoice = Extract<ImportChoice, { kind: 'encoding' }>;

/**
 * An importer that first asks in which encoding its files are, when nothing in them tells and the guess is not sure; else the
 * importer as it is. The reader sees a line of the text in each encoding.
 */
export function askEncoding(importer: Importer, files: readonly ImportFile[]): Importer {
  const unsure = files.filter((file) => listUnsureEncodings(file.head).length > 0);
  const [first] = unsure;
  if (first === undefined) return importer;
  const offered = listUnsureEncodings(first.head)
    .slice(0, MAX_OFFERED)
    .map((encoding) => ({ encoding, sample: showSample(first.head, encoding) }));
  const decoded = new Map<string, ImportFile[]>();
  const decode = (all: ImportFile[], { value }: EncodingChoice): ImportFile[] => {
    const known = decoded.get(value);
    if (known !== undefined) return known;
    const chosen = all.map((file) => (unsure.includes(file) ? { ...file, encoding: value } : file));
    decoded.set(value, chosen);
    return chosen;
  };
  const choiceOf = (made: readonly ImportChoice[]): EncodingChoice => ({
    kind: 'encoding',
    offered,
    value: made.find((choice) => choice.kind === 'encoding')?.value ?? offered[0]?.encoding ?? 'utf-8',
  });
  return {
    ...importer,
    async listChoices(all, signal, made = []) {
      const choice = choiceOf(made);
      return [choice, ...((await importer.listChoices?.(decode(all, choice), signal)) ?? [])];
    },
    read: (all, choices, signal, readAsset) =>
      importer.read(decode(all, choiceOf(choices)), choices, signal, readAsset),
  };
}

/** The first line that is not ASCII alone: that is where encodings differ. */
function showSample(head: Uint8Array, encoding: string): string {
  const lines = new TextDecoder(encoding).decode(head.subarray(0, 16_000), { stream: true }).split(/[\r\n]+/);
  return cutText(cleanLine(lines.find((line) => /[^\p{ASCII}]/u.test(line)) ?? ''), SAMPLE_LENGTH);
}
