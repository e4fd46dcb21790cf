import type { ComponentChild } from 'preact';

/** Small facts side by side. The separators are text, so that they are copied and read aloud; empty facts are left out. */
export function MetaLine({ facts }: { facts: readonly ComponentChild[] }) {
  const shown = facts.filter((fact) => fact !== '' && fact !== null && fact !== undefined && fact !== false);
  if (shown.length === 0) return null;
  return (
    <p class="meta">
      {shown.map((fact, index) => (
        <span key={index}>
          {index > 0 && <span class="separator"> · </span>}
          {fact}
        </span>
      ))}
    </p>
  );
}
