import type { Source } from '../../utils/post/post.ts';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { LibrarySection } from '../../utils/protocol/platform-client.ts';
import type { UndoStore } from '../common/create-undo-store.ts';
import { translateCount, useTranslate } from '../common/translate.ts';
import { findExamples } from './find-examples.ts';

interface ExamplesNoteProps {
  sources: readonly Source[] | null;
  library: Pick<LibraryClient, 'updateSource'>;
  undo: UndoStore;
  openLibrary(section: LibrarySection): void;
}

/** While the library holds nothing but the examples: whose posts these are, and the two ways on. */
export function ExamplesNote({ sources, library, undo, openLibrary }: ExamplesNoteProps) {
  const t = useTranslate();
  const examples = findExamples(sources);
  if (!examples) return null;
  const { id, postCount } = examples;

  async function remove(): Promise<void> {
    try {
      await library.updateSource(id, { isOn: false });
      undo.offer({ text: t('examples_removed'), undo: () => library.updateSource(id, { isOn: true }) });
    } catch (failure) {
      undo.fail(failure);
    }
  }

  return (
    <aside class="examples" data-testid="examples" aria-label={t('source_example')}>
      <p>{translateCount(t, 'examples', postCount)}</p>
      <button type="button" class="link" data-testid="examples-import" onClick={() => openLibrary('import')}>
        {t('examples_import')}
      </button>
      <button type="button" class="link" data-testid="examples-remove" onClick={() => void remove()}>
        {t('examples_remove')}
      </button>
    </aside>
  );
}
