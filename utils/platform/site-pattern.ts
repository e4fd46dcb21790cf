/**
 * Match pattern for the site of an address: its scheme and host. Null when it is not http(s).
 * Patterns have no port: a grant for 127.0.0.1 is for all its ports.
 */
export function toSitePattern(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${hostname}/*` : null;
}
