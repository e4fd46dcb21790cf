import { useRef, useState } from 'preact/hooks';
import type { LibraryClient } from '../../../utils/protocol/library-client.ts';
import type { UndoStore } from '../../common/create-undo-store.ts';
import { useTranslate } from '../../common/translate.ts';
import { useLibraryQuery } from '../../common/use-library-query.ts';
import { parseConcepts, writeConcepts } from './parse-concepts.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

interface ConceptEditorProps {
  library: LibraryClient;
  undo: UndoStore;
  announce(text: string): void;
}

/** The reader's own concepts, one a line: a page about one term then finds posts about the others. */
export function ConceptEditor({ library, undo, announce }: ConceptEditorProps) {
  const t = useTranslate();
  const state = useLibraryQuery(library, () => library.listConcepts(), '');
  const field = useRef<HTMLTextAreaElement>(null);
  const [wrongLine, setWrongLine] = useState(0);
  const [isSaved, setSaved] = useState(false);

  async function save(): Promise<void> {
    const parsed = parseConcepts(field.current?.value ?? '');
    if (parsed.kind === 'wrong') {
      setWrongLine(parsed.line);
      return;
    }
    setWrongLine(0);
    try {
      await library.saveConcepts(parsed.concepts);
      setSaved(true);
      announce(t('concepts_saved'));
    } catch (failure) {
      undo.fail(failure);
    }
  }

  if (state.kind !== 'ready') return null;
  return (
    <SettingsGroup title={t('concepts_heading')} words={t('concepts_lead')}>
      <p class="lead" id="concepts-lead">
        {t('concepts_lead')}
      </p>
      <textarea
        ref={field}
        class="input wide"
        rows={5}
        data-testid="concepts"
        aria-label={t('concepts_heading')}
        aria-describedby="concepts-lead"
        aria-invalid={wrongLine > 0}
        placeholder={t('concepts_example')}
        spellcheck={false}
        defaultValue={writeConcepts(state.value)}
        onInput={() => setSaved(false)}
      />
      {wrongLine > 0 && (
        <p class="form-error" role="alert">
          {t('concepts_wrong', String(wrongLine))}
        </p>
      )}
      <div class="form-actions">
        <button type="button" class="button" data-testid="concepts-save" onClick={() => void save()}>
          {t('save')}
        </button>
        {isSaved && <span class="meta">{t('concepts_saved')}</span>}
      </div>
    </SettingsGroup>
  );
}
