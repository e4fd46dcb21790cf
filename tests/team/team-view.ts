import { SETTLED_VIEW } from '../browser/related-view.ts';
import { SALE_POST_TITLE } from '../browser/sample-pages.ts';
import type { Trouble } from './engine-proxy.ts';
import { SALE_POST } from './team-posts.ts';

/** Texts of the cards of a view, in order, once it has finished. */
export const READ_CARDS = `
  if (!document.querySelector('${SETTLED_VIEW}')) return null;
  return [...document.querySelectorAll('[data-testid=related-post], [data-testid=search-result]')].map((card) => card.innerText);`;
/** Why the team's posts are missing. */
export const READ_NOTE = `
  const note = document.querySelector('[data-testid=team-failed]');
  return note && { code: note.dataset.code, text: note.innerText };`;
/** The terms that left, and what is said of them. */
export const READ_SENT = `
  const sent = document.querySelector('[data-testid=team-sent]');
  if (sent) sent.open = true;
  return sent && { summary: sent.querySelector('summary').innerText, terms: [...sent.querySelectorAll('span')].map((term) => term.innerText.trim()) };`;
/** Writes into the search field as typing does. */
export const TYPE = `
  const field = document.querySelector('[data-testid=search-field]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[0]);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;`;

/** The card of the team's post. */
export const isTeams = (card: string) => card.includes(SALE_POST.title);
/** The card of the packaged example. */
export const isOwn = (card: string) => card.includes(SALE_POST_TITLE);

/** Every way in which an engine fails that a running browser can meet, and what its sentence says. */
export const FAILURES: [code: string, trouble: Trouble, zh: RegExp][] = [
  ['unauthorised', { kind: 'status', status: 401 }, /不认识这个密钥（401）/],
  ['forbidden', { kind: 'status', status: 403 }, /不许这个密钥读团队库（403）/],
  ['index-missing', { kind: 'status', status: 404 }, /没有团队库（404）/],
  ['too-many', { kind: 'status', status: 429 }, /太忙（429）/],
  ['timeout', { kind: 'silence' }, /两秒内没有回答/],
  ['unreachable', { kind: 'hang-up' }, /连不上/],
  ['answer-invalid', { kind: 'answer', body: '<html>' }, /回答看不懂/],
  ['not-ours', { kind: 'answer', body: '{"posts":{"mappings":{}}}' }, /不是旁征的团队库/],
  [
    'mapping-newer',
    { kind: 'answer', body: '{"posts":{"mappings":{"_meta":{"pangzheng":{"version":7}}}}}' },
    /第 7 版.*更新这个扩展/,
  ],
];
