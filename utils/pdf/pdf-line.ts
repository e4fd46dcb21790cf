/** One line of text as it stands on a page of a PDF. Lengths in points; along the line, and across it upwards. */
export interface PdfLine {
  text: string;
  /** Where it begins and ends, along the direction of writing. */
  start: number;
  end: number;
  /** How high it stands: lines below have less. */
  height: number;
  /** Of the letters. */
  size: number;
}
