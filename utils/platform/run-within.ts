export const TOO_LATE = Symbol('too late');

/** What the work gives, or TOO_LATE when it takes longer. A refusal that comes later is nobody's. */
export async function runWithin<T>(timeoutMs: number, work: Promise<T>): Promise<T | typeof TOO_LATE> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<typeof TOO_LATE>((resolve) => {
    timer = setTimeout(() => resolve(TOO_LATE), timeoutMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
    work.catch(() => {});
  }
}
