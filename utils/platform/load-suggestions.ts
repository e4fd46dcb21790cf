import type { LoadSuggestions } from '../library/calls/suggestions.ts';

/** The suggestion index, loaded at the first keystroke. */
export const loadSuggestions: LoadSuggestions = async () => {
  const [{ SuggestionIndex }, { collectSuggestions }] = await Promise.all([
    import('../search/suggest/suggestion-index.ts'),
    import('../search/suggest/collect-suggestions.ts'),
  ]);
  return { SuggestionIndex, collectSuggestions };
};
