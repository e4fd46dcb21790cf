/** The drawing of public/icon.svg, in line so that it takes part in forced colours and needs no request. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true" focusable="false">
      <rect class="logo-ground" width="32" height="32" rx="7" />
      <path class="logo-page" d="M4 6a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v20a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
      <path class="logo-ink" d="M6 8h10v2H6zM6 14h10v2H6zM6 20h6v2H6z" />
      <path class="logo-slip" d="M20 12h6a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6z" />
      <path class="logo-ink" d="M22 16h4v2h-4z" />
    </svg>
  );
}
