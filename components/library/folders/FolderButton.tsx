import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { listChosenFiles } from './list-chosen-files.ts';

interface FolderButtonProps {
  label: string;
  class: string;
  testId: string;
  onFiles(files: File[], paths: string[]): void;
  children: ComponentChildren;
}

/** A button that has the reader choose a folder and gives the files in it, once. */
export function FolderButton({ label, class: className, testId, onFiles, children }: FolderButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={className} aria-label={label} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={(node) => {
          input.current = node;
          // Preact's types do not know the attribute.
          if (node !== null) node.webkitdirectory = true;
        }}
        class="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={label}
        data-testid={testId}
        onChange={(event) => {
          const { files, paths } = listChosenFiles(event.currentTarget.files);
          if (files.length > 0) onFiles(files, paths);
          // The same folder may be chosen again, and is another choice then.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
