/** What tells a post: its id (create-post-id.ts) and the key of its text as a number. */
export interface PostIdentity {
  id: string;
  textKey: number;
}

/** Identities of an import's posts by their place, three numbers each: the id is 16 hexadecimal digits. */
export interface PostIdentities {
  add(identity: PostIdentity): void;
  at(place: number): PostIdentity;
}

const HALF_DIGITS = 8;

export function createPostIdentities(): PostIdentities {
  const numbers: number[] = [];
  return {
    add({ id, textKey }) {
      numbers.push(Number.parseInt(id.slice(0, HALF_DIGITS), 16), Number.parseInt(id.slice(HALF_DIGITS), 16), textKey);
    },
    at(place) {
      const [high = 0, low = 0, textKey = 0] = numbers.slice(3 * place, 3 * place + 3);
      return { id: toHalf(high) + toHalf(low), textKey };
    },
  };
}

function toHalf(number: number): string {
  return number.toString(16).padStart(HALF_DIGITS, '0');
}
