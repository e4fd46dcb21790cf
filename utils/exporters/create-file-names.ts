/** Code points of a name before its extension: with UTF-8 of up to 4 bytes each it stays below 255 bytes. */
const MAX_NAME_LENGTH = 50;
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i;

/**
 * Returns file names that every system takes: no separators, signs with a meaning or control characters, no names reserved by
 * Windows, no dots at the ends, none twice even where case does not count.
 */
export function createFileNames(): (wanted: string, extension: string) => string {
  const taken = new Map<string, number>();
  return (wanted, extension) => {
    const cleaned = wanted
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\\/:*?"<>|#^[\]]+/gu, ' ')
      .replace(/\s+/g, ' ');
    const cut = Array.from(cleaned.trim()).slice(0, MAX_NAME_LENGTH).join('');
    const base = cut.replace(/^[\s.]+|[\s.]+$/g, '') || 'post';
    const safe = RESERVED.test(base) ? `_${base}` : base;
    const key = (name: string) => name.toLowerCase().normalize('NFKC');
    let name = safe;
    for (let number = taken.get(key(safe)) ?? 1; taken.has(key(name)); ) {
      number++;
      name = `${safe} ${number}`;
      taken.set(key(safe), number);
    }
    taken.set(key(name), taken.get(key(name)) ?? 1);
    return `${name}.${extension}`;
  };
}
