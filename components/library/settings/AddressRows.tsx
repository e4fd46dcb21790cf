import { useState } from 'preact/hooks';
import { useTranslate } from '../../common/translate.ts';

interface AddressRowsProps {
  /** Of the field, its button and its rows, for tests. */
  testIds: { field: string; add: string; row: string };
  label: string;
  placeholder: string;
  /** Said when `parse` gives nothing. */
  wrong: string;
  values: readonly string[];
  /** What is kept of what was typed; null when it cannot be used. */
  parse(typed: string): string | null;
  save(values: string[]): void;
}

/** Addresses that the reader writes down: a field to add one, and a row with a button to take it out for each. */
export function AddressRows({ testIds, label, placeholder, wrong, values, parse, save }: AddressRowsProps) {
  const t = useTranslate();
  const [isWrong, setWrong] = useState(false);

  function add(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const value = parse(String(new FormData(event.target).get('address') ?? ''));
    setWrong(value === null);
    if (value === null) return;
    event.target.reset();
    save([...new Set([...values, value])]);
  }

  return (
    <>
      <form class="inline-form" onSubmit={add}>
        <input
          class="input"
          name="address"
          aria-label={label}
          aria-invalid={isWrong}
          placeholder={placeholder}
          autoComplete="off"
          spellcheck={false}
          data-testid={testIds.field}
        />
        <button type="submit" class="button" data-testid={testIds.add}>
          {t('never_add')}
        </button>
      </form>
      {isWrong && (
        <p class="form-error" role="alert">
          {wrong}
        </p>
      )}
      {values.length > 0 && (
        <ul class="rows">
          {values.map((value) => (
            <li key={value} data-testid={testIds.row}>
              <p class="row-name">{value}</p>
              <button
                type="button"
                class="button"
                aria-label={t('never_remove', value)}
                onClick={() => save(values.filter((other) => other !== value))}
              >
                {t('delete')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
