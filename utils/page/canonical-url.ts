/** Query parameters that say where a visitor came from, never which page it is. Compared in lower case. */
const TRACKING_PARAMETERS = new Set([
  'spm',
  'scm',
  'from',
  'from_source',
  'fromid',
  'from_wecom',
  'vd_source',
  'share_source',
  'share_medium',
  'share_token',
  'share_from',
  'share_to',
  'sharefrom',
  'sharer_shareid',
  'sharer_sharetime',
  'sharer_shareinfo',
  'sharer_shareinfo_first',
  'shareuid',
  'isappinstalled',
  'nsukey',
  'chksm',
  'scene',
  'xtrack',
  'exportkey',
  'pass_ticket',
  'wx_header',
  'weibo_id',
  'wfr',
  'spider',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'fbclid',
  'msclkid',
  'twclid',
  'yclid',
  'ttclid',
  'igshid',
  'igsh',
  'mc_cid',
  'mc_eid',
  '_hsenc',
  '_hsmi',
  'mkt_tok',
  'ref_src',
  'ref_url',
  'cmpid',
  'ncid',
  'smid',
  'icid',
  'ocid',
  'cvid',
  'ito',
  'guccounter',
  'guce_referrer',
  'guce_referrer_sig',
]);
/** Beginnings of tracking parameters: whole families. */
const TRACKING_PREFIXES = ['utm_', 'hmsr', 'hmpl', 'hmcu', 'hmkw', 'hmci', 'bd_vid', 'pk_', 'mtm_', 'at_', 'share_'];
/** Fragments that are addresses of their own in single-page apps (#/post/1, #!/post/1); all others are places in a page. */
const HASH_ROUTE = /^#!?\//;
/** Labels in front of a host that name a kind of device or nothing, not another site. */
const DEVICE_LABEL = /^(?:www|m|mobile|wap|h5|touch|3g|amp)\./;
/** Longest address taken over; longer ones carry data, not a place. Chromium shows at most 2 MB, servers take about 8 KB. */
const MAX_URL_LENGTH = 4_096;

/**
 * The address by which a page is known: absolute, http(s), without fragment and tracking parameters.
 * `candidates` are what the page declares, in order of trust (link rel=canonical, og:url); `pageUrl` is where it stands.
 * A declared address is not believed when it names another site, since any page could say that it is any other; nor when
 * it points at the root of a site while the page itself is deeper: many templates do that on every page.
 * Returns null when nothing usable is declared.
 */
export function canonicalUrl(candidates: readonly (string | null)[], pageUrl: string): string | null {
  const page = parseHttpUrl(pageUrl, undefined);
  for (const candidate of candidates) {
    if (candidate === null || candidate.trim() === '') continue;
    const url = parseHttpUrl(candidate.trim(), page?.href);
    if (url === null || (page !== null && !isSameSite(url, page))) continue;
    if (isRoot(url) && (page === null || !isRoot(page))) continue;
    return stripTracking(url);
  }
  return null;
}

/** An address as a key for "is this the same page": the same cleaning for any http(s) address; null for others. */
export function cleanUrl(address: string): string | null {
  const url = parseHttpUrl(address, undefined);
  return url === null ? null : stripTracking(url);
}

function parseHttpUrl(address: string, base: string | undefined): URL | null {
  if (address.length > MAX_URL_LENGTH || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

/**
 * The same host and port, but for "www." and the prefixes of mobile pages. Not the same registered domain: neighbours on
 * github.io or qq.com are strangers, and a list of such places would be larger than the reader.
 */
function isSameSite(one: URL, other: URL): boolean {
  return toSite(one) === toSite(other);
}

function toSite({ hostname, port }: URL): string {
  return `${hostname.replace(DEVICE_LABEL, '')}:${port}`;
}

function isRoot(url: URL): boolean {
  const clean = new URL(stripTracking(url));
  return (clean.pathname === '/' || /^\/index\.\w+$/.test(clean.pathname)) && clean.search === '' && clean.hash === '';
}

function stripTracking(url: URL): string {
  const clean = new URL(url);
  if (!HASH_ROUTE.test(clean.hash)) clean.hash = '';
  clean.username = '';
  clean.password = '';
  const doomed: string[] = [];
  // Not keys(): in a page's frame Firefox gives its parameters through a wrapper that cannot be iterated.
  clean.searchParams.forEach((_, name) => {
    if (isTracking(name)) doomed.push(name);
  });
  for (const name of doomed) clean.searchParams.delete(name);
  return clean.href;
}

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return TRACKING_PARAMETERS.has(lower) || TRACKING_PREFIXES.some((prefix) => lower.startsWith(prefix));
}
