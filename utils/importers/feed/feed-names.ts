/** What a module of a feed is, whatever prefix the feed gives it. */
export type FeedModule =
  | 'core'
  | 'content'
  | 'dc'
  | 'dcterms'
  | 'media'
  | 'itunes'
  | 'excerpt'
  | 'xhtml'
  | 'wordpress'
  | 'other';

const MODULES: [start: string, module: FeedModule][] = [
  ['http://purl.org/rss/1.0/modules/content', 'content'],
  ['http://purl.org/rss/1.0/modules/', 'other'],
  ['http://purl.org/rss/1.0', 'core'],
  ['http://purl.org/net/rss1', 'core'],
  ['http://my.netscape.com/', 'core'],
  ['http://channel.netscape.com/rdf/simple/0.9', 'core'],
  ['http://backend.userland.com/', 'core'],
  ['http://blogs.law.harvard.edu/tech/rss', 'core'],
  ['http://www.w3.org/2005/atom', 'core'],
  ['http://purl.org/atom/', 'core'],
  ['http://example.com/necho', 'core'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns', 'core'],
  ['http://purl.org/dc/elements/', 'dc'],
  ['http://purl.org/dc/terms', 'dcterms'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://video.search.yahoo.com/mrss', 'media'],
  ['http://www.itunes.com/', 'itunes'],
  ['http://wordpress.org/export/', 'wordpress'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
];
/** Prefixes as everybody writes them, for feeds that do not declare them. */
const USUAL_PREFIXES: Record<string, FeedModule> = {
  content: 'content',
  dc: 'dc',
  dcterms: 'dcterms',
  media: 'media',
  itunes: 'itunes',
  excerpt: 'excerpt',
  xhtml: 'xhtml',
  wp: 'wordpress',
  atom: 'core',
  rss: 'core',
  rdf: 'core',
};

/** The module of a namespace's address; null when it is not one that we read. */
export function moduleOf(address: string): FeedModule {
  const lower = address.trim().toLowerCase();
  if (/^http:\/\/wordpress\.org\/export\/[\d.]+\/excerpt/.test(lower)) return 'excerpt';
  return MODULES.find(([start]) => lower.startsWith(start))?.[1] ?? (lower === '' ? 'core' : 'other');
}

export function moduleOfPrefix(prefix: string): FeedModule {
  return prefix === '' ? 'core' : (USUAL_PREFIXES[prefix.toLowerCase()] ?? 'other');
}

/**
 * What an element of an item is to us, by module and local name in lower case. Of two with the same meaning the one without "?"
 * wins; those with it stand in when there is nothing else (a picture's title is not the post's).
 */
export const FEED_FIELDS: Record<string, string> = {
  'core title': 'title',
  'core link': 'link',
  'core guid': 'guid',
  'core id': 'guid',
  'core content': 'content',
  'core description': 'summary',
  'core summary': 'summary',
  'core tagline': 'summary',
  'core body': 'content?',
  'core fullitem': 'content?',
  'core author': 'author',
  'core pubdate': 'date',
  'core published': 'date',
  'core issued': 'date',
  'core created': 'date?',
  'core date': 'date?',
  'core updated': 'updated',
  'core modified': 'updated',
  'core category': 'category',
  'content encoded': 'content',
  'xhtml body': 'content?',
  'xhtml div': 'content?',
  'dc title': 'title?',
  'dc creator': 'author',
  'dc author': 'author?',
  'dc date': 'date',
  'dc subject': 'category',
  'dc description': 'summary?',
  'dcterms issued': 'date',
  'dcterms created': 'date?',
  'dcterms modified': 'updated',
  'dcterms abstract': 'summary?',
  'media title': 'title?',
  'media description': 'summary?',
  'itunes title': 'title?',
  'itunes author': 'author?',
  'itunes summary': 'summary?',
  'itunes subtitle': 'summary?',
  'excerpt encoded': 'summary?',
  'wordpress post_type': 'wp-type',
  'wordpress status': 'wp-status',
  'wordpress post_date_gmt': 'date?',
};
