import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import type { Settings } from '../../../utils/protocol/settings.ts';
import { formatNumber, useTranslate } from '../../common/translate.ts';
import { RadioRow } from './RadioRow.tsx';
import { SettingCheck } from './SettingCheck.tsx';
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
      <SettingCheck
        name="behind"
        label={t('opens_behind')}
        isChecked={settings.opensBehind}
        onChange={(opensBehind) => void save({ opensBehind })}
      />
      <SettingCheck
        name="links"
        label={t('marks_links')}
        isChecked={settings.marksLinks}
        onChange={(marksLinks) => void save({ marksLinks })}
      />
      <SettingCheck
        name="recent"
        label={t('keeps_recent')}
        isChecked={settings.keepsRecent}
        onChange={(keepsRecent) => void save({ keepsRecent })}
      />
      <SettingCheck
        name="narrows"
        label={t('narrows')}
        isChecked={settings.narrows}
        onChange={(narrows) => void save({ narrows })}
      />
    </SettingsGroup>
  );
}
