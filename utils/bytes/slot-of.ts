/** Where the search for a 32-bit key begins in an open-addressing table of mask + 1 slots, a power of 2. */
export function slotOf(key: number, mask: number): number {
  const hash = Math.imul(key, 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & mask;
}
