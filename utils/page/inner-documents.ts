import type { NodeAccess } from './node-access.ts';

/** Elements of HTML that may have a shadow tree, beside all whose names hold a "-". */
const SHADOW_HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
/** Text from which a frame is taken for a part of the page. Buttons, adverts and counters have less. */
const LEAST_FRAME_TEXT = 150;

export function canHoldShadow(localName: string): boolean {
  return localName.includes('-') || SHADOW_HOSTS.has(localName);
}

export function isFrame(localName: string): boolean {
  return localName === 'iframe' || localName === 'frame';
}

/** The body of a frame that is drawn, of the page's own site and holds text; null of any other. */
export function readableFrame(frame: Node, access: NodeAccess): Element | null {
  const inner = access.frameDocument(frame);
  const body = inner === null ? null : access.body(inner);
  return body !== null && access.textLength(body) >= LEAST_FRAME_TEXT && access.isDrawn(frame) ? body : null;
}
