import { type ArticleLine, articleLines } from './article-lines.ts';

/**
 * Where forums keep what is asked and what is answered, by marks of their own: Hacker News, Reddit as it was and as it is.
 * Other forums are told by the weight of their comments (remove-side-parts.ts). A mark names one box for each contribution.
 */
const CONTRIBUTIONS = [
  '#hnmain .toptext',
  '#hnmain .commtext',
  '#siteTable .thing .usertext-body',
  '.commentarea .thing .usertext-body',
  'shreddit-post [slot="text-body"]',
  'shreddit-comment > [slot="comment"]',
].join(', ');
/** A page with a note and one or two remarks is no discussion yet. 2..5. */
const LEAST_CONTRIBUTIONS = 3;

/** The whole of a discussion, question first, in a copy of a forum's page; nothing when the page is no such page. */
export function readDiscussion(root: Element): ArticleLine[] {
  const contributions = [...root.querySelectorAll(CONTRIBUTIONS)];
  if (contributions.length < LEAST_CONTRIBUTIONS) return [];
  return contributions.flatMap((contribution) => articleLines(contribution));
}
