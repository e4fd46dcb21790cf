import { createImportedPost, type RawPost } from '../../post/create-post.ts';
import type { ImportSkipReason } from '../../post/skip-reasons.ts';
import type { Skipped } from '../../protocol/library-client.ts';
import { cleanLine, cutText } from '../../text/clean-text.ts';
import type { ImportEvent } from './importer.ts';

const MAX_SAMPLE_LENGTH = 80;

/** The events of one record: the post, and what of it was changed; or why it gave none. */
export function* postEvents(raw: RawPost, place: string, bytesDone: number): Generator<ImportEvent> {
  const { post, reasons } = createImportedPost(raw);
  const sample = raw.title || raw.text?.slice(0, 4 * MAX_SAMPLE_LENGTH) || raw.url || '';
  for (const reason of reasons) yield skippedEvent(reason, place, sample);
  if (post !== null) yield { kind: 'post', post, bytesDone };
}

/** An event for something skipped. `place` is "name:line", "name#record" or "name@byte". */
export function skippedEvent(reason: ImportSkipReason, place: string, sample: string, count = 1): ImportEvent {
  return { kind: 'skipped', skipped: createSkipped(reason, place, sample, count) };
}

export function createSkipped(reason: ImportSkipReason, place: string, sample: string, count = 1): Skipped {
  const start = cleanLine(sample.slice(0, 8 * MAX_SAMPLE_LENGTH));
  return { reason, place, sample: cutText(start, MAX_SAMPLE_LENGTH), count };
}
