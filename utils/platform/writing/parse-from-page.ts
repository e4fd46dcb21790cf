import { MAX_PARAGRAPH } from '../../page/writing/read-paragraph.ts';
import { cleanText, cutText } from '../../text/clean-text.ts';
import type { FromPage } from './writing-port.ts';

/** Takes what comes out of the page's process as something that anybody may have sent; null when it is nothing of ours. */
export function parseFromPage(message: unknown): FromPage | null {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return null;
  if (message.kind === 'rested' || message.kind === 'left') return { kind: message.kind };
  if (message.kind !== 'paragraph' || !('text' in message) || typeof message.text !== 'string') return null;
  return { kind: 'paragraph', text: cleanText(cutText(message.text, MAX_PARAGRAPH)) };
}
