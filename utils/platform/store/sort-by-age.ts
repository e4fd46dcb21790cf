/**
 * Oldest first; the database returns records by their random keys. The library's generation says which came first: a clock
 * may have been wrong. Records of before generations were kept have 0, and are told apart by their times.
 */
export function sortByAge<T extends { generation?: number; createdAt: string }>(records: readonly T[]): T[] {
  return [...records].sort(
    (a, b) =>
      (a.generation ?? 0) - (b.generation ?? 0) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0),
  );
}
