/** Rows of a matrix that is mostly zero: row r has columns[starts[r]..starts[r + 1]) with values alongside. */
export interface SparseMatrix {
  rowCount: number;
  columnCount: number;
  starts: Uint32Array;
  columns: Uint16Array;
  values: Float32Array;
}

/** Context counts to this power: rare contexts say less than they seem (Levy, Goldberg, Dagan 2015). */
const CONTEXT_POWER = 0.75;

/** Positive pointwise mutual information of the counts: max(0, ln(p(term, context) / (p(term) p(context)))). */
export function positivePmi(counts: Float32Array, columnCount: number): SparseMatrix {
  const rowCount = counts.length / columnCount;
  const rowSums = new Float64Array(rowCount);
  const columnSums = new Float64Array(columnCount);
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const count = counts[row * columnCount + column] ?? 0;
      rowSums[row] = (rowSums[row] ?? 0) + count;
      columnSums[column] = (columnSums[column] ?? 0) + count;
    }
  }
  const smoothed = columnSums.map((sum) => sum ** CONTEXT_POWER);
  const total = smoothed.reduce((sum, value) => sum + value, 0);
  const pmi = (row: number, column: number) =>
    Math.log(((counts[row * columnCount + column] ?? 0) * total) / ((rowSums[row] ?? 0) * (smoothed[column] ?? 0)));
  const starts = new Uint32Array(rowCount + 1);
  for (let row = 0; row < rowCount; row++) {
    let positive = 0;
    for (let column = 0; column < columnCount; column++) if (pmi(row, column) > 0) positive++;
    starts[row + 1] = (starts[row] ?? 0) + positive;
  }
  const size = starts[rowCount] ?? 0;
  const columns = new Uint16Array(size);
  const values = new Float32Array(size);
  let at = 0;
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const value = pmi(row, column);
      if (!(value > 0)) continue;
      columns[at] = column;
      values[at++] = value;
    }
  }
  return { rowCount, columnCount, starts, columns, values };
}
