interface MarkedTextProps {
  text: string;
  /** Ascending and disjoint, UTF-16 offsets. What lies outside the text is left out. */
  marks: readonly (readonly [start: number, end: number])[];
}

/** A text with its marks; the rest is plain. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
}
