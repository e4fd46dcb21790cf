import type { SparseMatrix } from './positive-pmi.ts';

/** Directions beyond the wanted ones while searching; the last wanted ones come out cleaner. */
const OVERSAMPLING = 16;
const POWER_ITERATIONS = 3;

/**
 * The `dimensions` strongest left singular vectors of a matrix, row after row (rowCount x dimensions), by randomised
 * range finding with power iterations (Halko, Martinsson, Tropp 2011). The same seed gives the same numbers.
 */
export function truncatedSvd(matrix: SparseMatrix, dimensions: number, log: (message: string) => void): Float32Array {
  const { rowCount, columnCount } = matrix;
  const width = dimensions + OVERSAMPLING;
  let range = multiply(matrix, createGaussian(columnCount * width), width);
  for (let i = 0; i < POWER_ITERATIONS; i++) {
    orthonormalise(range, rowCount, width);
    const back = multiplyTransposed(matrix, range, width);
    orthonormalise(back, columnCount, width);
    range = multiply(matrix, back, width);
    log(`  power iteration ${i + 1} of ${POWER_ITERATIONS}`);
  }
  orthonormalise(range, rowCount, width);
  const projected = multiplyTransposed(matrix, range, width);
  const rotation = eigenvectors(gram(projected, columnCount, width), width);
  const left = new Float32Array(rowCount * dimensions);
  for (let row = 0; row < rowCount; row++) {
    for (let d = 0; d < dimensions; d++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += (range[row * width + k] ?? 0) * (rotation[d]?.[k] ?? 0);
      left[row * dimensions + d] = sum;
    }
  }
  return left;
}

function multiply(
  { rowCount, starts, columns, values }: SparseMatrix,
  dense: Float32Array,
  width: number,
): Float32Array {
  const result = new Float32Array(rowCount * width);
  for (let row = 0; row < rowCount; row++) {
    const to = row * width;
    const end = starts[row + 1] as number;
    for (let i = starts[row] as number; i < end; i++) {
      const from = (columns[i] as number) * width;
      const value = values[i] as number;
      for (let k = 0; k < width; k++) result[to + k] = (result[to + k] as number) + value * (dense[from + k] as number);
    }
  }
  return result;
}

function multiplyTransposed(matrix: SparseMatrix, dense: Float32Array, width: number): Float32Array {
  const { rowCount, columnCount, starts, columns, values } = matrix;
  const result = new Float32Array(columnCount * width);
  for (let row = 0; row < rowCount; row++) {
    const from = row * width;
    const end = starts[row + 1] as number;
    for (let i = starts[row] as number; i < end; i++) {
      const to = (columns[i] as number) * width;
      const value = values[i] as number;
      for (let k = 0; k < width; k++) result[to + k] = (result[to + k] as number) + value * (dense[from + k] as number);
    }
  }
  return result;
}

/** Makes the columns orthonormal in place (modified Gram-Schmidt, twice for accuracy). */
function orthonormalise(dense: Float32Array, rowCount: number, width: number): void {
  for (let column = 0; column < width; column++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let other = 0; other < column; other++) {
        let dot = 0;
        for (let row = 0; row < rowCount; row++) {
          dot += (dense[row * width + column] as number) * (dense[row * width + other] as number);
        }
        for (let row = 0; row < rowCount; row++) {
          const at = row * width + column;
          dense[at] = (dense[at] as number) - dot * (dense[row * width + other] as number);
        }
      }
    }
    let square = 0;
    for (let row = 0; row < rowCount; row++) square += (dense[row * width + column] as number) ** 2;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let row = 0; row < rowCount; row++) {
      dense[row * width + column] = (dense[row * width + column] as number) * scale;
    }
  }
}

/** denseᵀ x dense, as rows. */
function gram(dense: Float32Array, rowCount: number, width: number): Float64Array[] {
  const result = Array.from({ length: width }, () => new Float64Array(width));
  for (let row = 0; row < rowCount; row++) {
    for (let i = 0; i < width; i++) {
      const value = dense[row * width + i] as number;
      const target = result[i] as Float64Array;
      for (let j = 0; j < width; j++) target[j] = (target[j] as number) + value * (dense[row * width + j] as number);
    }
  }
  return result;
}

/** Eigenvectors of a symmetric matrix, largest eigenvalue first (cyclic Jacobi). */
export function eigenvectors(symmetric: Float64Array[], size: number): Float64Array[] {
  const a = symmetric.map((row) => Float64Array.from(row));
  const vectors = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)),
  );
  const at = (i: number, j: number) => a[i]?.[j] ?? 0;
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        if (Math.abs(at(p, q)) < 1e-12 * Math.sqrt(Math.abs(at(p, p) * at(q, q)))) continue;
        const theta = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const cosine = 1 / Math.sqrt(t * t + 1);
        rotate(a, vectors, p, q, cosine, t * cosine);
      }
    }
  }
  return vectors
    .map((vector, i) => ({ vector, value: at(i, i) }))
    .sort((x, y) => y.value - x.value)
    .map(({ vector }) => vector);
}

function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number, cosine: number, sine: number): void {
  for (const row of a) {
    const x = row[p] ?? 0;
    const y = row[q] ?? 0;
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  }
  for (const rows of [a, vectors]) {
    const first = rows[p] ?? new Float64Array(0);
    const second = rows[q] ?? new Float64Array(0);
    for (let k = 0; k < first.length; k++) {
      const x = first[k] ?? 0;
      const y = second[k] ?? 0;
      first[k] = cosine * x - sine * y;
      second[k] = sine * x + cosine * y;
    }
  }
}

/** Normally distributed numbers from a fixed seed (mulberry32, Box-Muller). */
function createGaussian(length: number): Float32Array {
  let state = 0x9e3779b9;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 2 ** 32;
  };
  return Float32Array.from({ length }, () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}
