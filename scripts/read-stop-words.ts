import { readFileSync } from 'node:fs';

/** Languages of pages whose words of grammar are no keywords, besides Chinese and English. */
const OTHERS = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'ru', 'ar'] as const;
type OtherLanguage = (typeof OTHERS)[number];

/** Words of data/stop-words/<name>.txt: separated by white space; lines that begin with # are comments. */
export function readStopWords(name: 'zh' | 'zh-weak' | 'zh-light' | 'en' | OtherLanguage): string[] {
  const text = readFileSync(new URL(`../data/stop-words/${name}.txt`, import.meta.url), 'utf8');
  const words = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/u))
    .filter((word) => word !== '');
  return [...new Set(words)];
}

/** Characters that a run of characters hardly begins or ends with when it is a word: data/stop-words/zh-edges.txt. */
export function readEdgeCharacters(): { first: string[]; last: string[] } {
  const text = readFileSync(new URL('../data/stop-words/zh-edges.txt', import.meta.url), 'utf8');
  const read = (name: string) => (new RegExp(`^${name}: (.*)$`, 'mu').exec(text)?.[1] ?? '').split(' ');
  return { first: read('first'), last: read('last') };
}

/** The lists as one JSON file, which code imports: data/stop-words/stop-words.json. */
export function createStopWordsJson(): string {
  const lists = {
    zh: readStopWords('zh'),
    zhWeak: [...readStopWords('zh-weak'), ...readStopWords('zh-light')],
    en: readStopWords('en'),
    zhEdges: readEdgeCharacters(),
    others: Object.fromEntries(OTHERS.map((name) => [name, readStopWords(name)])),
  };
  return `${JSON.stringify(lists)}\n`;
}
