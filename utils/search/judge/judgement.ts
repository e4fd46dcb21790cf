import type { Strictness } from '../../protocol/library-client.ts';
import type { Strength } from '../../protocol/outcome.ts';
import { type Coefficients, FIRST_LOOK, GLAD, RELATED } from './coefficients.ts';
import type { Features } from './features.ts';

/** What the judgement says of a pair. */
export interface Chances {
  /** That a reader of the page finds the post related at all (grade 1 or 2). Decides whether it is shown. */
  related: number;
  /** That the reader is glad to be shown exactly this post now (grade 2). */
  glad: number;
}

/** The chance of being related from which a post is shown. Kept: of the posts shown at 0.5, about that share and more are. */
const SHOWN_FROM: Record<Strictness, number> = { few: 0.62, normal: 0.48, many: 0.3 };
/** Less is asked in a small library: few posts can be shown at all, and a missed one is missed for good. 0..0.1. */
const SMALL_ALLOWANCE = 0.08;
const SMALL_POSTS = 40;
/**
 * What the likeliest post and the mean chance of the two that follow must reach together beyond the bar, and the most that is
 * asked for it: a page that has one related post in a library mostly has others. 0.4..0.45 and 0.2..0.3; lower, pages of other
 * matters are answered, higher, pages with a 2 are not.
 */
const COMPANY_ASKED = 0.44;
const ALONE_SURPLUS = 0.25;
const COMPANY = 2;
/** Chances from which a shown post is called medium and strong; seldom wrong before often said. */
const MEDIUM_FROM = 0.58;
const STRONG_FROM = 0.81;
/** What a post that gladdens is worth beside one that is merely related. 1..5, flat. */
const GLAD_WORTH = 2;

/**
 * Engines differ in the last bit of logarithms and exponentials. Chances in steps of this size put the same posts in the same
 * order in all of them.
 */
const STEPS = 1e6;

/** Coefficients with their weights as a list: a page asks for a hundred chances. */
interface Model {
  intercept: number;
  weights: { name: keyof Features; weight: number }[];
}

const MODELS = { first: listWeights(FIRST_LOOK), related: listWeights(RELATED), glad: listWeights(GLAD) };

function listWeights({ intercept, weights }: Coefficients): Model {
  return {
    intercept,
    weights: Object.entries(weights).map(([name, weight]) => ({ name: name as keyof Features, weight })),
  };
}

/** Both chances, by logistic regression over the features. */
export function judge(features: Features): Chances {
  return { related: chanceOf(features, MODELS.related), glad: chanceOf(features, MODELS.glad) };
}

/** The chance of being related as far as the index alone tells it: says whose texts are worth reading. */
export function judgeUnread(features: Features): number {
  return chanceOf(features, MODELS.first);
}

/** What showing the post is worth to the reader: posts are ordered by it. */
export function worthOf({ related, glad }: Chances): number {
  return related + GLAD_WORTH * glad;
}

export function isShown({ related }: Pick<Chances, 'related'>, strictness: Strictness, postCount: number): boolean {
  return related >= barOf(strictness, postCount);
}

/**
 * Whether a page has an answer at all. A doubtful post that stands alone, with nothing as near behind it, was mostly brought
 * up by one odd word; in a small library one alone is all there is, and nothing more is asked.
 */
export function isAnswered(
  posts: readonly Pick<Chances, 'related'>[],
  strictness: Strictness,
  postCount: number,
): boolean {
  const [best = 0, ...others] = posts.map(({ related }) => related).sort((a, b) => b - a);
  const company = others.slice(0, COMPANY).reduce((sum, chance) => sum + chance, 0) / COMPANY;
  const missing = Math.min(ALONE_SURPLUS, Math.max(0, COMPANY_ASKED - company));
  const asked = (missing * postCount) / (SMALL_POSTS + postCount);
  return best >= barOf(strictness, postCount) + asked;
}

export function strengthOf({ related }: Chances): Strength {
  if (related >= STRONG_FROM) return 'strong';
  return related >= MEDIUM_FROM ? 'medium' : 'weak';
}

function barOf(strictness: Strictness, postCount: number): number {
  return SHOWN_FROM[strictness] - (SMALL_ALLOWANCE * SMALL_POSTS) / (SMALL_POSTS + postCount);
}

function chanceOf(features: Features, { intercept, weights }: Model): number {
  let sum = intercept + features.libraryPrior;
  for (const { name, weight } of weights) sum += weight * features[name];
  return Math.round(STEPS / (1 + Math.exp(-sum))) / STEPS;
}
