import { describe } from 'vitest';
import { builtExtension } from './built-extension.ts';
import { launchFirefox } from './firefox.ts';
import { defineParityTests, PARITY_TIME_ZONE } from './parity/define-parity-tests.ts';
import { PARITY_ANSWER } from './parity/serve-parity.ts';

describe('the pure code in Firefox', () => {
  defineParityTests(async (url) => {
    const firefox = await launchFirefox({ extensionPath: builtExtension('firefox'), timeZone: PARITY_TIME_ZONE });
    await firefox.navigate(url);
    return { readAnswer: () => firefox.run(`return ${PARITY_ANSWER}`), close: () => firefox.close() };
  });
});
