import type { Translate } from '../../utils/protocol/translate.ts';
import { formatNumber } from './translate.ts';

const DATE_ONLY = /^\d{4}-\d{2}-\d{2}$/;

/** "2025年6月18日". A date without a time is that day everywhere; one with a time is shown in the reader's zone. */
export function formatDate(t: Translate, iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return '';
  return dateFormat(t('locale_tag'), DATE_ONLY.test(iso) ? 'UTC' : undefined).format(time);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Formats are kept: making one takes longer than all that a card does with it. */
function dateFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone ?? ''}`;
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
    dateFormats.set(key, format);
  }
  return format;
}

/** "2025年6月" of "2025-06"; empty when it is no month. */
export function formatMonth(t: Translate, month: string): string {
  const time = Date.parse(`${month}-01`);
  if (Number.isNaN(time)) return '';
  return new Intl.DateTimeFormat(t('locale_tag'), { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(time);
}

export function formatDateTime(t: Translate, iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return '';
  return new Intl.DateTimeFormat(t('locale_tag'), { dateStyle: 'medium', timeStyle: 'medium' }).format(time);
}

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** Bytes in the largest unit that leaves at least 1, in thousands as file managers count. */
export function formatBytes(t: Translate, bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${formatNumber(t, unit === 0 ? value : Math.round(value * 10) / 10)} ${UNITS[unit]}`;
}

/** Host of an address without "www.", as people say it; empty when it is no address. */
export function formatHost(url: string): string {
  if (!URL.canParse(url)) return '';
  return new URL(url).host.replace(/^www\./, '');
}
