interface SettingCheckProps {
  name: string;
  label: string;
  isChecked: boolean;
  onChange(isChecked: boolean): void;
}

/** A setting that is on or off. */
export function SettingCheck({ name, label, isChecked, onChange }: SettingCheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        data-testid={`setting-${name}`}
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
