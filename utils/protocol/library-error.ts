import * as v from 'valibot';

const LIBRARY_ERROR_CODES = [
  'quota-full',
  'not-recognised',
  'file-empty',
  'file-truncated',
  'file-too-large',
  'file-malformed',
  'file-encrypted',
  'file-without-text',
  'file-unreadable', // the browser could not give its bytes: moved, locked, not allowed
  'zip-too-large',
  'busy-elsewhere',
  'store-unavailable',
  'store-newer',
  'not-found',
  'stale', // overtaken by a newer call of the same kind; never shown
  'unexpected',
] as const;

const LibraryErrorSchema = v.object({
  code: v.picklist(LIBRARY_ERROR_CODES),
  detail: v.record(v.string(), v.string()),
});

/** Something that went wrong, for the reader: `code` picks the sentence in their language, `detail` fills it. */
export type LibraryError = v.InferOutput<typeof LibraryErrorSchema>;

/** An error that crossed storage or a channel. */
export function parseLibraryError(value: unknown): LibraryError {
  const parsed = v.safeParse(LibraryErrorSchema, value);
  return parsed.success ? parsed.output : { code: 'unexpected', detail: {} };
}
