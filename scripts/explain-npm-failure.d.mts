/** One sentence for what npm wrote to its error output. */
export function explainNpmFailure(output: string): string;
