import type { LanguageTables } from '../../language/language-tables.ts';
import type { Post } from '../../post/post.ts';
import { fold } from '../../text/fold.ts';
import { toScore, type WeighedEvidence, weighEvidence } from '../calibrate-relatedness.ts';
import { readDescription } from '../embed/describe-post.ts';
import type { LibraryIndex } from '../library-index.ts';
import { type ConceptWeights, compareConcepts, weighConcepts } from './concepts.ts';
import { type Candidate, logOf } from './rank-candidates.ts';
import type { Query } from './weigh-page.ts';

/** A candidate whose text was read, with the chance that a reader is glad to see it. */
export interface JudgedPost extends Candidate {
  source: Post;
  concepts: ConceptWeights;
  evidence: WeighedEvidence;
  /** 0..1. */
  score: number;
  similar: Post[];
}

/** Units of a post looked at for concepts: what it is about is said by then. 1,500..10,000, flat. */
const CONCEPT_UNITS = 2_000;

/**
 * Posts at which the order by the library and the order by evidence weigh the same. Among seven posts of 80 to 1,200
 * characters only what is beyond chance tells them apart; among thousands the nearest terms do, and evidence costs
 * nDCG (docs/RANKING.md, "third look"). 30..300.
 */
const EVIDENCE_POSTS = 100;
/** What a unit of evidence from meaning and from concepts counts beside one from terms. 0.5..1, 1..1.5; flat. */
const MEANING_WEIGHT = 0.7;
const CONCEPT_WEIGHT = 1.2;

/** Works out what meaning and concepts say about each candidate, and orders anew. */
export function judgeCandidates(
  candidates: readonly { candidate: Candidate; source: Post }[],
  query: Query,
  index: LibraryIndex,
  language: LanguageTables,
): JudgedPost[] {
  const evidenceShare = EVIDENCE_POSTS / (index.postCount + EVIDENCE_POSTS);
  const judged = candidates.map(({ candidate, source }): JudgedPost => {
    const beginning = `${source.title}\n${source.text.slice(0, CONCEPT_UNITS)}`;
    const concepts = weighConcepts(fold(beginning), language);
    const evidence = weighPost(candidate.post, candidate.lexical, concepts, query, index, language);
    const { byMeaning, byTerms, byConcepts } = evidence;
    const beyond = byTerms - logOf(candidate.lexical) + MEANING_WEIGHT * byMeaning + CONCEPT_WEIGHT * byConcepts;
    const order = candidate.order + evidenceShare * beyond;
    return { ...candidate, order, source, concepts, evidence, score: toScore(evidence.sum), similar: [] };
  });
  return judged.sort((a, b) => b.order - a.order || a.post - b.post);
}

/** All that speaks for one post, whose cosine with the page and whose concepts are known. */
export function weighPost(
  post: number,
  lexical: number,
  concepts: ConceptWeights,
  query: Pick<Query, 'vector' | 'concepts'>,
  index: Pick<LibraryIndex, 'vectorOf'>,
  language: Pick<LanguageTables, 'vectors'>,
): WeighedEvidence {
  const { vector, expected } = readDescription(index.vectorOf(post));
  return weighEvidence({
    lexical,
    expected,
    meaning: dot(query.vector, vector),
    meaningSpread: language.vectors.spreadOf(vector),
    concepts: compareConcepts(query.concepts, concepts),
  });
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
