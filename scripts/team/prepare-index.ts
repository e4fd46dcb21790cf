import * as v from 'valibot';
import { parseTeamMapping } from '../../utils/team/parse-team-answer.ts';
import { TeamFailure } from '../../utils/team/team-failure.ts';
import { createIndexBody, META_KEY } from '../../utils/team/team-mapping.ts';
import { type EngineHttp, LoadFailure } from './engine-http.ts';

/** Makes the index when it is not there; checks that it is ours when it is. Two loads at once may both try. */
export async function prepareIndex(
  http: EngineHttp,
  index: string,
  size: { shards: number; replicas: number },
): Promise<void> {
  const path = encodeURIComponent(index);
  const known = await http.send('GET', `${path}/_mapping`);
  if (known.status === 404) {
    const made = await http.send('PUT', path, JSON.stringify(createIndexBody(size)));
    if (made.status < 300) return;
    if (!JSON.stringify(made.answer).includes('resource_already_exists_exception')) {
      throw new LoadFailure(
        `${http.engine} did not make the index ${index} (${made.status}): ${reasonOf(made.answer)}`,
      );
    }
    return prepareIndex(http, index, size);
  }
  if (known.status >= 300)
    throw new LoadFailure(
      `${http.engine} did not show the index ${index} (${known.status}): ${reasonOf(known.answer)}`,
    );
  try {
    parseTeamMapping(known.answer);
  } catch (thrown) {
    if (!(thrown instanceof TeamFailure)) throw thrown;
    const sentence =
      thrown.code === 'mapping-newer'
        ? `The index ${index} was made by a newer version (mapping ${thrown.detail}). Load with that version.`
        : `The index ${index} is there already and was not made by team:load. Choose another --index.`;
    throw new LoadFailure(sentence, { cause: thrown });
  }
}

/** Notes what surfaces need to know of all posts together. */
export async function writeIndexInfo(
  http: EngineHttp,
  index: string,
  change: { centres: Record<string, string>; tables: string },
): Promise<void> {
  const path = `${encodeURIComponent(index)}/_mapping`;
  const { answer } = await http.send('GET', path);
  const [mapping] = Object.values(v.parse(Mappings, answer));
  const meta = { ...mapping?.mappings._meta?.[META_KEY], ...change };
  const written = await http.send('PUT', path, JSON.stringify({ _meta: { [META_KEY]: meta } }));
  if (written.status >= 300)
    throw new LoadFailure(`${http.engine} did not take the mapping of ${index}: ${reasonOf(written.answer)}`);
}

const Mappings = v.record(
  v.string(),
  v.object({ mappings: v.object({ _meta: v.optional(v.record(v.string(), v.record(v.string(), v.unknown()))) }) }),
);

const Failure = v.object({ error: v.object({ reason: v.string() }) });

/** The engine's own reason, for people. */
export function reasonOf(answer: unknown): string {
  const parsed = v.safeParse(Failure, answer);
  return parsed.success ? parsed.output.error.reason : (JSON.stringify(answer)?.slice(0, 300) ?? '');
}
