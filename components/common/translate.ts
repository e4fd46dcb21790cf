import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageKey, Translate } from '../../utils/protocol/translate.ts';

/** Bases that have both `_one` and `_other`. */
type CountBase<Key extends string> = Key extends `${infer Base}_other`
  ? `${Base}_one` extends MessageKey
    ? Base
    : never
  : never;

type CountKey = CountBase<MessageKey>;

const TranslateContext = createContext<Translate>((key) => key);

export const TranslateProvider = TranslateContext.Provider;

export function useTranslate(): Translate {
  return useContext(TranslateContext);
}

/** A message that counts something: `$1` is the number. English needs a singular; Chinese says the same twice. */
export function translateCount(t: Translate, base: CountKey, count: number, ...more: string[]): string {
  const key: MessageKey = count === 1 ? `${base}_one` : `${base}_other`;
  return t(key, formatNumber(t, count), ...more);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Formats are kept: making one takes longer than all that a card does with it. */
export function formatNumber(t: Translate, value: number): string {
  const locale = t('locale_tag');
  let format = numberFormats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    numberFormats.set(locale, format);
  }
  return format.format(value);
}
