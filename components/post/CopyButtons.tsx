import type { RefObject } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../common/Icon.tsx';
import { useTranslate } from '../common/translate.ts';
import { useCardServices } from './card-context.ts';
import { COPY_FORMATS, type CopyFormatName } from './copy-formats.ts';
import type { ShownPost } from './shown-post.ts';

/** "Copied" stands on the button this long. */
const COPIED_MS = 2000;

const MORE_FORMATS: CopyFormatName[] = ['link', 'plain', 'wechat'];

interface CopyButtonsProps {
  shown: ShownPost;
  /** What the reader marked within this element is copied instead of the excerpt. */
  card: RefObject<HTMLElement | null>;
}

/** Copies the post as a quotation; the other formats unfold behind a second button. */
export function CopyButtons({ shown, card }: CopyButtonsProps) {
  const t = useTranslate();
  const id = useId();
  const { copyText, announce } = useCardServices();
  const [copied, setCopied] = useState<CopyFormatName | null>(null);
  const [isOpen, setOpen] = useState(false);

  async function copy(format: CopyFormatName): Promise<void> {
    const { text, html } = COPY_FORMATS[format].write(shown, selectedWithin(card.current));
    try {
      await copyText(text, html);
    } catch {
      announce(t('copy_failed'));
      return;
    }
    setCopied(format);
    announce(t('copied'));
    setTimeout(() => setCopied((last) => (last === format ? null : last)), COPIED_MS);
  }

  return (
    <>
      <button
        type="button"
        class="is-lesser"
        title={t('post_copy_hint')}
        data-testid="copy-quote"
        onClick={() => void copy('quote')}
      >
        <Icon name={copied === 'quote' ? 'check' : 'quote'} />
        <span class="label">{t(copied === 'quote' ? 'copied' : 'post_copy')}</span>
      </button>
      <button
        type="button"
        class="is-lesser is-more"
        title={t('copy_more')}
        aria-label={t('copy_more')}
        aria-expanded={isOpen}
        aria-controls={id}
        data-testid="copy-more"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      <span class="copy-formats" id={id} hidden={!isOpen}>
        {MORE_FORMATS.map((format) => (
          <button key={format} type="button" data-testid={`copy-${format}`} onClick={() => void copy(format)}>
            {t(copied === format ? 'copied' : COPY_FORMATS[format].name)}
          </button>
        ))}
      </span>
    </>
  );
}

/** What the reader marked with the mouse inside this card; empty when nothing, or when it lies elsewhere. */
function selectedWithin(card: HTMLElement | null): string {
  const selection = document.getSelection();
  if (!card || !selection?.anchorNode || !selection.focusNode) return '';
  return card.contains(selection.anchorNode) && card.contains(selection.focusNode) ? selection.toString() : '';
}
