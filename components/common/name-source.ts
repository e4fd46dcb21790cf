import type { Source } from '../../utils/post/post.ts';
import type { MessageKey, Translate } from '../../utils/protocol/translate.ts';

export const SOURCE_KINDS = {
  bundled: 'source_bundled',
  import: 'source_import',
  clips: 'source_clips',
  folder: 'source_folder',
  bookmarks: 'source_bookmarks',
} satisfies Record<Source['kind'], MessageKey>;

/** The name the reader or the publisher gave; a source without one is called after its kind. */
export function nameSource(t: Translate, { name, kind }: Pick<Source, 'name' | 'kind'>): string {
  return name === '' ? t(SOURCE_KINDS[kind]) : name;
}
