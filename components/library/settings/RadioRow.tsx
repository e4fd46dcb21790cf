interface RadioRowProps<Value extends string> {
  name: string;
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, label: string])[];
  onChange(value: Value): void;
}

/** One choice of a few, side by side. */
export function RadioRow<Value extends string>({ name, label, value, options, onChange }: RadioRowProps<Value>) {
  return (
    <fieldset class="radio-row" data-testid={`setting-${name}`}>
      <legend>{label}</legend>
      <div class="segments">
        {options.map(([option, text]) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
