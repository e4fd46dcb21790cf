import type { FolderChanges, FollowedFolder } from '../../../utils/protocol/followed-folder.ts';
import type { ImportPreview } from '../../../utils/protocol/library-client.ts';
import type { Translate } from '../../../utils/protocol/translate.ts';
import { describeError } from '../../common/describe-error.ts';
import { formatNumber, translateCount } from '../../common/translate.ts';
import type { FolderState } from './create-folder-store.ts';

export function nameFolder(t: Translate, { kind, name }: Pick<FollowedFolder, 'kind' | 'name'>): string {
  return kind === 'bookmarks' ? t('source_bookmarks') : name;
}

/** How many files are new, changed, vanished. */
export function countChanges(t: Translate, { newFiles, changedFiles, vanishedFiles }: FolderChanges): string {
  return t('folder_counts', ...[newFiles, changedFiles, vanishedFiles].map((count) => formatNumber(t, count)));
}

/** What the button beside a followed folder does. */
export function labelFolderAction(t: Translate, { kind }: FolderState): string {
  if (kind === 'no-access') return t('folder_allow');
  return t(kind === 'changed' ? 'folder_look' : 'folder_check');
}

/** One sentence for what is known of a followed folder; '' when there is nothing to say. */
export function describeFolder(t: Translate, folder: FollowedFolder, state: FolderState): string {
  const name = nameFolder(t, folder);
  switch (state.kind) {
    case 'waiting':
      return '';
    case 'checking':
      return t('folder_checking');
    case 'choose-again':
      return t('folder_choose_again_why');
    case 'unchanged':
      return t(
        'with_comma',
        translateCount(t, 'folder_unchanged', state.fileCount),
        state.failures.length > 0 ? translateCount(t, 'folder_unreadable', state.failures.length) : '',
      ).replace(/[，,]\s*$/, '');
    case 'changed':
      return describeChanged(t, name, state.preview);
    case 'gone':
      return t('folder_gone', name);
    case 'no-access':
      return folder.kind === 'bookmarks' ? t('bookmarks_no_access') : t('folder_no_access', name);
    case 'failed':
      return describeError(t, state.error);
  }
}

function describeChanged(t: Translate, name: string, { folder }: ImportPreview): string {
  return folder ? t('folder_changed', name, countChanges(t, folder)) : '';
}
