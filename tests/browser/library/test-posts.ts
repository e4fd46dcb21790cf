const TEXT_CODE_UNITS = 600;

/** Posts as JSON of our own schema, about 600 characters each, no two alike. Each holds one word of its own: see ownWord. */
export function createPostsJson(count: number, start: number): string {
  const posts = Array.from({ length: count }, (_, i) => {
    const number = start + i;
    let state = number + 1;
    const nextCodeUnit = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator
      return String.fromCharCode(0x4e00 + ((state >>> 8) % 20_000));
    };
    const text = Array.from({ length: TEXT_CODE_UNITS }, nextCodeUnit).join('');
    return { title: `第${number}篇`, text: `${text} ${ownWord(number)}`, url: `https://example.com/${number}` };
  });
  return JSON.stringify({ schema: 'pangzheng.posts', version: 1, posts });
}

/** A word that stands in the post of this number alone, and begins no other's. */
export function ownWord(number: number): string {
  return `word${String(number).padStart(7, '0')}`;
}
