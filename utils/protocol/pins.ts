import * as v from 'valibot';

/** Pages with pinned posts; the one pinned to longest ago goes first. */
const MOST_PAGES = 1_000;
/** Posts on one page. */
const MOST_POSTS = 20;

const PinsSchema = v.fallback(
  v.array(
    v.object({
      /** Clean address of the page (canonical-url.ts). */
      pageUrl: v.pipe(v.string(), v.maxLength(8_192)),
      postIds: v.pipe(v.array(v.string()), v.maxLength(MOST_POSTS)),
    }),
  ),
  [],
);

/** Which posts the reader pinned to which pages; the newest last. */
export type Pins = v.InferOutput<typeof PinsSchema>;

export function parsePins(value: unknown): Pins {
  return v.parse(PinsSchema, value);
}

/** The pins with one post pinned to a page, or taken off it. */
export function setPin(pins: Pins, pageUrl: string, postId: string, isPinned: boolean): Pins {
  const before = pins.find((one) => one.pageUrl === pageUrl)?.postIds ?? [];
  const others = before.filter((id) => id !== postId);
  const postIds = isPinned ? [...others, postId].slice(-MOST_POSTS) : others;
  const rest = pins.filter((one) => one.pageUrl !== pageUrl);
  return (postIds.length === 0 ? rest : [...rest, { pageUrl, postIds }]).slice(-MOST_PAGES);
}
