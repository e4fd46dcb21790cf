import type { TeamFailureCode } from '../protocol/team-client.ts';

/** The team's engine could not be asked, or its answer could not be taken. The local answer stands. */
export class TeamFailure extends Error {
  readonly code: TeamFailureCode;
  readonly detail: string;

  constructor(code: TeamFailureCode, detail = '', options?: ErrorOptions) {
    super(detail === '' ? code : `${code}: ${detail}`, options);
    this.name = 'TeamFailure';
    this.code = code;
    this.detail = detail;
  }
}

/** True for what may pass by itself: the next question after a pause may be answered. */
export function isPassing({ code }: TeamFailure): boolean {
  return code === 'unreachable' || code === 'timeout' || code === 'too-many' || code === 'engine-failed';
}
