import type { ImportSkipReason } from '../../../utils/post/skip-reasons.ts';
import type { Skipped } from '../../../utils/protocol/library-client.ts';
import type { MessageKey } from '../../../utils/protocol/translate.ts';
import { translateCount, useTranslate } from '../../common/translate.ts';

const REASONS = {
  'no-text': 'importSkip_no_text',
  'reactions-without-text': 'importSkip_reactions_without_text',
  'link-without-text': 'importSkip_link_without_text',
  'service-message': 'importSkip_service_message',
  'chat-not-selected': 'importSkip_chat_not_selected',
  'not-a-post': 'importSkip_not_a_post',
  'broken-record': 'importSkip_broken_record',
  'broken-page': 'importSkip_broken_page',
  'record-too-large': 'importSkip_record_too_large',
  'unsafe-address': 'importSkip_unsafe_address',
  deleted: 'importSkip_deleted',
  draft: 'importSkip_draft',
  'other-format': 'importSkip_other_format',
  'media-file': 'importSkip_media_file',
  'hidden-file': 'importSkip_hidden_file',
  'nested-archive': 'importSkip_nested_archive',
  'feed-not-posts': 'importSkip_feed_not_posts',
  'bad-bytes': 'importSkip_bad_bytes',
  'address-dropped': 'importSkip_address_dropped',
  'text-cut': 'importSkip_text_cut',
} satisfies Record<ImportSkipReason, MessageKey>;

const BY_NAME: Partial<Record<string, MessageKey>> = REASONS;

/** What the importer passes over, why, and where it stands in the reader's file. */
export function SkippedList({ skipped }: { skipped: readonly Skipped[] }) {
  const t = useTranslate();
  if (skipped.length === 0) return null;
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <details class="skipped" data-testid="import-skipped">
      <summary>{translateCount(t, 'import_skipped', total)}</summary>
      <ul>
        {skipped.map(({ reason, place, sample, count }) => {
          const key = BY_NAME[reason];
          return (
            <li key={`${reason} ${place}`}>
              <span>{key ? t(key) : reason}</span>{' '}
              <span class="number">{translateCount(t, 'skipped_count', count)}</span> <code>{place}</code>
              {sample !== '' && <q dir="auto">{sample}</q>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
