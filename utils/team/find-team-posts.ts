import { languageFrequency } from '../language/mix-frequencies.ts';
import type { Page } from '../page/page.ts';
import type { FindOptions } from '../protocol/library-client.ts';
import type { FindOutcome } from '../protocol/outcome.ts';
import { createSegmentOptions } from '../search/create-segment-options.ts';
import { findRelatedPosts } from '../search/find-related-posts.ts';
import { LibraryIndex } from '../search/index/library-index.ts';
import type { SearchedLibrary } from '../search/index/searched-library.ts';
import { collectPageTerms } from '../search/rank/page-terms.ts';
import { openSegment } from '../search/segment/open-segment.ts';
import { SegmentBuilder } from '../search/segment/segment-builder.ts';
import { tokenise } from '../text/tokenise.ts';
import { chooseTerms, type SentTerm } from './choose-terms.ts';
import { parseTeamHits, parseTermStatistics, type ShardStatistics } from './parse-team-answer.ts';
import { readCentres } from './team-centres.ts';
import type { TeamConnection } from './team-connection.ts';
import { POST_FIELDS } from './team-mapping.ts';
import type { NamedLanguageTables, TeamQuestion } from './team-question.ts';

/** Posts that the engine gives for our own ranking. */
const CANDIDATES = 100;

/**
 * The team's posts that are related to a page: the engine's candidates, and the local library's own ranking over them:
 * re-ranking, judgement, reasons, silence.
 * @throws {TeamFailure}
 */
export async function findTeamPosts(
  page: Page,
  connection: TeamConnection,
  tables: NamedLanguageTables,
  options: FindOptions,
  question: TeamQuestion,
): Promise<FindOutcome> {
  const { now } = question;
  const started = now();
  const library = await gatherCandidates(page, connection, tables, options.disabledKeywords, question);
  const outcome = await findRelatedPosts(page, library, tables.language, options);
  return { ...outcome, elapsedMs: now() - started };
}

/**
 * Asks the engine. Out go the page's heaviest terms, nothing else of it; the engine answers how common they are, and with
 * 100 posts that hold them. These become a small library that counts as the large one does.
 * @throws {TeamFailure}
 */
export async function gatherCandidates(
  page: Page,
  { engine, info, statistics }: TeamConnection,
  { language, builtWith }: NamedLanguageTables,
  disabledKeywords: readonly string[],
  { now, signal, onTermsSent }: TeamQuestion,
): Promise<SearchedLibrary> {
  const { shards, centres, tables } = await info();
  signal?.throwIfAborted();
  const { frequencies } = language;
  const pageTerms = collectPageTerms(page);
  const disabled = new Set(disabledKeywords.flatMap(tokenise));
  const heaviest = chooseTerms(pageTerms.terms, frequencies, disabled, null);
  const unknown = heaviest.filter(({ term }) => !statistics.documentFrequency.has(term));
  const sentTerms = heaviest.map(({ term }) => term);
  const options = { signal, onSend: () => onTermsSent?.(sentTerms) };
  if (unknown.length > 0)
    learn(statistics, unknown, await engine.ask('_termvectors', createStatisticsBody(unknown), options));
  const isSent = new Set(sentTerms);
  const weighed = chooseTerms(
    pageTerms.terms.filter(({ term }) => isSent.has(term)),
    frequencies,
    disabled,
    statistics,
  );
  const answer = weighed.length === 0 ? null : await engine.ask('_search', createSearchBody(weighed), options);
  const posts = answer === null ? [] : parseTeamHits(answer, CANDIDATES).hits.map(({ post }) => post);

  const builder = new SegmentBuilder(createSegmentOptions(language));
  for (const post of posts) builder.add(post);
  const postCount = statistics.postCount * shards;
  const index = new LibraryIndex([{ segment: openSegment(builder.finish()) }], {
    collection: {
      postCount,
      documentFrequency(term) {
        const known = statistics.documentFrequency.get(term);
        // Terms that were not worth sending are taken to be as common as in the language.
        const share = languageFrequency(frequencies, term) / frequencies.documentCount;
        return known === undefined ? Math.round(postCount * Math.min(1, share)) : known * shards;
      },
      // Loaded with other tables, it has its middle in another space.
      centres: tables === builtWith() ? readCentres(centres) : {},
    },
  });
  const loadPosts = async (numbers: readonly number[]) => numbers.flatMap((number) => posts[number] ?? []);
  return { index, loadPosts, now };
}

/** Asks for nothing but numbers: how many documents hold each of the terms, in one shard. */
function createStatisticsBody(terms: readonly SentTerm[]) {
  return {
    doc: { tokens: terms.map(({ term }) => term).join(' ') },
    fields: ['tokens'],
    term_statistics: true,
    field_statistics: true,
    positions: false,
    offsets: false,
    payloads: false,
  };
}

function learn(known: ShardStatistics, asked: readonly SentTerm[], answer: unknown): void {
  const { postCount, documentFrequency } = parseTermStatistics(answer);
  known.postCount = postCount;
  for (const { term } of asked) known.documentFrequency.set(term, documentFrequency.get(term) ?? 0);
}

/** One question: the documents that hold most of the weight. The engine skips what cannot be among the first. */
function createSearchBody(terms: readonly SentTerm[]) {
  return {
    size: CANDIDATES,
    track_total_hits: false,
    _source: POST_FIELDS,
    query: { bool: { should: terms.map(({ term, boost }) => ({ term: { tokens: { value: term, boost } } })) } },
  };
}
