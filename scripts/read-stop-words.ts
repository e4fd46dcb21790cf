import { readFileSync } from 'node:fs';

/** Words of data/stop-words/<name>.txt: separated by white space; lines that begin with # are comments. */
export function readStopWords(name: 'zh' | 'zh-weak' | 'en'): string[] {
  const text = readFileSync(new URL(`../data/stop-words/${name}.txt`, import.meta.url), 'utf8');
  const words = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/u))
    .filter((word) => word !== '');
  return [...new Set(words)];
}
