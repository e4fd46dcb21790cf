import { fold } from '../../text/fold.ts';

/** Ways to write a query that are tried beside it at the most; each costs look-ups, most end at the first. */
const MAX_WAYS = 12;

/** Marks that part words in Chinese writing; inside quotes they are looked for as they are. */
const PARTING = /[，、；。？！,;?!#《》【】（）〈〉…|～~]+/gu;
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
    .replaceAll(/(?<=[㐀-鿿])[/+](?=\S)|(?<=\S)[/+](?=[㐀-鿿])/gu, ' ')
    .replace(/^[/+]+|(?<=[㐀-鿿])[/+]+$/gu, '');
}

function respell(query: string, isKnown: (word: string) => boolean): string[] {
  const ways: string[] = [];
  const add = (way: string) => {
    if (way !== query) ways.push(way);
  };
  const word = '(?<![\\w"])';
  // gpt5 and gpt-5 as "gpt 5"; gpt-5 and gpt 5 as gpt5
  add(query.replaceAll(new RegExp(`${word}([a-z]+)-?(\\d[\\d.]*)(?![\\w"])`, 'gu'), '"$1 $2"'));
  add(query.replaceAll(/(?<![\w"])([a-z]+)[- ](\d[\d.]*[a-z]?)(?![\w"])/gu, '$1$2'));
  add(
    query.replaceAll(/双十([一二])?/gu, (_, digit: string | undefined) => `双1${digit ? ' 一二'.indexOf(digit) : 0}`),
  );
  add(query.replaceAll(/双\s?1([12])/gu, (_, digit: string) => `双十${' 一二'.charAt(Number(digit))}`));
  add(query.replaceAll(/双\s1([12])/gu, '双1$1'));
  add(query.replaceAll('着', '著'));
  for (const { 0: pair, 1: first, 2: second } of query.matchAll(/(?<![\w"-])([a-z]{2,}) ([a-z]{2,})(?![\w"])/gu)) {
    if (first && second && isKnown(first + second)) add(query.replace(pair, first + second));
  }
  for (const { 0: joined } of query.matchAll(/(?<![\w"-])[a-z]{6,}(?![\w"])/gu)) {
    for (let at = 3; at <= joined.length - 3; at++) {
      const [first, second] = [joined.slice(0, at), joined.slice(at)];
      if (isKnown(first) && isKnown(second)) add(query.replace(joined, `"${first} ${second}"`));
    }
  }
  return ways;
}
