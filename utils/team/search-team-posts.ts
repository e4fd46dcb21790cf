import type { Post } from '../post/post.ts';
import type { FoundPost, SearchOutcome } from '../protocol/outcome.ts';
import { parseQuery, type QueryPart } from '../search/typed/parse-query.ts';
import { holdsParts, presentFound } from '../search/typed/present-found.ts';
import type { QueryToken } from '../search/typed/read-tokens.ts';
import { isHanCodeUnit } from '../text/tokenise.ts';
import { parseTeamHits } from './parse-team-answer.ts';
import type { TeamConnection } from './team-connection.ts';
import { POST_FIELDS } from './team-mapping.ts';
import type { TeamQuestion } from './team-question.ts';

/** Posts of one answer, and answers asked for at most: phrases are checked in the texts, and some hold only their parts. */
const PAGE_SIZE = 50;
const MAX_PAGES = 4;
/** How far the engine counts. */
const COUNTED = 10_000;

/**
 * Typed search over the team's posts: the engine gives those that hold every token, page after page (search_after), and the
 * texts are checked and marked here.
 * @throws {TeamFailure}
 */
export async function searchTeamPosts(
  query: string,
  limit: number,
  { engine, info, statistics }: TeamConnection,
  { now, signal }: TeamQuestion,
): Promise<SearchOutcome> {
  const started = now();
  const parts = parseQuery(query);
  const finish = (posts: FoundPost[], total: number, isAtLeast = false): SearchOutcome => ({
    posts,
    total,
    isAtLeast,
    postCount: statistics.postCount,
    elapsedMs: now() - started,
  });
  if (!parts.some(({ isExcluded }) => !isExcluded)) return finish([], 0);
  await info();
  const unsure = parts.filter(({ isExact }) => !isExact);
  const found: Post[] = [];
  let after: (string | number)[] | null = null;
  let counted: number | null = null;
  let isWhole = false;
  for (let page = 0; page < MAX_PAGES && found.length < limit && !isWhole; page++) {
    const body = createBody(parts, after, page === 0);
    const answer = parseTeamHits(await engine.ask('_search', body, { signal }), PAGE_SIZE);
    counted ??= answer.total?.count ?? null;
    for (const { post } of answer.hits) if (unsure.length === 0 || holdsParts(post, unsure)) found.push(post);
    after = answer.hits.at(-1)?.sort ?? null;
    isWhole = after === null || answer.hits.length + answer.unreadCount < PAGE_SIZE;
  }
  // A count is said only as far as it is known: what was checked, and without phrases what the engine counted.
  const total = unsure.length === 0 && counted !== null ? Math.max(counted, found.length) : found.length;
  return finish(
    found.slice(0, limit).map((post) => presentFound(post, parts)),
    total,
    unsure.length > 0 && !isWhole,
  );
}

function createBody(parts: readonly QueryPart[], after: (string | number)[] | null, isFirst: boolean) {
  const wanted = parts.filter(({ isExcluded }) => !isExcluded).flatMap(({ tokens }) => tokens);
  const banned = parts.filter(({ isExcluded, isExact }) => isExcluded && isExact).flatMap(({ tokens }) => tokens);
  return {
    size: PAGE_SIZE,
    track_total_hits: isFirst ? COUNTED : false,
    _source: POST_FIELDS,
    query: { bool: { must: wanted.map(toClause), ...(banned.length > 0 && { must_not: banned.map(toClause) }) } },
    sort: [{ _score: 'desc' }, { id: 'asc' }],
    ...(after !== null && { search_after: after }),
  };
}

function toClause(token: QueryToken) {
  switch (token.kind) {
    case 'term':
      return { term: { tokens: token.term } };
    case 'prefix':
      return eitherOf({ term: { tokens: token.prefix } }, { prefix: { tokens: { value: token.prefix } } });
    case 'character':
      return holdsCharacter(token.codeUnit);
    case 'edge':
      return holdsCharacter(isHanCodeUnit(token.first) ? token.first : token.second);
  }
}

/** Posts with a Han character anywhere; what touches across scripts is no token of the engine's. */
function holdsCharacter(codeUnit: number) {
  const character = String.fromCharCode(codeUnit);
  return eitherOf(
    { term: { tokens: character } },
    { prefix: { tokens: { value: character } } },
    { wildcard: { tokens: { value: `?${character}` } } },
  );
}

/** The word itself weighs by how rare it is, what begins with it by one alone: posts that hold it whole come first. */
function eitherOf(...should: object[]) {
  return { bool: { should } };
}
