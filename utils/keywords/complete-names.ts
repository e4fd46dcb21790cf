import { isHanCodeUnit, isWordCodeUnit } from '../text/tokenise.ts';
import type { KeywordCandidate } from './keyword-candidate.ts';
import type { PageFields } from './page-fields.ts';

/** Places in which a term must stand for what stands beside it each time to be a part of it. 2 takes chance for a name. */
const LEAST_PLACES = 3;
/** Longest name, in code units. */
const MAX_NAME_LENGTH = 8;
/** Words of grammar stand beside anything; no name begins or ends with them. */
/** Places from which a character of grammar, too, is taken for a part of the name: 于敏洪, 和府. */
const SURE_PLACES = 4;
const NEVER = new Set('的是在们'.split(''));
const GRAMMAR = new Set(
  '的了着是在和与及跟同对从把被将让使给为以于到向往由就也都还又不没有这那其之而且或但则说要会能可等个些吗呢吧啊们让靠做用比最更很'.split(
    '',
  ),
);

/**
 * Completes terms that are a part of a name: what stands beside all their places is the name's other part (伟丽 where 张 comes
 * first each time, 世代 behind Z). Half a name is worse than none.
 */
export function completeNames(candidates: readonly KeywordCandidate[], page: PageFields): KeywordCandidate[] {
  const completed = new Map<string, KeywordCandidate>();
  for (const candidate of candidates) {
    const whole = completeName(candidate, page);
    const known = completed.get(whole.term);
    // Two halves of one name: the whole counts once.
    if (known === undefined || known.weightedCount < whole.weightedCount) completed.set(whole.term, whole);
  }
  return [...completed.values()];
}

function completeName(candidate: KeywordCandidate, { folded, text }: PageFields): KeywordCandidate {
  const { term } = candidate;
  if (term.length < 2 || !isHanCodeUnit(term.charCodeAt(0)) || !isHanCodeUnit(term.charCodeAt(term.length - 1)))
    return candidate;
  const places: number[] = [];
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) places.push(at);
  const [first] = places;
  if (first === undefined || places.length < LEAST_PLACES) return candidate;
  const left = sharedBeside(folded, places, (place) => place - 1, -1);
  const right = sharedBeside(folded, places, (place) => place + term.length, 1);
  const length = left.length + term.length + right.length;
  if (length === term.length || length > MAX_NAME_LENGTH) return candidate;
  const start = first - left.length;
  return {
    ...candidate,
    term: left + term + right,
    spelling: text.slice(start, start + length),
    first: start,
    isTableWord: false,
  };
}

/** What stands on one side of all places: Han characters that are no grammar, or one Latin word or number. */
function sharedBeside(
  folded: string,
  places: readonly number[],
  from: (place: number) => number,
  step: 1 | -1,
): string {
  let shared = '';
  for (let distance = 0; ; distance++) {
    const codeUnits = new Set(places.map((place) => folded[from(place) + step * distance] ?? ''));
    const [codeUnit = ''] = codeUnits;
    if (codeUnits.size !== 1 || codeUnit === '') break;
    const code = codeUnit.charCodeAt(0);
    const isWord = isWordCodeUnit(code);
    const mayBeGrammar = GRAMMAR.has(codeUnit) && (places.length < SURE_PLACES || NEVER.has(codeUnit));
    if (!(isWord || (isHanCodeUnit(code) && !mayBeGrammar))) break;
    // A name has one change of script at each end: Z世代, not 今年618 before 大促.
    if (shared !== '' && isWord !== isWordCodeUnit(shared.charCodeAt(0))) break;
    shared = step < 0 ? codeUnit + shared : shared + codeUnit;
    if (shared.length > MAX_NAME_LENGTH) return '';
  }
  const edge = folded[from(places[0] ?? 0) + step * shared.length]?.charCodeAt(0);
  // Half a Latin word is no part of a name.
  const isCut = edge !== undefined && isWordCodeUnit(edge) && /^[a-z0-9]/.test(shared);
  return isCut ? '' : shared;
}
