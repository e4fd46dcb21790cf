import { useEffect, useState } from 'preact/hooks';
import type { LibraryClient } from '../../utils/protocol/library-client.ts';
import type { LibraryDamage } from '../../utils/protocol/library-damage.ts';
import type { Translate } from '../../utils/protocol/translate.ts';
import { translateCount, useTranslate } from './translate.ts';

interface DamageNoticeProps {
  library: LibraryClient;
  /** True where it is worth a reading at the start; else it is asked for when the library has changed. */
  isAskedAtFirst: boolean;
}

/** Says what of the library cannot be read, and what became of it. Nothing while all is well. */
export function DamageNotice({ library, isAskedAtFirst }: DamageNoticeProps) {
  const t = useTranslate();
  const [damage, setDamage] = useState<LibraryDamage | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    let lastAsked = 0;
    const ask = async () => {
      const asked = ++lastAsked;
      // What keeps the library from answering is said where its answer is missing.
      const found = await library.listDamage().catch(() => null);
      if (!stop.signal.aborted && asked === lastAsked) setDamage(found);
    };
    if (isAskedAtFirst) void ask();
    library.onChange(() => void ask(), stop.signal);
    return () => stop.abort();
  }, [library]);

  const sentences = damage ? describeDamage(t, damage) : [];
  if (sentences.length === 0) return null;
  return (
    <aside class="update" data-testid="damage" aria-label={t('damage_label')}>
      <div>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <button
        type="button"
        class="link"
        data-testid="damage-forget"
        onClick={() => {
          setDamage(null);
          void library.forgetDamage().catch(() => undefined); // it is said again then
        }}
      >
        {t('damage_forget')}
      </button>
    </aside>
  );
}

function describeDamage(t: Translate, damage: LibraryDamage): string[] {
  const { posts, unindexed, records, isRebuilt, isCleared } = damage;
  return [
    ...(isCleared ? [t('damage_cleared')] : []),
    ...(isRebuilt ? [t('damage_rebuilt')] : []),
    ...(posts > 0 ? [translateCount(t, 'damage_posts', posts)] : []),
    ...(unindexed > 0 ? [translateCount(t, 'damage_unindexed', unindexed)] : []),
    ...(records > 0 ? [translateCount(t, 'damage_records', records)] : []),
  ];
}
