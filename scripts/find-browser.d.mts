export function findChromium(): string | null;
export function findFirefox(): string | null;
export function findOnPath(names: string[]): string | null;
