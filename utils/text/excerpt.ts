/** A stretch of a text, with the terms to mark. Ranges are UTF-16 offsets into `text`, ascending, disjoint. */
export interface Excerpt {
  text: string;
  marks: [start: number, end: number][];
  /** Where the excerpt begins in the whole text, UTF-16 offset. */
  offset: number;
  cutBefore: boolean;
  cutAfter: boolean;
}
