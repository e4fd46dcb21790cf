// Plain JavaScript for the system's own Node: runs before anything is installed.

/** What npm says, and what it means for somebody who wanted to start a browser extension. First match counts. */
const EXPLANATIONS = [
  {
    said: /\b(?:ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|EPROTO)\b|network timeout|Invalid response body/i,
    means:
      'The npm registry does not answer. Check the network, or name a registry that does (`npm config set registry …`), then run it again.',
  },
  {
    said: /\b(?:EACCES|EPERM|EROFS)\b/,
    means:
      'npm may not write there (see the path above). Give yourself the right to, or copy the project to a folder of yours.',
  },
  { said: /\bENOSPC\b/, means: 'The disk is full. Free about 1 GB, then run it again.' },
  {
    said: /\b(?:E404|ETARGET|ENOVERSIONS)\b/,
    means:
      'The npm registry has not every package of package-lock.json. Use another one (`npm config set registry …`).',
  },
  {
    said: /\bEINTEGRITY\b/,
    means:
      'A package came with other bytes than package-lock.json says. Empty the cache (`npm cache clean --force`); if it stays so, do not trust that registry.',
  },
  {
    said: /npm ci.*in sync|EUSAGE/s,
    means: 'package.json and package-lock.json do not fit each other. Take both from the same version of the project.',
  },
];

/**
 * One sentence for what npm wrote to its error output.
 * @param {string} output
 * @returns {string}
 */
export function explainNpmFailure(output) {
  const known = EXPLANATIONS.find(({ said }) => said.test(output));
  return `\`npm ci\` failed (see above). ${known?.means ?? 'It could not install the packages of package-lock.json.'}`;
}
