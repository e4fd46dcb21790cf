import { browser } from 'wxt/browser';

export type Translate = (key: string, ...substitutions: string[]) => string;

/** Strings of public/_locales in the browser's language. A key that is missing comes back as it is, so it is seen. */
export function createTranslate(): Translate {
  return (key, ...substitutions) => getMessage(key, substitutions) || key;
}

/** WXT types the keys from the default locale's file; views build some of theirs ("unreadable_" + reason). */
function getMessage(key: string, substitutions: string[]): string {
  return Reflect.apply(browser.i18n.getMessage, browser.i18n, [key, substitutions]);
}
