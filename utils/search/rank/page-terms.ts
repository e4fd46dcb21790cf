import { stripSiteName } from '../../keywords/page-fields.ts';
import type { Page } from '../../page/page.ts';
import type { Reason } from '../../protocol/outcome.ts';
import { fold } from '../../text/fold.ts';
import { forEachToken } from '../../text/tokenise.ts';
import {
  HEADING_WEIGHT,
  LEAD_CODE_UNITS,
  LEAD_WEIGHT,
  repeatsBeginning,
  TITLE_WEIGHT,
} from '../segment/field-weights.ts';

type PageField = Reason['pageField'];

/** One term of a page. */
export interface PageTerm {
  /** Folded: a Han bigram, a lone Han character, a Latin or number word. */
  term: string;
  /** Occurrences, weighted by place as the index weighs those of a post. */
  count: number;
  /** Where it first stands in PageTerms.text. */
  offset: number;
  /** The most telling place it stands in. */
  field: PageField;
  /** Another spelling of a name (gpt5 for GPT-5), by which posts are found; the page itself is measured without. */
  isSpelling: boolean;
}

/** What a page says, term by term. */
export interface PageTerms {
  /** All fields that were read, one after another, the title first; offsets point into it. */
  text: string;
  /** `text`, folded. */
  folded: string;
  /** The main text alone, folded, and where it begins in `text`. */
  foldedBody: string;
  bodyStart: number;
  terms: PageTerm[];
  /** The same by their term. */
  byTerm: ReadonlyMap<string, PageTerm>;
  /** Terms of the title, empty when the title only repeats the text's beginning. */
  titleTerms: ReadonlySet<string>;
  /** Tokens of the main text: how much there is to go by. */
  tokenCount: number;
}

/** Text beyond this is not read: the subject is clear by then and the reader waits. 10,000..50,000, flat. */
const MAX_TEXT_CODE_UNITS = 24_000;
const MAX_HEADINGS = 30;

const FIELD_ORDER: readonly PageField[] = ['selection', 'title', 'heading', 'lead', 'text'];

/** Collects the terms of a page: title (when it is one of its own), headings, text with its lead. */
export function collectPageTerms(page: Page): PageTerms {
  const terms = new Map<string, PageTerm>();
  const titleTerms = new Set<string>();
  let text = '';
  let folded = '';
  let tokenCount = 0;

  const read = (field: string, weight: number, fieldAt: (offset: number) => PageField, leadCodeUnits = 0): void => {
    const base = text.length;
    const foldedField = fold(field);
    text += `${field}\n`;
    folded += `${foldedField}\n`;
    const add = (term: string, offset: number, isSpelling = false) => {
      const known = terms.get(term);
      const place = fieldAt(offset);
      const count = offset < leadCodeUnits ? weight + LEAD_WEIGHT : weight;
      if (!isSpelling) tokenCount++;
      if (place === 'title') titleTerms.add(term);
      if (known === undefined || (known.isSpelling && !isSpelling))
        terms.set(term, { term, count, offset: base + offset, field: place, isSpelling });
      else if (known.isSpelling === isSpelling) {
        known.count += count;
        if (FIELD_ORDER.indexOf(place) < FIELD_ORDER.indexOf(known.field)) known.field = place;
      }
    };
    forEachToken(foldedField, {
      bigram: (first, second, offset) => add(String.fromCharCode(first, second), offset),
      unigram: (codeUnit, offset) => add(String.fromCharCode(codeUnit), offset),
      word: (start, end) => add(foldedField.slice(start, end), start),
      spelling: (term, offset) => {
        if (saysName(foldedField, term, offset)) add(term, offset, true);
      },
    });
  };

  const isSelection = page.textSource === 'selection';
  const isParagraph = page.textSource === 'paragraph';
  const body = page.text.slice(0, MAX_TEXT_CODE_UNITS);
  const title = isSelection ? '' : stripSiteName(page.title, page.siteName);
  if (title.trim() !== '' && !repeatsBeginning(fold(title), fold(body.slice(0, 2_000))))
    read(title, TITLE_WEIGHT, () => 'title');
  const bodyStart = text.length;
  const tokensBefore = tokenCount;
  read(
    body,
    1,
    isSelection ? () => 'selection' : (offset) => (offset < LEAD_CODE_UNITS && !isParagraph ? 'lead' : 'text'),
    LEAD_CODE_UNITS,
  );
  const bodyTokens = tokenCount - tokensBefore;
  if (!isSelection) {
    for (const heading of page.headings.slice(0, MAX_HEADINGS)) {
      if (heading !== page.title) read(heading, HEADING_WEIGHT, () => 'heading');
    }
  }
  const foldedBody = folded.slice(bodyStart, bodyStart + body.length);
  return {
    text,
    folded,
    foldedBody,
    bodyStart,
    terms: [...terms.values()],
    byTerm: terms,
    titleTerms,
    tokenCount: bodyTokens,
  };
}

/** False for parts that are no name by themselves: the 5 of gpt5, the mb of 100mb. */
function saysName(folded: string, term: string, offset: number): boolean {
  return term.length > 1 && !/^[\d.]+$/.test(term) && !/\d/.test(folded[offset - 1] ?? '');
}
