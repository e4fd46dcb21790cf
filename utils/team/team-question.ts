import type { LanguageTables } from '../language/language-tables.ts';

/** What a question needs besides what is asked. */
export interface TeamQuestion {
  now(): number;
  /** Ends the question: a newer one has been asked. */
  signal?: AbortSignal;
  /** Told, when they leave, which terms of the page go to the engine, heaviest first. */
  onTermsSent?(terms: string[]): void;
}

/** The tables of the language, and their name: what was embedded with others does not fit. */
export interface NamedLanguageTables {
  language: LanguageTables;
  builtWith(): string;
}
