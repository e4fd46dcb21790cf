import { fold } from '../../text/fold.ts';

/** Ways to write a query that are tried beside it at most; each costs look-ups, most end at the first. */
const MAX_WAYS = 12;

/** Marks that part words in Chinese writing; inside quotes they are looked for as they are. */
const PARTING = /[，、；。？！,;?!#@·•《》【】（）〈〉…|～~`]+/gu;
const QUOTED = /["“”「」『』«»]/u;

/**
 * The ways a reader may have meant a typed query, the query itself first: without Chinese punctuation, names of letters
 * and digits in one or apart (gpt5, gpt-5, gpt 5), neighbouring Latin words as one and one as two (chat gpt, macbookpro),
 * 双11 as 双十一, 着 as 著. `isKnown` tells whether the library holds a word at all.
 */
export function spellQuery(query: string, isKnown: (word: string) => boolean): string[] {
  const ways = new Set([query]);
  const parted = QUOTED.test(query) && !/["“”「」『』«»][，、；,;]/u.test(query) ? query : partWords(query);
  if (parted.trim() !== '') ways.add(parted);
  for (const way of [...ways]) for (const other of respell(fold(way), isKnown)) ways.add(other);
  return [...ways].slice(0, MAX_WAYS);
}

/** A slash or plus is parted at where Han stands on a side: 小红书/抖音, not A/B or C++. */
function partWords(query: string): string {
  return query
    .replaceAll(PARTING, ' ')
    .replaceAll(/(?<=[㐀-鿿])[/+:：](?=\S)|(?<=\S)[/+:：](?=[㐀-鿿])/gu, ' ')
    .replaceAll(/(?<!\S)['’‘:：/+]+|(?<=[㐀-鿿])['’‘:：/+]+(?!\S)/gu, '');
}

function respell(query: string, isKnown: (word: string) => boolean): string[] {
  const ways: string[] = [];
  const add = (way: string) => {
    if (way !== query) ways.push(way);
  };
  // gpt 5 as gpt5; the index has every other spelling of such a name under this one
  add(query.replaceAll(/(?<![\w"])([a-z]+) (\d[\d.]*[a-z]?)(?![\w"])/gu, '$1$2'));
  add(
    query.replaceAll(/双十([一二])?/gu, (_, digit: string | undefined) => `双1${digit ? ' 一二'.indexOf(digit) : 0}`),
  );
  add(query.replaceAll(/双\s?1([12])/gu, (_, digit: string) => `双十${' 一二'.charAt(Number(digit))}`));
  add(query.replaceAll(/双\s1([12])/gu, '双1$1'));
  add(query.replaceAll('着', '著'));
  // 1,234 and 1234
  add(query.replaceAll(/(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])/gu, (figure) => figure.replaceAll(',', '')));
  add(query.replaceAll(/(?<![\w."])[1-9]\d{3,8}(?![\w."])/gu, (figure) => `"${groupDigits(figure)}"`));
  const addKnown = (part: string, word: string, way = word) => {
    if (isKnown(word)) add(query.replace(part, way));
  };
  for (const { 0: pair, 1: first = '', 2: second = '' } of query.matchAll(/(?<![\w"-])([a-z]{2,}) ([a-z]+)(?![\w"])/gu))
    addKnown(pair, first + second);
  for (const { 0: word } of query.matchAll(/(?<![\w"-])[a-z]+\d*(?![\w"])/gu)) {
    for (const [first, second] of splitsOf(word)) if (isKnown(first)) addKnown(word, second, `${first}-${second}`);
    if (word.endsWith('js')) addKnown(word, `${word.slice(0, -2)}.js`);
    if (word.includes('ss')) addKnown(word, word.replaceAll('ss', 'ß'));
  }
  for (const { 0: word } of query.matchAll(/(?<![\w"])[a-z]+(?:[-./][a-z]+)+\d*(?![\w"])/gu))
    addKnown(word, word.replaceAll(/[-./]/gu, ''));
  for (const { 0: word, 1: first = '', 2: second = '' } of query.matchAll(/(?<![\w"/])([a-z])([a-z])(?![\w"/])/gu))
    if (isKnown(first)) addKnown(word, second, `"${first}/${second}"`);
  add(query.replaceAll(/(?<=[a-z]{2})\/(?=[a-z]{2})/gu, ' '));
  if (query.includes('ß')) add(query.replaceAll('ß', 'ss'));
  return ways;
}

/** The places where a word of letters, perhaps with a number behind, may be two: fine|tuning, deepseek|v3, e|commerce. */
function splitsOf(word: string): [first: string, second: string][] {
  if (word.length < 3) return [];
  const letters = word.replace(/\d+$/, '').length;
  return Array.from({ length: letters - 1 }, (_, i) => [word.slice(0, i + 1), word.slice(i + 1)]);
}

function groupDigits(figure: string): string {
  return figure.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
