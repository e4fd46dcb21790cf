/** Longest address kept. Browsers cope with about this much; longer ones are data in disguise. */
const MAX_URL_LENGTH = 8192;

/**
 * The address as the browser would open it, or '' when it is not http(s). Checked here, once, at import: everything after
 * may show it as a link. Names and passwords in the address are dropped. Idempotent.
 */
export function toSafeUrl(raw: string): string {
  const trimmed = raw.trim();
  if (trimmed === '' || trimmed.length > MAX_URL_LENGTH) return '';
  if (!/^https?:\/\//i.test(trimmed)) return '';
  const url = URL.parse(trimmed);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return '';
  url.username = '';
  url.password = '';
  return url.href.length > MAX_URL_LENGTH ? '' : url.href;
}
