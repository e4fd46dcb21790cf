import { fold } from '../text/fold.ts';

/** Two unrelated seeds: the id is 64 bits, so that 100,000 posts collide with a chance of about 3 in 10 billion. */
const FIRST_SEED = 0x9747b28c;
const SECOND_SEED = 0x3c6ef372;

/**
 * Makes a post's id from its content: 16 hexadecimal digits, the same in every engine and on every import.
 * Width, case, script and spacing do not count, so that re-exports of one post keep their id. All three fields count,
 * because two highlights of one article share an address.
 */
export function createPostId(post: { url: string; title: string; text: string }): string {
  const content = [post.url.trim(), normalise(post.title), normalise(post.text)].join('\u0000');
  return toHex(hashUnits(content, FIRST_SEED)) + toHex(hashUnits(content, SECOND_SEED));
}

function normalise(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

/** MurmurHash3 (x86, 32 bits; Austin Appleby, public domain) over UTF-16 units, two to a block. */
function hashUnits(text: string, seed: number): number {
  let hash = seed;
  const blocks = text.length >> 1;
  for (let i = 0; i < blocks; i++) {
    hash ^= mixBlock(text.charCodeAt(2 * i) | (text.charCodeAt(2 * i + 1) << 16));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  if (text.length & 1) hash ^= mixBlock(text.charCodeAt(text.length - 1));
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixBlock(block: number): number {
  const mixed = Math.imul(block, 0xcc9e2d51);
  return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
}

function toHex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
