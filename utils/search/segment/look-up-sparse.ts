import { PEEKED_BITS } from '../../bytes/bits.ts';
import { damagedList, type ListHeader } from './list-header.ts';

/** A gap of this quotient or more is written as so many ones and 16 plain bits, so that one look at the bits decides. */
export const MAX_QUOTIENT = 20;

/** The 32 bits from the byte of bit `bit` on, less those before it. */
export function peekInView(view: DataView, bit: number): number {
  return view.getInt32(bit >>> 3) << (bit & 7);
}

/**
 * Reports the level of those of `posts` (ascending) that a sparse list holds, by their index. The loop is that of
 * accumulateSparse: a page asks it for a hundred terms in sixty posts, and calling a function for each posting took longer.
 */
export function lookUpSparse(
  view: DataView,
  header: ListHeader,
  posts: ArrayLike<number>,
  found: (index: number, level: number) => void,
): void {
  const { count, riceBits } = header;
  const unusedBits = 31 - riceBits;
  const lastBit = (view.byteLength - 8) * 8;
  const last = posts.length - 1;
  let index = 0;
  let bit = header.at * 8;
  let post = -1;
  for (let i = 0; i < count && index <= last; i++) {
    if (bit > lastBit) throw damagedList();
    const window = peekInView(view, bit);
    const quotient = Math.clz32(~window);
    const rest = window << (quotient + 1);
    let level = Math.clz32(~(rest << riceBits));
    const used = quotient + riceBits + level + 2;
    if (used <= PEEKED_BITS && quotient < MAX_QUOTIENT) {
      post += 1 + ((quotient << riceBits) | ((rest >>> 1) >>> unusedBits));
      bit += used;
    } else {
      if (quotient < MAX_QUOTIENT) {
        bit += quotient + 1;
        post += 1 + ((quotient << riceBits) | ((peekInView(view, bit) >>> 1) >>> unusedBits));
        bit += riceBits;
      } else {
        post += 1 + (peekInView(view, bit + MAX_QUOTIENT) >>> 16);
        bit += MAX_QUOTIENT + 16;
      }
      if (bit > lastBit) throw damagedList();
      level = Math.clz32(~peekInView(view, bit));
      bit += level + 1;
    }
    if (post < (posts[index] as number)) continue;
    while (index < last && (posts[index] as number) < post) index++;
    if (posts[index] === post) found(index++, level);
    else if ((posts[index] as number) < post) return;
  }
}
