const DAY_MS = 86_400_000;
const ISO = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * Days since 1970-01-01 (UTC) of an ISO 8601 date, or null when there is none. A time without a zone counts as UTC:
 * Date.parse alone would ask the machine's zone, and one library would be indexed in two ways on two machines.
 */
export function toPublishedDay(publishedAt: string): number | null {
  const found = ISO.exec(publishedAt);
  if (!found) return null;
  const isTimeWithoutZone = publishedAt.includes('T') && found[1] === undefined;
  const time = Date.parse(isTimeWithoutZone ? `${publishedAt}Z` : publishedAt);
  return Number.isNaN(time) ? null : Math.floor(time / DAY_MS);
}
