import { useRef } from 'preact/hooks';

interface FileButtonProps {
  label: string;
  /** As the attribute of inputs takes it: .json,application/json */
  accept: string;
  testId: string;
  onFile(file: File): void;
}

/** A button that has the reader choose one file. The test id is that of the input, which takes files in tests. */
export function FileButton({ label, accept, testId, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-label={label}
        data-testid={testId}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again, and is another choice then.
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
