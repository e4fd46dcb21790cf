import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { formatNumber, useTranslate } from '../../common/translate.ts';
import { RadioRow } from './RadioRow.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

const LIMITS = [10, 20, 50];
const CONTEXT_LENGTHS = [8_000, 30_000, 100_000];

interface FindSettingsProps {
  settings: Settings;
  save: PlatformClient['saveSettings'];
}

/** How much is shown beside a page, and how posts are opened. */
export function FindSettings({ settings, save }: FindSettingsProps) {
  const t = useTranslate();
  return (
    <SettingsGroup
      title={t('find_heading')}
      words={[
        t('strictness'),
        t('post_limit'),
        t('opens_behind'),
        t('marks_links'),
        t('strictness_hint'),
        t('keeps_recent'),
        t('narrows'),
        t('context_length'),
      ].join(' ')}
    >
      <RadioRow
        name="strictness"
        label={t('strictness')}
        value={settings.strictness}
        options={[
          ['few', t('strictness_few')],
          ['normal', t('strictness_normal')],
          ['many', t('strictness_many')],
        ]}
        onChange={(strictness) => void save({ strictness })}
      />
      <p class="hint">{t('strictness_hint')}</p>
      <RadioRow
        name="post-limit"
        label={t('post_limit')}
        value={String(settings.postLimit)}
        options={[...new Set([...LIMITS, settings.postLimit])]
          .sort((a, b) => a - b)
          .map((limit) => [String(limit), formatNumber(t, limit)])}
        onChange={(limit) => void save({ postLimit: Number(limit) })}
      />
      <RadioRow
        name="context-length"
        label={t('context_length')}
        value={String(settings.contextLength)}
        options={[...new Set([...CONTEXT_LENGTHS, settings.contextLength])]
          .sort((a, b) => a - b)
          .map((length) => [String(length), formatNumber(t, length)])}
        onChange={(length) => void save({ contextLength: Number(length) })}
      />
      <label class="check">
        <input
          type="checkbox"
          data-testid="setting-behind"
          checked={settings.opensBehind}
          onChange={(event) => void save({ opensBehind: event.currentTarget.checked })}
        />
        {t('opens_behind')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          data-testid="setting-links"
          checked={settings.marksLinks}
          onChange={(event) => void save({ marksLinks: event.currentTarget.checked })}
        />
        {t('marks_links')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          data-testid="setting-recent"
          checked={settings.keepsRecent}
          onChange={(event) => void save({ keepsRecent: event.currentTarget.checked })}
        />
        {t('keeps_recent')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          data-testid="setting-narrows"
          checked={settings.narrows}
          onChange={(event) => void save({ narrows: event.currentTarget.checked })}
        />
        {t('narrows')}
      </label>
    </SettingsGroup>
  );
}
