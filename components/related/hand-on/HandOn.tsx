import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Page } from '../../../utils/page/page.ts';
import { formatNumber, translateCount, useTranslate } from '../../common/translate.ts';
import { useCardServices } from '../../post/card-context.ts';
import { createMaterialList } from '../../post/copy-formats.ts';
import type { ShownPost } from '../../post/shown-post.ts';
import { createContext } from './create-context.ts';

interface HandOnProps {
  page: Page;
  shown: readonly ShownPost[];
  /** Code units of whole texts at the most. */
  contextLength: number;
}

/** Copies all posts of the page at once: as a list of material, or with whole texts for an assistant. Each has its key. */
export function HandOn({ page, shown, contextLength }: HandOnProps) {
  const t = useTranslate();
  const { copyText, announce } = useCardServices();
  const context = useMemo(
    () =>
      createContext(
        t,
        page,
        shown.map(({ post }) => post),
        contextLength,
      ),
    [t, page, shown, contextLength],
  );

  async function copy(text: string, said: string): Promise<void> {
    try {
      await copyText(text);
      announce(said);
    } catch {
      announce(t('copy_failed'));
    }
  }

  const copyList = () =>
    copy(
      createMaterialList(page.title || t('material_heading'), shown),
      translateCount(t, 'material_copied', shown.length),
    );
  const copyContext = () => copy(context.text, t('context_copied', formatNumber(t, context.length)));

  const onKey = useRef((_: KeyboardEvent) => {});
  onKey.current = (event) => {
    // The key's place: with Alt held, some keyboards write other letters.
    if (event.code !== 'KeyC' || !event.altKey || event.ctrlKey || event.metaKey || shown.length === 0) return;
    event.preventDefault();
    void (event.shiftKey ? copyContext() : copyList());
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  if (shown.length === 0) return null;
  return (
    <p class="hand-on">
      {shown.length > 1 && (
        <button type="button" class="link" data-testid="copy-shown" title="Alt+C" onClick={() => void copyList()}>
          {translateCount(t, 'copy_shown', shown.length)}
        </button>
      )}
      <button
        type="button"
        class="link"
        data-testid="copy-context"
        title={`${t('context_hint')} Alt+Shift+C`}
        onClick={() => void copyContext()}
      >
        {t('context_copy', formatNumber(t, context.length))}
      </button>
    </p>
  );
}
