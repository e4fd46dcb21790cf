import type { NodeAccess } from './node-access.ts';

/** Article data from JSON-LD; every field empty when absent. */
export interface LinkedArticle {
  headline: string;
  description: string;
  author: string;
  publisher: string;
  datePublished: string;
  keywords: string;
}

const EMPTY: LinkedArticle = {
  headline: '',
  description: '',
  author: '',
  publisher: '',
  datePublished: '',
  keywords: '',
};
/** JSON-LD scripts looked at, and the length of one in UTF-16 code units. A long article in articleBody has 100,000. */
const MAX_SCRIPTS = 20;
const MAX_SCRIPT_LENGTH = 500_000;
/** Objects looked at inside one script. */
const MAX_OBJECTS = 500;
/** https://schema.org/Article and what descends from it, and video and discussion pages. */
const ARTICLE_TYPE =
  /(?:Article|BlogPosting|Report|SocialMediaPosting|APIReference|VideoObject|QAPage|NewsMediaObject)$/;

/** Reads schema.org data of the article, from the first JSON-LD script that has one. Bounded; broken JSON is skipped. */
export function articleLinkedData(document: Document, access: NodeAccess): LinkedArticle {
  const scripts = access.querySelectorAll(document, 'script[type="application/ld+json" i]');
  for (let i = 0; i < Math.min(scripts.length, MAX_SCRIPTS); i++) {
    const script = scripts[i];
    const content = script === undefined ? '' : scriptText(script, access);
    if (content === '' || content.length > MAX_SCRIPT_LENGTH) continue;
    const article = findArticle(parseJson(content));
    if (article !== null) return article;
  }
  return EMPTY;
}

function scriptText(script: Element, access: NodeAccess): string {
  const text = access.firstChild(script);
  return text === null || access.nodeType(text) !== 3 ? '' : access.data(text);
}

function parseJson(content: string): unknown {
  const json = content.replace(
    /^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?)|(?:-->|(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?)\s*$/g,
    '',
  );
  try {
    return JSON.parse(json);
  } catch {
    return parseJsonWithRawBreaks(json);
  }
}

/** Many templates leave line breaks inside strings, which JSON forbids: they become spaces, which is what they mean. */
function parseJsonWithRawBreaks(json: string): unknown {
  try {
    return JSON.parse(json.replace(/\p{Cc}+/gu, ' '));
  } catch {
    return null;
  }
}

function findArticle(root: unknown): LinkedArticle | null {
  const queue: unknown[] = [root];
  for (let i = 0; i < queue.length && i < MAX_OBJECTS; i++) {
    const value = queue[i];
    if (Array.isArray(value)) {
      queue.push(...value.slice(0, MAX_OBJECTS));
      continue;
    }
    if (!isObject(value)) continue;
    const types = [value['@type']].flat();
    if (types.some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) {
      return {
        headline: plainText(value.headline) || plainText(value.name),
        description: plainText(value.description),
        author: names(value.author),
        publisher: names(value.publisher),
        datePublished: plainText(value.datePublished),
        keywords: [value.keywords].flat().map(plainText).join(','),
      };
    }
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'itemListElement'])
      queue.push(value[key]);
  }
  return null;
}

function names(value: unknown): string {
  return [value]
    .flat()
    .map((one) => (isObject(one) ? plainText(one.name) : plainText(one)))
    .filter((name) => name !== '' && !/^https?:/.test(name))
    .slice(0, 10)
    .join(', ')
    .slice(0, 300);
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 4_000).replace(/\s+/g, ' ').trim().slice(0, 1_000) : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
