import type { LanguageTables } from '../../utils/language/language-tables.ts';
import type { Page } from '../../utils/page/page.ts';
import type { SearchedLibrary } from '../../utils/search/index/searched-library.ts';
import { createRanking } from '../../utils/search/judge/ranking.ts';
import { scorePosts } from '../../utils/search/judge/score-posts.ts';

const DEPTH = 10;

/** nDCG@10 of a library's order for a page, with binary gains. `excluded` are left out before counting. */
export async function scoreOrder(
  page: Page,
  library: SearchedLibrary,
  language: LanguageTables,
  relevant: ReadonlySet<string>,
  excluded: ReadonlySet<string>,
): Promise<number> {
  const scored = await scorePosts(createRanking(page, library.index, language, []), library, DEPTH + excluded.size);
  const ids = scored.flatMap(({ post, similar }) => [post, ...similar]).map(({ id }) => id);
  const gains = ids
    .filter((id) => !excluded.has(id))
    .slice(0, DEPTH)
    .map((id) => (relevant.has(id) ? 1 : 0));
  const ideal = new Array<number>(Math.min(DEPTH, relevant.size)).fill(1);
  return discounted(gains) / discounted(ideal);
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}
