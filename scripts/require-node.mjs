// Plain JavaScript for any Node that can read modules: says what is wrong before the newer syntax of other files does.

/** The oldest Node that the tools take; the project brings its own Node 24 once it is installed. */
const OLDEST_NODE = 20;

/**
 * Throws with what to do when this Node is too old.
 * @param {string} version
 */
export function requireNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new Error(
    `This is Node ${version}; Node ${OLDEST_NODE} or later is needed. Get it from https://nodejs.org or with nvm.`,
  );
}
