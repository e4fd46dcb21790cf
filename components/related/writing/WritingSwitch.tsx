import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { useTranslate } from '../../common/translate.ts';

interface WritingSwitchProps {
  isOn: boolean;
  platform: Pick<PlatformClient, 'saveSettings'>;
}

/** On a site that is read by itself: whether the paragraph being written there is the query. The same as in the settings. */
export function WritingSwitch({ isOn, platform }: WritingSwitchProps) {
  const t = useTranslate();
  return (
    <label class="check" title={t('writing_lead')}>
      <input
        type="checkbox"
        data-testid="follow-writing"
        checked={isOn}
        onChange={(event) => void platform.saveSettings({ followsWriting: event.currentTarget.checked })}
      />
      {t('writing')}
    </label>
  );
}
