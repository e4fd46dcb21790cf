import * as v from 'valibot';
import { averageEmbeddings } from '../../utils/team/team-centres.ts';
import { type EngineHttp, LoadFailure } from './engine-http.ts';
import { reasonOf } from './prepare-index.ts';

/** Posts drawn for the mean. Its error is one part in 45 of a post's spread; 10,000 would make it one in 100. */
const SAMPLED_POSTS = 2_000;

const Hits = v.object({
  hits: v.object({ hits: v.array(v.object({ _source: v.object({ embedding: v.fallback(v.string(), '') }) })) }),
});

/** The mean embedding of an index's posts by script, from posts drawn at random. */
export async function measureCentres(http: EngineHttp, index: string): Promise<Record<string, string>> {
  const body = {
    size: SAMPLED_POSTS,
    _source: ['embedding'],
    query: { function_score: { query: { match_all: {} }, random_score: { seed: 1, field: '_seq_no' } } },
  };
  const { status, answer } = await http.send('POST', `${encodeURIComponent(index)}/_search`, JSON.stringify(body));
  const parsed = v.safeParse(Hits, answer);
  if (status >= 300 || !parsed.success)
    throw new LoadFailure(`${http.engine} did not draw posts (${status}): ${reasonOf(answer)}`);
  return averageEmbeddings(parsed.output.hits.hits.map(({ _source }) => _source.embedding));
}
