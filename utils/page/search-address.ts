/** Where a search engine keeps the query in the addresses of its result pages. */
export interface SearchAddress {
  /** Host without "www."; hosts below it are others. A family of hosts ends with a dot: "google." */
  host: string;
  /** Path, "/search". */
  path: string;
  /** Names of the query's parameter, the first that is there counts. */
  parameters: readonly string[];
}

/** Engines that are known without the reader's help. 微信搜一搜 has its web pages at Sogou. */
const KNOWN: readonly SearchAddress[] = [
  { host: 'baidu.com', path: '/s', parameters: ['wd', 'word'] },
  { host: 'm.baidu.com', path: '/s', parameters: ['word', 'wd'] },
  { host: 'bing.com', path: '/search', parameters: ['q'] },
  { host: 'cn.bing.com', path: '/search', parameters: ['q'] },
  { host: 'google.', path: '/search', parameters: ['q'] },
  { host: 'sogou.com', path: '/web', parameters: ['query', 'keyword'] },
  { host: 'm.sogou.com', path: '/web/searchList.jsp', parameters: ['keyword', 'query'] },
  { host: 'weixin.sogou.com', path: '/weixin', parameters: ['query'] },
  { host: 'duckduckgo.com', path: '/', parameters: ['q'] },
];

/** Longest query: more is pasted text, and its beginning says enough. */
const MAX_QUERY = 300;
const FAMILY_ENDING = /^[a-z]{2,3}(?:\.[a-z]{2})?$/;

/** The words that were searched for, when the address is that of a page of results; null of any other. */
export function findSearchQuery(url: string, added: readonly string[]): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const host = withoutWww(hostname);
  const own = added.map(parseSearchAddress).filter((address) => address !== null);
  for (const address of [...own, ...KNOWN]) {
    if (!isHost(host, address.host) || trimEnd(pathname) !== trimEnd(address.path)) continue;
    for (const name of address.parameters) {
      const query = (searchParams.get(name) ?? '').replace(/\s+/g, ' ').trim();
      if (query !== '') return query.slice(0, MAX_QUERY);
    }
  }
  return null;
}

/** An address as the reader adds it, with %s for the query, as browsers write their search engines; null when it is none. */
export function parseSearchAddress(written: string): SearchAddress | null {
  const text = written.trim();
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const parameters: string[] = [];
  searchParams.forEach((value, name) => {
    if (value === '%s') parameters.push(name);
  });
  if (parameters.length === 0 || !(hostname.includes('.') || hostname === 'localhost')) return null;
  return { host: withoutWww(hostname), path: pathname, parameters };
}

function isHost(host: string, wanted: string): boolean {
  if (!wanted.endsWith('.')) return host === wanted;
  return host.startsWith(wanted) && FAMILY_ENDING.test(host.slice(wanted.length));
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

function trimEnd(path: string): string {
  return path.replace(/\/+$/, '');
}
