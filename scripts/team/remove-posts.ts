import * as v from 'valibot';
import { type EngineHttp, LoadFailure } from './engine-http.ts';
import { reasonOf } from './prepare-index.ts';

const Deleted = v.object({ deleted: v.number(), failures: v.fallback(v.array(v.unknown()), []) });

/** Deletes what a query finds; gives how many. */
async function deleteWhere(http: EngineHttp, index: string, query: object): Promise<number> {
  await http.send('POST', `${encodeURIComponent(index)}/_refresh`); // what was just written is seen
  const path = `${encodeURIComponent(index)}/_delete_by_query?conflicts=proceed&refresh=true`;
  const { status, answer } = await http.send('POST', path, JSON.stringify({ query }));
  const parsed = v.safeParse(Deleted, answer);
  if (status >= 300 || !parsed.success || parsed.output.failures.length > 0) {
    throw new LoadFailure(`${http.engine} did not delete (${status}): ${reasonOf(answer)}`);
  }
  return parsed.output.deleted;
}

/** Deletes the posts of a source that the run `load` did not write: they are no longer in its files. */
export function removeMissing(http: EngineHttp, index: string, source: string, load: string): Promise<number> {
  return deleteWhere(http, index, { bool: { filter: [{ term: { source } }], must_not: [{ term: { load } }] } });
}

export function removeSource(http: EngineHttp, index: string, source: string): Promise<number> {
  return deleteWhere(http, index, { term: { source } });
}

/** Ids and addresses asked for in one request. */
const STEP = 500;

/** Deletes posts by id or by address. */
export async function removePosts(http: EngineHttp, index: string, idsAndUrls: readonly string[]): Promise<number> {
  let deleted = 0;
  for (let at = 0; at < idsAndUrls.length; at += STEP) {
    const names = idsAndUrls.slice(at, at + STEP);
    const urls = names.filter((name) => /^https?:\/\//.test(name));
    const ids = names.filter((name) => !/^https?:\/\//.test(name));
    const should = [{ ids: { values: ids } }, { terms: { url: urls } }];
    deleted += await deleteWhere(http, index, { bool: { should, minimum_should_match: 1 } });
  }
  return deleted;
}
