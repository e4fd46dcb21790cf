import { articleLines } from './article-lines.ts';
import { similarTexts } from './similar-texts.ts';

/** Sentences, in code units, from which an article of a page is a story and no teaser. */
const LEAST_STORY = 100;

/** Endless scrolling: of several whole stories beside each other, each with its heading, keeps the one that the title names, or the first. */
export function removeOtherStories(root: Element, title: string): void {
  const stories = [...root.querySelectorAll('article')].filter((article) => {
    if (article.parentElement?.closest('article') || headingOf(article) === '') return false;
    return (
      articleLines(article).reduce((sum, { isSentence, text }) => sum + (isSentence ? text.length : 0), 0) >=
      LEAST_STORY
    );
  });
  const [first] = stories;
  if (stories.length < 2 || stories.some(({ parentElement }) => parentElement !== first?.parentElement)) return;
  const meant = stories.find((story) => similarTexts(headingOf(story), title)) ?? first;
  for (const story of stories) if (story !== meant) story.remove();
}

function headingOf(article: Element): string {
  return (article.querySelector('h1, h2')?.textContent ?? '').trim();
}
