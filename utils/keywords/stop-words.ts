import lists from '../../data/stop-words/stop-words.json' with { type: 'json' };

const STOP_WORDS: ReadonlySet<string> = new Set([...lists.zh, ...lists.en]);
const WEAK_WORDS: ReadonlySet<string> = new Set(lists.zhWeak);

/** True for a folded word of grammar: it says nothing about what a page is about. Lists: data/stop-words/*.txt. */
export function isStopWord(foldedWord: string): boolean {
  return STOP_WORDS.has(foldedWord);
}

/** True for a folded word that nearly any page holds (工作, 进行, 责任编辑): no keyword alone, and no edge of a phrase. */
export function isWeakWord(foldedWord: string): boolean {
  return WEAK_WORDS.has(foldedWord);
}

const FIRST: ReadonlySet<string> = new Set(lists.zhEdges.first);
const LAST: ReadonlySet<string> = new Set(lists.zhEdges.last);

/** True for a character with which hardly any name begins: 将, 是, 一. */
export function isGrammarFirst(character: string): boolean {
  return FIRST.has(character);
}

/** True for a character with which hardly any name ends: 了, 着, 说. */
export function isGrammarLast(character: string): boolean {
  return LAST.has(character);
}
