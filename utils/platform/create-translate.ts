import { browser } from 'wxt/browser';
import type { Translate } from '../protocol/translate.ts';

/** Strings of public/_locales in the browser's language. A key that is missing comes back as it is, so it is seen. */
export function createTranslate(): Translate {
  return (key, ...substitutions) => getMessage(key, substitutions) || key;
}

/** The browser's types know the files' keys in a form of their own; ours are checked by MessageKey. */
function getMessage(key: string, substitutions: string[]): string {
  return Reflect.apply(browser.i18n.getMessage, browser.i18n, [key, substitutions]);
}
