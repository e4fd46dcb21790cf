import { useTranslate } from './translate.ts';

interface ChoiceProps {
  label: string;
  class: string;
  testId?: string;
  /** '' is "all". */
  value: string;
  options: [value: string, name: string][];
  onChange(value: string): void;
}

/** One of several values to narrow a list to, or all. */
export function Choice({ label, class: className, testId, value, options, onChange }: ChoiceProps) {
  const t = useTranslate();
  return (
    <label class={className}>
      <span>{label}</span>
      <select
        class="input"
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{t('filter_all')}</option>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
