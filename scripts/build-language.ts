import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MAX_OCCURRENCES } from '../utils/language/frequency-format.ts';
import { fold } from '../utils/text/fold.ts';
import { type CorpusCounts, collectCounts, isHanText } from './language/collect-counts.ts';
import type { DiscoveredWord } from './language/describe-words.ts';
import { discoverWords, type WordCriteria } from './language/discover-words.ts';
import { readLeftOut } from './language/read-corpus.ts';
import { canWriteWord, type FrequencyTable, writeFrequencies } from './language/write-frequencies.ts';
import { readLexiconGroups } from './read-lexicon.ts';
import { readEdgeCharacters, readStopWords } from './read-stop-words.ts';

/** Bigrams in fewer documents are left out: they all get the floor. 30 gives 138,000 bigrams, about 330 KB; 20 gives 185,000. */
const MIN_BIGRAM_DOCUMENTS = 30;
const MIN_LATIN_DOCUMENTS = 10;
/** Occurrences a word of 1, 2, 3… characters needs in the table: long runs are mostly phrases of the news. */
const MIN_TABLE_OCCURRENCES = [100, 15, 20, 40, 80, 80];
/** Lone characters are few and say little. */
const MIN_UNIGRAM_DOCUMENTS = 20;
/** Added to the English documents, so that the few of a small corpus do not call their own subject common. */
const LATIN_SHRINKAGE = 500;
/** An unknown bigram is about this common: below the threshold, since most such bigrams are much rarer. */
const FLOOR_DOCUMENTS = 8;
/** Room for one more character than any corpus so far: 150 million are 300 MB. */
const DEFAULT_CHARACTERS = 150_000_000;

/** What tells nouns from other words by their neighbours. Only the ratio of the two counts is used. */
const MARKERS = {
  beforeNoun:
    '的 个 种 名 位 款 家 项 条 些 和 与 及 一个 这个 一种 这种 这些 一些 各种 多个 有关 相关 主要 重要 其他 所有 各类'.split(
      ' ',
    ),
  beforeOther:
    '不 没 会 要 能 已 就 也 都 很 更 最 地 才 再 又 来 去 想 可 被 并 却 可以 已经 正在 没有 不会 不能 需要 开始 继续 进一步 如何 怎么 一直 不断 非常 能够 应该 必须 无法 不要 突然'.split(
      ' ',
    ),
  afterOther: '了 着 过 得 地 到 出'.split(' '),
};

/** Measure words: with a noun behind they are no word. The noun must be this many times commoner. */
const MEASURE_WORDS = new Set('个名位次种件条项场座辆台张片块份批套起篇句段款股');
const COMMONER = 5;

const WORD_CRITERIA: Omit<WordCriteria, 'markers'> = {
  minCount: 20,
  maxLength: 6,
  minCohesion: 0.7,
  minBoundaryEntropy: 0.9,
  minOwnShare: [0.1, 0.25, 0.4],
  minGain: [1, 4, 6],
  minGainWithGrammar: [3.5, 7],
  rounds: 3,
};

const OUT = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'language');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string', multiple: true },
    characters: { type: 'string' },
    'leave-out': { type: 'string' },
  },
});
const corpora = [...(values.corpus ?? []), ...positionals];
const missing = corpora.find((file) => !existsSync(file));
if (corpora.length === 0 || missing !== undefined) {
  console.error(
    missing === undefined
      ? 'Usage: npm run build:language -- --corpus FILE...   (.jsonl or .jsonl.zst of {title, text})'
      : `${missing}: no such file`,
  );
  process.exitCode = 2;
} else {
  await build();
}

async function build(): Promise<void> {
  const startedAt = performance.now();
  const log = (message: string) =>
    console.log(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${message}`);
  const leaveOut = values['leave-out'];
  const leftOut = leaveOut === undefined ? undefined : readLeftOut(leaveOut);
  const counts = await collectCounts(corpora, Number(values.characters ?? DEFAULT_CHARACTERS), leftOut);
  log(`${counts.documentCount} documents, ${counts.latinDocumentCount} of them in Latin letters`);
  const forced = listForcedWords();
  const light = new Set([...readStopWords('zh'), ...readStopWords('zh-light')]);
  const { first, last } = readEdgeCharacters();
  const edges = { first: new Set(first), last: new Set(last) };
  const numbers = new Map(counts.codeUnits.map((codeUnit, number) => [codeUnit, number]));
  const toNumbers = (text: string) =>
    Array.from({ length: text.length }, (_, i) => numbers.get(text.charCodeAt(i)) ?? 0);
  const toText = (characters: number[]) =>
    String.fromCharCode(...characters.map((number) => counts.codeUnits[number] ?? 0x20));
  const words = discoverWords(
    counts.stream,
    counts.documentEnds,
    counts.codeUnits.length,
    {
      ...WORD_CRITERIA,
      markers: {
        beforeNoun: MARKERS.beforeNoun.map(toNumbers),
        beforeOther: MARKERS.beforeOther.map(toNumbers),
        afterOther: MARKERS.afterOther.map(toNumbers),
      },
    },
    forced.map(toNumbers).filter((characters) => !characters.includes(0)),
    {
      isLightWord: (characters) => light.has(toText(characters)),
      isFirst: (character) => edges.first.has(toText([character])),
      isLast: (character) => edges.last.has(toText([character])),
    },
    log,
  );
  const table = createTable(
    counts,
    words,
    toText,
    forced,
    [...light, ...readStopWords('zh-weak')].filter((word) => isHanText(word) && word.length > 1),
  );
  const bytes = writeFrequencies(table);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(join(OUT, 'frequencies.bin'), bytes);
  const provenance = {
    command: `npm run build:language --${leaveOut === undefined ? '' : ` --leave-out ${basename(leaveOut)}`} ${counts.sources.map(({ file }) => `--corpus ${file}`).join(' ')}`,
    corpora: counts.sources,
    documents: counts.documentCount,
    documentsInLatinLetters: counts.latinDocumentCount,
    hanCharacters: counts.stream.reduce((sum, character) => sum + (character === 0 ? 0 : 1), 0),
    parameters: {
      MIN_BIGRAM_DOCUMENTS,
      MIN_LATIN_DOCUMENTS,
      MIN_TABLE_OCCURRENCES,
      MIN_UNIGRAM_DOCUMENTS,
      LATIN_SHRINKAGE,
      FLOOR_DOCUMENTS,
      words: WORD_CRITERIA,
    },
    bigrams: table.bigrams.length,
    unigrams: table.unigrams.length,
    words: table.words.length,
    chineseWords: table.words.filter(({ text }) => isHanText(text)).length,
    frequencies: { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
  };
  writeFileSync(join(OUT, 'PROVENANCE.json'), `${JSON.stringify(provenance, null, 2)}\n`);
  log(
    `frequencies.bin: ${table.bigrams.length} bigrams, ${table.words.length} words (${provenance.chineseWords} Chinese), ${bytes.length} bytes`,
  );
}

/** Words of the lexicon are words, whether or not the corpus would say so. */
function listForcedWords(): string[] {
  const terms = readLexiconGroups().flatMap(({ concept, terms }) => [concept, ...terms]);
  return [...new Set(terms.map(fold))].filter(
    (term) => isHanText(term) && term.length > 1 && term.length <= WORD_CRITERIA.maxLength,
  );
}

/**
 * Says what only looks like a word: a measure word and a much commoner word (份简历), or two words of the lexicon, one
 * after the other (淘宝天猫).
 */
function createCompoundTest(counts: ReadonlyMap<string, number>, forced: readonly string[]): (word: string) => boolean {
  const ofLexicon = new Set(forced);
  return (word) => {
    if (ofLexicon.has(word)) return false;
    const rest = word.slice(1);
    if (MEASURE_WORDS.has(word.charAt(0)) && (counts.get(rest) ?? 0) > COMMONER * (counts.get(word) ?? 0)) return true;
    for (let cut = 2; cut <= word.length - 2; cut++)
      if (ofLexicon.has(word.slice(0, cut)) && ofLexicon.has(word.slice(cut))) return true;
    return false;
  };
}

function createTable(
  counts: CorpusCounts,
  discovered: DiscoveredWord[],
  toText: (characters: number[]) => string,
  forced: string[],
  stopWords: string[],
): FrequencyTable {
  const { documentCount, latinDocumentCount } = counts;
  const hanDocumentCount = documentCount - latinDocumentCount;
  const bigrams: FrequencyTable['bigrams'] = [];
  for (let first = 1; first < counts.codeUnits.length; first++) {
    for (let second = 1; second < counts.codeUnits.length; second++) {
      const documents = counts.bigramDocuments[counts.bigramKey(first, second)] ?? 0;
      if (documents < MIN_BIGRAM_DOCUMENTS) continue;
      bigrams.push({ first: counts.codeUnits[first] ?? 0, second: counts.codeUnits[second] ?? 0, documents });
    }
  }
  const unigrams: FrequencyTable['unigrams'] = [];
  for (const [codeUnit, documents] of counts.unigramDocuments.entries()) {
    if (documents >= MIN_UNIGRAM_DOCUMENTS) unigrams.push({ codeUnit, documents });
  }
  const words = new Map<string, { documents: number; occurrences: number; nounness: number }>();
  const isCompound = createCompoundTest(
    new Map(discovered.map(({ characters, wordCount }) => [toText(characters), wordCount])),
    forced,
  );
  for (const { characters, wordCount, documents, nounness } of discovered) {
    if (wordCount < (MIN_TABLE_OCCURRENCES[characters.length - 1] ?? 0) || isCompound(toText(characters))) continue;
    words.set(toText(characters), { documents, occurrences: Math.min(wordCount, MAX_OCCURRENCES), nounness });
  }
  const known = new Map(bigrams.map(({ first, second, documents }) => [String.fromCharCode(first, second), documents]));
  for (const text of [...forced, ...stopWords]) {
    if (!words.has(text))
      words.set(text, {
        documents: known.get(text) ?? FLOOR_DOCUMENTS,
        occurrences: WORD_CRITERIA.minCount / 2,
        nounness: 0,
      });
  }
  for (const [text, { han, latin, occurrences }] of counts.words) {
    if (han + latin < MIN_LATIN_DOCUMENTS || !canWriteWord(text)) continue;
    const share = Math.max(han / hanDocumentCount, latin / (latinDocumentCount + LATIN_SHRINKAGE));
    words.set(text, { documents: Math.max(1, share * documentCount), occurrences, nounness: 0 });
  }
  const list = [...words].map(([text, numbers]) => ({ text, ...numbers })).filter(({ text }) => canWriteWord(text));
  return { documentCount, floor: FLOOR_DOCUMENTS, bigrams, unigrams, words: list };
}
