/** Share of common character pairs from which two short texts count as the same. */
const SIMILAR = 0.75;

/** True when two short texts are nearly the same, or one is the beginning of the other (a title with its site's name). */
export function similarTexts(a: string, b: string): boolean {
  const one = a.replace(/[\s\p{P}]+/gu, '').toLowerCase();
  const other = b.replace(/[\s\p{P}]+/gu, '').toLowerCase();
  if (one.length < 4 || other.length < 4) return one !== '' && one === other;
  if (other.startsWith(one) && one.length >= other.length / 2) return true;
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < one.length; i++) pairs.set(one.slice(i, i + 2), (pairs.get(one.slice(i, i + 2)) ?? 0) + 1);
  let common = 0;
  for (let i = 0; i + 1 < other.length; i++) {
    const left = pairs.get(other.slice(i, i + 2)) ?? 0;
    if (left > 0) {
      common++;
      pairs.set(other.slice(i, i + 2), left - 1);
    }
  }
  return (2 * common) / (one.length + other.length - 2) >= SIMILAR;
}
