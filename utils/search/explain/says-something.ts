import { isStopWord, isWeakWord } from '../../keywords/stop-words.ts';
import type { Frequencies } from '../../language/open-frequencies.ts';

/** A span of time or a number of things (一周, 三个, 四百), in front of anything. */
const AMOUNT = /^[一二两三四五六七八九十百千万半几][十百千万]*[周天年月日次个位种点条件家名岁成倍半]?$/u;

/** Nounness of words that say how, not what (清楚 -5.9, 不想 -4.1); below those that name a deed (加班 -1.4). -5..-2. */
const LEAST_NOUNNESS = -3;

/** False for words of grammar, words that nearly any page holds, and amounts: no reader takes them for a reason. */
export function saysSomething(word: string, frequencies: Frequencies): boolean {
  if (isStopWord(word) || isWeakWord(word) || AMOUNT.test(word)) return false;
  const number = frequencies.wordNumber(word);
  return number < 0 || frequencies.nounnessAt(number) >= LEAST_NOUNNESS;
}
