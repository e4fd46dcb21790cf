const PATHS = {
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 13.8 13.8',
  panel: 'M2 3h12v10H2zM10 3v10',
  library: 'M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3',
  save: 'M4 2.5h8v11l-4-3-4 3z',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  close: 'M4 4l8 8M12 4l-8 8',
  open: 'M6 3H3v10h10v-3M9 3h4v4M13 3 7.5 8.5',
  quote: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  expand: 'M4 6l4 4 4-4',
  hide: 'M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4M3 13 13 3',
  more: 'M3.4 8h.4M7.8 8h.4M12.2 8h.4',
  help: 'M6 6a2 2 0 1 1 2.8 1.8c-.6.3-.8.7-.8 1.4M8 11.5h.01',
  tag: 'M2.5 8.5v-6h6l5 5-6 6zM5.5 5.5h.01',
  pin: 'M6 2.5h4l-.5 4 2.5 2v1.5H4V8.5l2.5-2zM8 10v4',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.2v9.6L12.5 8z',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  edit: 'M3 13l.6-2.8L11 2.8 13.2 5 5.8 12.4z',
  remove: 'M3 4.5h10M6.3 4.5V3h3.4v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  file: 'M4 2.5h5L12.5 6v7.5H4zM9 2.5V6h3.5',
} as const;

export type IconName = keyof typeof PATHS;

/** A small line drawing beside a label; never the only bearer of a meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
