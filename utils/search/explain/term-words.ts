import type { Frequencies } from '../../language/open-frequencies.ts';
import { holdsWord } from '../../text/holds-word.ts';
import { saysSomething } from './says-something.ts';
import { createWordFinder } from './word-finder.ts';

/** Words that a term of the page may stand for. */
export interface TermWords {
  /** Chips that hold it. */
  chips: readonly string[];
  /** The word around it, when that says something. */
  word: string | null;
  /** Whether it is a word by itself that says something. */
  isWord: boolean;
}

/** Finds the words of a term, by its place in the folded page; remembers, since posts of one answer share most of theirs. */
export function createTermWords(
  folded: string,
  chips: readonly string[],
  frequencies: Frequencies,
): (term: string, offset: number) => TermWords {
  const findWord = createWordFinder(folded, frequencies);
  const known = new Map<string, TermWords>();
  return (term, offset) => {
    let words = known.get(term);
    if (words === undefined) {
      const word = findWord(offset, offset + term.length);
      words = {
        chips: chips.filter((text) => holdsWord(text, term)),
        word: word !== null && saysSomething(word, frequencies) ? word : null,
        isWord: frequencies.isWord(term) && saysSomething(term, frequencies),
      };
      known.set(term, words);
    }
    return words;
  };
}
