import { browser } from 'wxt/browser';

/** Larger ones would fill the memory of the popup; they can be imported. */
export const MAX_PDF_BYTES = 64_000_000;
/** What one message out of the tab carries: as base64 a third more, and Chromium's end at 64 MiB. */
const PIECE_BYTES = 24_000_000;

/** not-kept: it is not in the browser's cache, or the tab shows something that can be fetched by nobody. */
export type TabPdf = { kind: 'bytes'; bytes: ArrayBuffer } | { kind: 'not-kept' } | { kind: 'too-large' };

type Piece = { kind: 'piece'; size: number; base64: string } | { kind: 'not-kept' } | { kind: 'too-large' };

/**
 * The bytes of the PDF that a tab shows, out of the browser's cache alone: the request says `only-if-cached`, which browsers
 * answer without the network or not at all. `mayFetch`: the reader asked for it to be fetched from its site once more.
 */
export async function takeTabPdf(tabId: number, mayFetch: boolean): Promise<TabPdf> {
  let whole: Uint8Array<ArrayBuffer> | null = null;
  for (let at = 0; whole === null || at < whole.length; at += PIECE_BYTES) {
    const piece: Piece = await takePiece(tabId, at, mayFetch);
    if (piece.kind !== 'piece') return piece;
    whole ??= new Uint8Array(Math.min(piece.size, MAX_PDF_BYTES));
    const letters = atob(piece.base64);
    const end = Math.min(letters.length, whole.length - at);
    for (let i = 0; i < end; i++) whole[at + i] = letters.charCodeAt(i);
    if (end <= 0) break;
  }
  return { kind: 'bytes', bytes: (whole ?? new Uint8Array()).buffer };
}

async function takePiece(tabId: number, at: number, mayFetch: boolean): Promise<Piece> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    func: readPiece,
    args: [at, PIECE_BYTES, MAX_PDF_BYTES, mayFetch],
  });
  return injection?.result ?? { kind: 'not-kept' };
}

/** Runs in the tab: nothing from around it is there. What it fetched stays until its last piece was taken. */
async function readPiece(at: number, pieceBytes: number, maxBytes: number, mayFetch: boolean): Promise<Piece> {
  const kept: typeof globalThis & { pangzhengPdf?: Blob | undefined } = globalThis;
  let blob = kept.pangzhengPdf;
  if (at === 0 || blob === undefined) {
    try {
      const response = await fetch(
        location.href,
        mayFetch ? { cache: 'force-cache' } : { cache: 'only-if-cached', mode: 'same-origin' },
      );
      if (!response.ok) return { kind: 'not-kept' };
      blob = await response.blob();
    } catch {
      return { kind: 'not-kept' };
    }
  }
  if (blob.size > maxBytes) return { kind: 'too-large' };
  const piece = blob.slice(at, at + pieceBytes);
  kept.pangzhengPdf = at + pieceBytes < blob.size ? blob : undefined;
  const reader = new FileReader();
  const read = new Promise<void>((resolve) => {
    reader.onloadend = () => resolve();
  });
  reader.readAsDataURL(piece);
  await read;
  return { kind: 'piece', size: blob.size, base64: String(reader.result ?? '').replace(/^.*?,/, '') };
}
