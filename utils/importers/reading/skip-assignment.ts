/** A script's first words before its data, `window.YTD.tweets.part0 = `, are at most this long. */
const MAX_LENGTH = 200;
const ASSIGNMENT = /^\s*(?:(?:var|let|const)\s+)?[\w.$[\]"']{1,100}\s*=\s*(?=[[{])/;

/** Takes the assignment off data that was written as a script, piece by piece. Other text stays as it is. */
export function createAssignmentSkipper(): (piece: string) => string {
  let kept: string | null = '';
  return (piece) => {
    if (kept === null) return piece;
    kept += piece;
    // The data begins at the first bracket after "="; "a[0] = " has one before.
    if (kept.length < MAX_LENGTH && !/^\s*[[{"\d]/.test(kept) && !/=\s*[[{]/.test(kept)) return '';
    const text = kept.replace(ASSIGNMENT, '');
    kept = null;
    return text;
  };
}
