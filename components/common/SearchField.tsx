import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { useTranslate } from './translate.ts';

/** keyCode of a key that an input method has taken for itself; Safari and some Linux methods set no isComposing. */
const TAKEN_BY_INPUT_METHOD = 229;

/** UTF-16 code units from which a pasted text is a passage and not a query. 40..200; queries are rarely above 30. */
const PASSAGE_LENGTH = 60;

interface SearchFieldProps {
  inputRef: RefObject<HTMLInputElement | null>;
  query: string;
  placeholder: string;
  /** Key that opens the search, as the browser reports it; empty when none. */
  shortcutKey: string;
  resultsId: string;
  onQuery(query: string): void;
  /** A long text was pasted: it is to be taken as a page. Without this it is a query like any other. */
  onPassage?(text: string): void;
  /** Enter: open the first result. */
  onOpenFirst(): void;
  /** Arrow down: into the results. */
  onEnterResults(): void;
  /** `?` in an empty field: a query never begins with it. */
  onHelp?(): void;
  /** Esc; true when it did something and the browser should not close the window. */
  onEscape(): boolean;
}

/**
 * The search field. While an input method composes nothing is searched and no key means anything here: Enter takes a
 * candidate, Esc drops it. What was composed is searched when it is committed, in whichever order the browser tells.
 */
export function SearchField(props: SearchFieldProps) {
  const t = useTranslate();
  const isComposing = useRef(false);

  // Not a controlled input: writing its value while something is composed would end the composition.
  useLayoutEffect(() => {
    const input = props.inputRef.current;
    if (input && !isComposing.current && input.value !== props.query) input.value = props.query;
  }, [props.query]);

  function handleKeyDown(event: KeyboardEvent): void {
    if (event.isComposing || isComposing.current || event.keyCode === TAKEN_BY_INPUT_METHOD) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      props.onOpenFirst();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      props.onEnterResults();
    } else if (props.onHelp && (event.key === '?' || event.key === '？') && props.query === '') {
      event.preventDefault();
      props.onHelp();
    } else if (event.key === 'Escape' && props.onEscape()) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  function handlePaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!props.onPassage || text.length < PASSAGE_LENGTH) return;
    event.preventDefault();
    props.onPassage(text);
  }

  return (
    <search class="search">
      <Icon name="search" />
      <input
        ref={props.inputRef}
        type="search"
        enterKeyHint="search"
        data-testid="search-field"
        aria-label={t('search_label')}
        aria-controls={props.resultsId}
        placeholder={props.placeholder}
        maxLength={200}
        autoComplete="off"
        spellcheck={false}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          props.onQuery(event.currentTarget.value);
        }}
        onInput={(event) => {
          // Firefox tells the last input after compositionend, Chromium before it: both end with onQuery.
          if (!isComposing.current && !event.isComposing) props.onQuery(event.currentTarget.value);
        }}
        onPaste={handlePaste}
        onKeyDown={handleKeyDown}
      />
      {props.query !== '' ? (
        <button
          type="button"
          class="icon-button"
          aria-label={t('search_clear')}
          title={t('search_clear')}
          data-testid="search-clear"
          onClick={() => props.onQuery('')}
        >
          <Icon name="close" />
        </button>
      ) : (
        props.shortcutKey !== '' && <kbd title={t('search_key_hint')}>{props.shortcutKey}</kbd>
      )}
    </search>
  );
}
