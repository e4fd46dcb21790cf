import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPage, type Page } from '../../../../utils/page/page.ts';
import type { RelatedPost } from '../../../../utils/protocol/outcome.ts';
import { findRelatedPosts } from '../../../../utils/search/find-related-posts.ts';
import type { SearchedLibrary } from '../../../../utils/search/index/searched-library.ts';
import { createRanking } from '../../../../utils/search/judge/ranking.ts';
import { scorePosts } from '../../../../utils/search/judge/score-posts.ts';
import { fold } from '../../../../utils/text/fold.ts';
import { createLibrary, createPost, language } from '../find/small-library.ts';
import { FILLERS, SENTENCES } from './sentences.ts';

const RUNS = 60;

const sentenceOf = (subject: number) => fc.constantFrom(...(SENTENCES[subject] ?? FILLERS));
const anySentence = fc.constantFrom(...SENTENCES.flat(), ...FILLERS);
const subject = fc.nat({ max: SENTENCES.length - 1 });

/** Some sentences of one subject with some of any, and perhaps a title. */
const text = subject.chain((number) =>
  fc.record({
    own: fc.array(sentenceOf(number), { minLength: 2, maxLength: 5 }),
    other: fc.array(anySentence, { maxLength: 4 }),
    title: fc.option(
      sentenceOf(number).map((sentence) => sentence.slice(0, 14)),
      { nil: '' },
    ),
  }),
);
const libraries = fc.array(text, { minLength: 6, maxLength: 16 });

function build(texts: readonly { own: string[]; other: string[]; title: string }[]): SearchedLibrary {
  return createLibrary(
    texts.map(({ own, other, title }, number) =>
      createPost({ id: `post-${number}`, ...(title === '' ? {} : { title }), text: [...own, ...other].join('') }),
    ),
  );
}

async function find(page: Page, library: SearchedLibrary): Promise<RelatedPost[]> {
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: 20 });
  return outcome.kind === 'ready' ? outcome.posts : [];
}

/** What words and topics say for a post beside a page, 0 when it is not among the scored ones. */
async function measureWords(page: Page, library: SearchedLibrary, id: string): Promise<number> {
  const scored = await scorePosts(createRanking(page, library.index, language, []), library, 20);
  const found = scored.find(({ post }) => post.id === id);
  return found === undefined ? 0 : found.lexical + found.features.topics;
}

/** Takes every occurrence of the words out of a text, folded; written anew here, not the code's own. */
function strip(original: string, words: readonly string[]): string {
  return words.reduce((left, word) => {
    const wanted = fold(word);
    let rest = left;
    for (let at = fold(rest).indexOf(wanted); at >= 0; at = fold(rest).indexOf(wanted))
      rest = rest.slice(0, at) + rest.slice(at + wanted.length);
    return rest;
  }, original);
}

describe('the reasons that are named', () => {
  it('say less for their post when they are taken off the page: words and topics carry what they are said to', async () => {
    let namedInAll = 0;
    await fc.assert(
      fc.asyncProperty(libraries, text, async (posts, { own, other, title }) => {
        const library = build(posts);
        const page = createPage({ title, text: [...other, ...own].join('\n') });
        for (const { post, reasons } of await find(page, library)) {
          expect(reasons).not.toEqual([]);
          const words = reasons.filter(({ kind }) => kind !== 'passage').map(({ pageTerm }) => pageTerm);
          if (words.length === 0) continue;
          namedInAll += words.length;
          const without = { ...page, title: strip(page.title, words), text: strip(page.text, words) };
          expect(without.text.length + without.title.length).toBeLessThan(page.text.length + page.title.length);
          const [left, all] = [
            await measureWords(without, library, post.id),
            await measureWords(page, library, post.id),
          ];
          expect(left, `${post.id} without ${words.join(', ')}`).toBeLessThan(all);
        }
      }),
      { numRuns: RUNS, seed: 20_251_122 },
    );
    expect(namedInAll).toBeGreaterThan(RUNS);
  }, 120_000);

  it('quote sentences that stand in the page and in the post, as they are written', async () => {
    let quoted = 0;
    await fc.assert(
      fc.asyncProperty(libraries, text, async (posts, { own, other, title }) => {
        const page = createPage({ title, text: [...other, ...own].join('\n') });
        for (const { post, reasons } of await find(page, build(posts))) {
          for (const { pageTerm, postTerm } of reasons.filter(({ kind }) => kind === 'passage')) {
            quoted++;
            expect(page.text).toContain(pageTerm);
            expect(post.text).toContain(postTerm);
          }
        }
      }),
      { numRuns: RUNS, seed: 20_251_122 },
    );
    expect(quoted).toBeGreaterThan(0);
  }, 120_000);
});
