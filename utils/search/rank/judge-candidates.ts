import type { Post } from '../../library/post.ts';
import { fold } from '../../text/fold.ts';
import type { Background } from '../background.ts';
import { toScore, type WeighedEvidence, weighEvidence } from '../calibrate-relatedness.ts';
import { readDescription } from '../embed/describe-post.ts';
import type { LibraryIndex } from '../library-index.ts';
import { CONCEPT_TEXT_UNITS, type ConceptWeights, compareConcepts, weighConcepts } from './concepts.ts';
import type { Candidate } from './rank-candidates.ts';
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

/**
 * What meaning and concepts add to the order of posts that share about as many terms, per unit of evidence.
 * 0 orders by terms alone; see docs/RANKING.md, "third look".
 */
const BEYOND_TERMS_WEIGHT = 0.15;

/** Works out what meaning and concepts say about each candidate, and orders anew. */
export function judgeCandidates(
  candidates: readonly { candidate: Candidate; source: Post }[],
  query: Query,
  index: LibraryIndex,
  background: Background,
): JudgedPost[] {
  const judged = candidates.map(({ candidate, source }): JudgedPost => {
    const beginning = `${source.title}\n${source.text.slice(0, CONCEPT_TEXT_UNITS)}`;
    const concepts = weighConcepts(fold(beginning), background);
    const { vector, expected } = readDescription(index.vectorOf(candidate.post));
    const evidence = weighEvidence({
      lexical: candidate.lexical,
      expected,
      meaning: dot(query.vector, vector),
      meaningSpread: background.vectors.spreadOf(vector),
      concepts: compareConcepts(query.concepts, concepts),
    });
    const order = candidate.order + BEYOND_TERMS_WEIGHT * (evidence.byMeaning + evidence.byConcepts);
    return { ...candidate, order, source, concepts, evidence, score: toScore(evidence.sum), similar: [] };
  });
  return judged.sort((a, b) => b.order - a.order || a.post - b.post);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
