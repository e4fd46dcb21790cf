import type messages from '../../public/_locales/zh_CN/messages.json';

/** A key of the message files; both locales hold the same ones (tests/unit/components/messages.test.ts). */
export type MessageKey = keyof typeof messages;

/** The message in the reader's language, `$1`…`$9` filled in order. */
export type Translate = (key: MessageKey, ...substitutions: string[]) => string;
