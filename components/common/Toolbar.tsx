import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface ToolbarProps {
  label: string;
  class?: string;
  children: ComponentChildren;
}

/** Steps of the arrow keys within a toolbar. */
const STEPS: Partial<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Buttons that are one stop of the Tab key, with the arrow keys inside (WAI-ARIA toolbar). */
export function Toolbar({ label, class: className, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  /** The button that has the stop. */
  const current = useRef<HTMLElement | null>(null);

  const buttons = () => [...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];

  function setStop(wanted: HTMLElement | null): void {
    const all = buttons();
    current.current = wanted && all.includes(wanted) ? wanted : (all[0] ?? null);
    for (const button of all) button.tabIndex = button === current.current ? 0 : -1;
  }

  useEffect(() => {
    setStop(current.current);
    // Buttons come and go by themselves (a page that has been saved); there is one stop all the same.
    const observer = new MutationObserver(() => setStop(current.current));
    if (bar.current) observer.observe(bar.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);

  return (
    <div
      class={className}
      ref={bar}
      role="toolbar"
      aria-label={label}
      onFocusIn={(event) => setStop(event.target instanceof HTMLElement ? event.target : null)}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        const all = buttons();
        const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
        if (!step || at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
        event.preventDefault();
        all[step(at, all.length)]?.focus();
      }}
    >
      {children}
    </div>
  );
}
