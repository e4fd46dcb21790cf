import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FittedJudgement } from './fit-judgement.ts';
import type { LogisticModel } from './logistic.ts';

/** utils/search/judge/coefficients.ts as it should stand, with the sums of the files that it was fitted on. */
export function writeCoefficients(
  { names, related, glad, first }: FittedJudgement,
  pairCount: number,
  files: readonly string[],
): string {
  const sums = files.map((file) => {
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
    return ` *   ${basename(join(file, '..'))}/${basename(file)} ${sum}`;
  });
  const write = ({ intercept, weights }: LogisticModel) => {
    const lines = names.flatMap((name, j) =>
      (weights[j] ?? 0) === 0 ? [] : [`    ${name}: ${round(weights[j] ?? 0)},`],
    );
    return `{\n  intercept: ${round(intercept)},\n  weights: {\n${lines.join('\n')}\n  },\n}`;
  };
  return `import type { Features } from './features.ts';

export interface Coefficients {
  intercept: number;
  weights: Partial<Record<keyof Features, number>>;
}

/*
 * Written by npm run fit:judgement (docs/RANKING.md): logistic regression on ${pairCount} pairs, weights 0 or more. Do not edit.
 * Graded pages, with the beginnings of their SHA-256:
${sums.join('\n')}
 */

/** The chance that a post is related, before its text is read. */
export const FIRST_LOOK: Coefficients = ${write(first)};

/** The chance that a post is related: grade 1 or 2. */
export const RELATED: Coefficients = ${write(related)};

/** The chance that a reader is glad to be shown the post: grade 2. */
export const GLAD: Coefficients = ${write(glad)};
`;
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
