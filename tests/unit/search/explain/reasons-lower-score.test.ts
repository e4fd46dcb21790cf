import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPage, type Page } from '../../../../utils/page/page.ts';
import type { RelatedPost } from '../../../../utils/protocol/outcome.ts';
import { findRelatedPosts, type SearchedLibrary } from '../../../../utils/search/find-related-posts.ts';
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

/**
 * A page that says one thing three times, and a post that says it once beside a storm of which the page speaks, too: with
 * the words gone, the storm is all that is left and fits the post better.
 */
const REPEATED = '公司的财报显示净利润下滑,营收却增长了一成。';
const STORM = '台风过后果园里一半的柚子落在地上,果农只好低价卖掉。';
const STEW = '番茄炒出沙再加热水,牛腩小火炖一个半小时。';
const STORM_POST = {
  own: [STEW, STORM, STEW, STEW],
  other: [
    '跑到三十公里小腿抽筋,补给站的香蕉救了我。',
    'The museum lends its oldest maps to a school in the valley every spring.',
    '老板要求每天加班到九点,周末还要在微信群里回复消息。',
    REPEATED,
  ],
  title: '跑到三十公里小腿抽筋,补给站',
};
const STORM_PAGE = {
  own: [REPEATED, REPEATED, REPEATED],
  other: [STORM, 'IP 的人设立不住,粉丝量再大也变现不了。'],
  title: '',
};

function build(texts: readonly { own: string[]; other: string[]; title: string }[]): SearchedLibrary {
  return createLibrary(
    texts.map(({ own, other, title }, number) =>
      createPost({ id: `post-${number}`, ...(title === '' ? {} : { title }), text: [...own, ...other].join('') }),
    ),
  );
}

async function find(page: Page, library: SearchedLibrary, keepUnlikely: boolean): Promise<RelatedPost[]> {
  const outcome = await findRelatedPosts(page, library, language, { disabledKeywords: [], limit: 20, keepUnlikely });
  return outcome.kind === 'ready' ? outcome.posts : [];
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
  it('lower the score of their post when they are taken off the page, or it is not found any more', async () => {
    let shownInAll = 0;
    await fc.assert(
      fc.asyncProperty(libraries, text, async (posts, { own, other, title }) => {
        const library = build(posts);
        const page = createPage({ title, text: [...other, ...own].join('\n') });
        const shown = await find(page, library, false);
        shownInAll += shown.length;
        for (const { post, reasons, score } of shown) {
          const words = reasons.map(({ pageTerm }) => pageTerm);
          expect(words).not.toEqual([]);
          const without = { ...page, title: strip(page.title, words), text: strip(page.text, words) };
          expect(without.text.length + without.title.length).toBeLessThan(page.text.length + page.title.length);
          const left = (await find(without, library, true)).find((other) => other.post.id === post.id);
          expect(left?.score ?? 0, `${post.id} without ${words.join(', ')}`).toBeLessThan(score);
        }
      }),
      { numRuns: RUNS, seed: 20_251_122, examples: [[[STORM_POST], STORM_PAGE]] },
    );
    expect(shownInAll).toBeGreaterThan(RUNS);
  }, 120_000);
});
