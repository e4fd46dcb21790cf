/** Shortest description that says anything; Han says in 16 what Latin letters say in 40. */
const LEAST_LATIN = 40;
const LEAST_HAN = 16;
/** Share of the description's trigrams that the page must show for it to be a quotation of the page's own text. */
const QUOTED = 0.9;
/** Share of them that the right text holds at least. Of 28 readings below, 26 were of something else (920 pages). */
const HELD = 0.5;

/**
 * A test whether a text holds what the page's own description quotes of it, or null when the description quotes nothing:
 * many are slogans.
 */
export function createQuoteTest(description: string, page: string): ((text: string) => boolean) | null {
  const wanted = trigramsOf(description);
  const isLong =
    description.length >= LEAST_LATIN || (/\p{Script=Han}/u.test(description) && description.length >= LEAST_HAN);
  if (!isLong || wanted.size === 0 || shareIn(wanted, page) < QUOTED) return null;
  return (text) => shareIn(wanted, text) >= HELD;
}

function trigramsOf(text: string): Set<string> {
  const dense = text.replace(/\s+/g, '');
  const trigrams = new Set<string>();
  for (let i = 0; i + 3 <= dense.length; i++) trigrams.add(dense.slice(i, i + 3));
  return trigrams;
}

function shareIn(trigrams: ReadonlySet<string>, text: string): number {
  const dense = text.replace(/\s+/g, '');
  let found = 0;
  for (const trigram of trigrams) if (dense.includes(trigram)) found++;
  return found / trigrams.size;
}
