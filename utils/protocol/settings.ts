import * as v from 'valibot';
import { parseSearchAddress } from '../page/search-address.ts';

const isSearchAddress = (written: string) => parseSearchAddress(written) !== null;

/** Kinds of sites that are not read by themselves unless the reader says so; see sensitive-sites.ts. */
export const SENSITIVE_KINDS = ['bank', 'health', 'mail', 'government', 'account'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

/**
 * What the reader can set, with its defaults. A value that is missing or of a kind no longer known has its default, so a
 * file of settings from another version is read as far as it goes.
 */
const SettingsSchema = v.object({
  /** As the system has it, or always one of the two. */
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  textSize: v.fallback(v.picklist(['small', 'normal', 'large']), 'normal'),
  /** Posts of the library page: with the beginning of the text, or titles alone. */
  density: v.fallback(v.picklist(['comfortable', 'compact']), 'comfortable'),
  /** Related posts shown at first. 5..50; more is a list nobody reads. */
  postLimit: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(50)), 20),
  strictness: v.fallback(v.picklist(['few', 'normal', 'many']), 'normal'),
  /** A click on a post opens it behind the page. */
  opensBehind: v.fallback(v.boolean(), false),
  /** Posts that the page links to: marked in the list, counted and listed under it. */
  marksLinks: v.fallback(v.boolean(), true),
  /** Related posts over the years, and what they can be narrowed by. */
  narrows: v.fallback(v.boolean(), true),
  /** Pages read since the browser was started are listed with their posts; never in private windows. */
  keepsRecent: v.fallback(v.boolean(), true),
  /** Before a click the toolbar icon says on allowed sites whether the page is saved, or how many posts are related. */
  badge: v.fallback(v.boolean(), false),
  /** On pages of search results the words that were searched for are the query, and nothing of the page is read. */
  searchPages: v.fallback(v.boolean(), true),
  /** On allowed sites, with the panel open: the paragraph in which the reader writes is the query. */
  followsWriting: v.fallback(v.boolean(), false),
  /** More engines, as the address of their results with %s for the query. */
  searchAddresses: v.fallback(v.array(v.pipe(v.string(), v.maxLength(500), v.check(isSearchAddress))), []),
  /** Folders and bookmarks that are followed are looked at when the library page is opened. */
  checksFolders: v.fallback(v.boolean(), true),
  /** Code units of whole texts handed on at once, as an assistant's context. 1,000..1,000,000. */
  contextLength: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(1_000_000)), 30_000),
  /** Hosts the reader never wants read, "mail.example.com" with everything below it. */
  neverRead: v.fallback(v.array(v.pipe(v.string(), v.regex(/^[\w.-]{1,253}$/u))), []),
  /** Kinds of sites that the panel does not read by itself. */
  sensitiveKinds: v.fallback(v.array(v.picklist(SENSITIVE_KINDS)), [...SENSITIVE_KINDS]),
});

export type Settings = v.InferOutput<typeof SettingsSchema>;

/** Settings from storage or a file; whatever it is, whole settings come out. */
export function parseSettings(value: unknown): Settings {
  return v.parse(SettingsSchema, typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
}

export const DEFAULT_SETTINGS: Settings = parseSettings({});
