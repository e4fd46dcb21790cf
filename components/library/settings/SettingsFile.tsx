import type { PlatformClient } from '../../../utils/protocol/platform-client.ts';
import { parseSettings } from '../../../utils/protocol/settings.ts';
import type { UndoStore } from '../../common/create-undo-store.ts';
import { FileButton } from '../../common/FileButton.tsx';
import { useTranslate } from '../../common/translate.ts';
import { SettingsGroup } from './SettingsGroup.tsx';

/** Largest file that is looked into, bytes: settings are a few hundred. */
const LARGEST = 1_000_000;

interface SettingsFileProps {
  platform: Pick<PlatformClient, 'getSettings' | 'saveSettings' | 'saveFile'>;
  undo: UndoStore;
}

/** Settings as a file: to another browser, or back to how they were. */
export function SettingsFile({ platform, undo }: SettingsFileProps) {
  const t = useTranslate();

  async function save(): Promise<void> {
    const settings = await platform.getSettings();
    const text = JSON.stringify({ pangzhengSettings: settings }, null, 2);
    await platform.saveFile('pangzheng-settings.json', new Blob([text], { type: 'application/json' }));
  }

  async function load(file: File): Promise<void> {
    try {
      if (file.size > LARGEST) throw new Error('too large');
      const parsed: unknown = JSON.parse(await file.text());
      if (typeof parsed !== 'object' || parsed === null || !('pangzhengSettings' in parsed))
        throw new Error('no settings');
      const before = await platform.getSettings();
      await platform.saveSettings(parseSettings(parsed.pangzhengSettings));
      undo.offer({ text: t('settings_loaded', file.name), undo: () => platform.saveSettings(before) });
    } catch {
      undo.failWith({ code: 'not-recognised', detail: { file: file.name } });
    }
  }

  return (
    <SettingsGroup title={t('settings_file')} words={t('settings_file_lead')}>
      <p class="lead">{t('settings_file_lead')}</p>
      <div class="form-actions">
        <button type="button" class="button" data-testid="settings-export" onClick={() => void save()}>
          {t('settings_export')}
        </button>
        <FileButton
          label={t('settings_import')}
          accept=".json,application/json"
          testId="settings-import"
          onFile={(file) => void load(file)}
        />
      </div>
    </SettingsGroup>
  );
}
