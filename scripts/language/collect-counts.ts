import { fold } from '../../utils/text/fold.ts';
import { forEachToken, isHanCodeUnit } from '../../utils/text/tokenise.ts';
import { readCorpus } from './read-corpus.ts';

/** Distinct Han characters counted; the 20,000 rarest of Unicode never reach the table's threshold. */
const MAX_CHARACTERS = 9000;
/** A document with this many Latin letters for each Han character is an English one. */
const LATIN_SHARE = 3;
/** Numbers longer than this name nothing that a second document would hold. */
const MAX_NUMBER_LENGTH = 6;
const MAX_WORD_LENGTH = 24;

export interface CorpusCounts {
  documentCount: number;
  latinDocumentCount: number;
  sources: { file: string; documents: number; characters: number }[];
  /** Folded UTF-16 code unit of each character number; number 0 is "not Han". */
  codeUnits: number[];
  /** Texts as character numbers, 0 between runs of Han. */
  stream: Uint16Array;
  /** End of each document in `stream`. */
  documentEnds: number[];
  /** Documents that hold the bigram, by first * MAX_CHARACTERS + second. */
  bigramDocuments: Uint32Array;
  /** Documents in which the character stands alone between other things. */
  unigramDocuments: Uint32Array;
  /** Latin and number words: documents in Han texts, documents in Latin texts, occurrences. */
  words: Map<string, { han: number; latin: number; occurrences: number }>;
  bigramKey(first: number, second: number): number;
}

/** Reads every corpus once and counts what can be counted without knowing the words. */
export async function collectCounts(
  files: string[],
  characterCapacity: number,
  leftOut?: ReadonlySet<string>,
): Promise<CorpusCounts> {
  const numbers = new Uint16Array(65536);
  const codeUnits = [0];
  const stream = new Uint16Array(characterCapacity);
  const documentEnds: number[] = [];
  const bigramDocuments = new Uint32Array(MAX_CHARACTERS * MAX_CHARACTERS);
  const bigramSeenIn = new Uint32Array(MAX_CHARACTERS * MAX_CHARACTERS);
  const unigramDocuments = new Uint32Array(65536);
  const unigramSeenIn = new Uint32Array(65536);
  const words: CorpusCounts['words'] = new Map();
  const sources: CorpusCounts['sources'] = [];
  let length = 0;
  let documentCount = 0;
  let latinDocumentCount = 0;

  for (const file of files) {
    const source = { file: file.replace(/^.*\//u, ''), documents: 0, characters: 0 };
    for await (const { title, text } of readCorpus(file, leftOut)) {
      const folded = fold(text.startsWith(title) ? text : `${title}\n${text}`);
      documentCount++;
      source.documents++;
      source.characters += folded.length;
      const wordCounts = new Map<string, number>();
      let previousEnd = -1;
      let latinLetters = 0;
      let hanCharacters = 0;
      const append = (codeUnit: number) => {
        let number = numbers[codeUnit] ?? 0;
        if (number === 0 && codeUnits.length < MAX_CHARACTERS) {
          number = codeUnits.length;
          numbers[codeUnit] = number;
          codeUnits.push(codeUnit);
        }
        stream[length++] = number;
        return number;
      };
      forEachToken(folded, {
        bigram(first, second, offset) {
          hanCharacters++;
          if (offset !== previousEnd) {
            stream[length++] = 0;
            append(first);
          }
          const a = numbers[first] ?? 0;
          const b = append(second);
          previousEnd = offset + 1;
          if (a === 0 || b === 0) return;
          const key = a * MAX_CHARACTERS + b;
          if (bigramSeenIn[key] !== documentCount) {
            bigramSeenIn[key] = documentCount;
            bigramDocuments[key] = (bigramDocuments[key] ?? 0) + 1;
          }
        },
        unigram(codeUnit) {
          hanCharacters++;
          if (unigramSeenIn[codeUnit] === documentCount) return;
          unigramSeenIn[codeUnit] = documentCount;
          unigramDocuments[codeUnit] = (unigramDocuments[codeUnit] ?? 0) + 1;
        },
        word(start, end) {
          latinLetters += end - start;
          if (end - start > MAX_WORD_LENGTH) return;
          const word = folded.slice(start, end);
          if (word.length > MAX_NUMBER_LENGTH && /^[\d.]+$/u.test(word)) return;
          wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1);
        },
      });
      stream[length++] = 0;
      documentEnds.push(length);
      const isLatin = latinLetters > LATIN_SHARE * hanCharacters;
      if (isLatin) latinDocumentCount++;
      for (const [word, occurrences] of wordCounts) {
        const counts = words.get(word) ?? { han: 0, latin: 0, occurrences: 0 };
        if (isLatin) counts.latin++;
        else counts.han++;
        counts.occurrences += occurrences;
        words.set(word, counts);
      }
      if (length + 200_000 > characterCapacity)
        throw new Error(`More than ${characterCapacity} characters: give --characters N`);
    }
    sources.push(source);
  }
  return {
    documentCount,
    latinDocumentCount,
    sources,
    codeUnits,
    stream: stream.subarray(0, length),
    documentEnds,
    bigramDocuments,
    unigramDocuments,
    words,
    bigramKey: (first, second) => first * MAX_CHARACTERS + second,
  };
}

/** True for text that the stream holds: used by checks that a word can be found in it. */
export function isHanText(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isHanCodeUnit(text.charCodeAt(i))) return false;
  return text.length > 0;
}
