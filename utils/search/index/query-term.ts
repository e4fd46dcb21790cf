/** A term looked up in an index. */
export interface LocatedTerm {
  readonly term: string;
  /** In how many indexed posts it stands. */
  readonly documentFrequency: number;
  /** Its place in every segment, -1 where it does not stand. */
  readonly places: readonly number[];
}

export interface QueryTerm {
  term: string;
  /** Where the term stands in this index, when that is known already. */
  located?: LocatedTerm;
  /** 0 or more. */
  weight: number;
}

export interface ScoredPost {
  post: number;
  score: number;
}
