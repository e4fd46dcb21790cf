import { SettingCheck } from './SettingCheck.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';

interface SettingCheckGroupProps {
  title: string;
  /** What it does, before it is asked. */
  lead?: string;
  name: string;
  label: string;
  isChecked: boolean;
  onChange(isChecked: boolean): void;
}

/** A heading of the settings with one thing that is on or off. */
export function SettingCheckGroup({ title, lead = '', ...check }: SettingCheckGroupProps) {
  return (
    <SettingsGroup title={title} words={`${check.label} ${lead}`}>
      {lead !== '' && <p class="lead">{lead}</p>}
      <SettingCheck {...check} />
    </SettingsGroup>
  );
}
