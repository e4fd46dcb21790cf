/** Throws with what to do when this Node is too old. */
export function requireNode(version?: string): void;
