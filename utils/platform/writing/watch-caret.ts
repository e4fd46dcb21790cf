import { findWritingField, innerDocument } from '../../page/writing/find-writing-field.ts';

/** A pause in writing after which the paragraph is asked about, ms. 1,000..4,000; shorter asks in the middle of a thought. */
export const REST_MS = 2000;
/** Focus moves through other elements on its way from block to block; what is shorter was no leaving, ms. */
export const LEAVE_MS = 300;

const EVENTS = [
  'input',
  'selectionchange',
  'focusin',
  'focusout',
  'compositionstart',
  'compositionend',
  'load', // of a frame: editors write its document anew, and what listened there is gone
] as const;

export interface CaretListener {
  /** The caret stands in a field of several lines, and nothing was typed or moved for a while. Not while characters are composed. */
  onRest(): void;
  /** The caret is in no such field any more. */
  onLeave(): void;
}

/** Where the reader's caret is, for who asks what is written there. */
export interface CaretWatch {
  /** An input method holds characters that are not yet chosen: what stands in the field is not what will stand there. */
  isComposing(): boolean;
}

/**
 * Watches the caret in a page and its frames of the same site until the signal is aborted. Listens first and passively, in a
 * world of its own: the page sees nothing of it, and nothing of the page is changed.
 */
export function watchCaret(document: Document, listener: CaretListener, signal: AbortSignal): CaretWatch {
  let isComposing = false;
  let hasRested = false;
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let leaveTimer: ReturnType<typeof setTimeout> | undefined;

  const leave = () => {
    if (hasRested) listener.onLeave();
    hasRested = false;
  };
  const rest = () => {
    if (findWritingField(document) === null) leave();
    else {
      hasRested = true;
      listener.onRest();
    }
  };
  const wait = () => {
    clearTimeout(restTimer);
    if (!isComposing) restTimer = setTimeout(rest, REST_MS);
  };
  const look = () => {
    attachFrames();
    clearTimeout(leaveTimer);
    leaveTimer = setTimeout(() => {
      if (findWritingField(document) === null) leave();
    }, LEAVE_MS);
  };

  const handle = (event: Event) => {
    if (event.type === 'compositionstart') isComposing = true;
    else if (event.type === 'compositionend' || event.type === 'focusout') isComposing = false;
    if (event.type.startsWith('focus') || event.type === 'load') look();
    if (event.type !== 'load') wait();
  };
  const attach = (watched: Document) => {
    const options = { capture: true, passive: true, signal };
    for (const type of EVENTS) watched.addEventListener(type, handle, options); // once for each document, however often
    // The focus goes into a frame: its parent hears no more than that it lost it.
    watched.defaultView?.addEventListener('blur', look, options);
  };
  const attachFrames = () => {
    let watched: Document | null = document;
    for (let depth = 0; watched !== null && depth < 10; depth++) {
      const focused: Element | null = watched.activeElement;
      watched = focused && innerDocument(focused);
      if (watched) attach(watched);
    }
  };

  attach(document);
  attachFrames();
  wait();
  signal.addEventListener('abort', () => {
    clearTimeout(restTimer);
    clearTimeout(leaveTimer);
  });
  return { isComposing: () => isComposing };
}
