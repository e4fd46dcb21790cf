export function utf8Environment(): Record<string, string | undefined>;
