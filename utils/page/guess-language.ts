/** Characters looked at; the first part of a text tells its language as well as all of it. */
const SAMPLE_LENGTH = 4_000;
/** Share of Han among the letters from which a text counts as Chinese: a Chinese text about software is half Latin. */
const MIN_HAN_SHARE = 0.15;

/** Language of a text by its script, as BCP 47: zh, ja, ko, ru, ar or empty. Latin letters do not tell: empty. */
export function guessLanguage(text: string): string {
  let han = 0;
  let kana = 0;
  let hangul = 0;
  let cyrillic = 0;
  let arabic = 0;
  let letters = 0;
  for (const character of text.slice(0, SAMPLE_LENGTH)) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x4e00 && code <= 0x9fff) han++;
    else if (code >= 0x3041 && code <= 0x30fe) kana++;
    else if (code >= 0xac00 && code <= 0xd7a3) hangul++;
    else if (code >= 0x400 && code <= 0x4ff) cyrillic++;
    else if (code >= 0x620 && code <= 0x64a) arabic++;
    else if (!/[a-z\u00c0-\u024f]/i.test(character)) continue;
    letters++;
  }
  if (letters === 0) return '';
  if (kana / letters > 0.1) return 'ja';
  if (hangul / letters > 0.2) return 'ko';
  if (han / letters >= MIN_HAN_SHARE) return 'zh';
  if (cyrillic / letters > 0.5) return 'ru';
  if (arabic / letters > 0.5) return 'ar';
  return '';
}
