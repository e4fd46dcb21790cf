import * as v from 'valibot';
import { type EngineHttp, LoadFailure } from './engine-http.ts';
import { reasonOf } from './prepare-index.ts';

const Found = v.object({
  hits: v.object({
    hits: v.array(
      v.object({ _id: v.string(), _seq_no: v.number(), _primary_term: v.number(), sort: v.array(v.string()) }),
    ),
  }),
});
const Deleted = v.object({
  items: v.array(v.object({ delete: v.object({ status: v.number(), result: v.optional(v.string()) }) })),
});

/** Posts looked up and deleted in one request. */
const STEP = 1000;
/** The post was written again since it was looked up, or is gone: both are as wanted. */
const PASSED_OVER = [404, 409];

/**
 * Deletes what a query finds; gives how many. By searching and bulk requests, which are the rights that loading has: engines
 * may be without _delete_by_query, or keep it from keys that may write.
 */
async function deleteWhere(http: EngineHttp, index: string, query: object): Promise<number> {
  const path = encodeURIComponent(index);
  await http.send('POST', `${path}/_refresh`); // what was just written is seen
  let deleted = 0;
  let after: string[] | null = null;
  for (;;) {
    const found: v.InferOutput<typeof Found> = await ask(http, `${path}/_search`, Found, {
      query,
      size: STEP,
      _source: false,
      seq_no_primary_term: true,
      sort: [{ id: 'asc' }],
      ...(after !== null && { search_after: after }),
    });
    const { hits } = found.hits;
    if (hits.length > 0) deleted += await deleteDocuments(http, path, hits);
    after = hits.at(-1)?.sort ?? null;
    if (after === null || hits.length < STEP) break;
  }
  await http.send('POST', `${path}/_refresh`);
  return deleted;
}

async function deleteDocuments(
  http: EngineHttp,
  path: string,
  hits: v.InferOutput<typeof Found>['hits']['hits'],
): Promise<number> {
  const lines = hits.map(({ _id, _seq_no, _primary_term }) =>
    JSON.stringify({ delete: { _id, if_seq_no: _seq_no, if_primary_term: _primary_term } }),
  );
  const { items } = await ask(http, `${path}/_bulk`, Deleted, `${lines.join('\n')}\n`);
  const failed = items.find(({ delete: { status } }) => status >= 300 && !PASSED_OVER.includes(status));
  if (failed) throw new LoadFailure(`${http.engine} did not delete (${failed.delete.status}). Run the command again.`);
  return items.filter(({ delete: { result } }) => result === 'deleted').length;
}

async function ask<Schema extends v.GenericSchema>(
  http: EngineHttp,
  path: string,
  schema: Schema,
  body: object | string,
): Promise<v.InferOutput<Schema>> {
  const isNdjson = typeof body === 'string';
  const { status, answer } = await http.send('POST', path, isNdjson ? body : JSON.stringify(body), { isNdjson });
  const parsed = v.safeParse(schema, answer);
  if (status >= 300 || !parsed.success) {
    throw new LoadFailure(`${http.engine} did not delete (${status}): ${reasonOf(answer)}`);
  }
  return parsed.output;
}

/** Deletes the posts of a source that the run `load` did not write: they are no longer in its files. */
export function removeMissing(http: EngineHttp, index: string, source: string, load: string): Promise<number> {
  return deleteWhere(http, index, { bool: { filter: [{ term: { source } }], must_not: [{ term: { load } }] } });
}

export function removeSource(http: EngineHttp, index: string, source: string): Promise<number> {
  return deleteWhere(http, index, { term: { source } });
}

/** Ids and addresses asked for in one request. */
const NAMES_STEP = 500;

/** Deletes posts by id or by address. */
export async function removePosts(http: EngineHttp, index: string, idsAndUrls: readonly string[]): Promise<number> {
  let deleted = 0;
  for (let at = 0; at < idsAndUrls.length; at += NAMES_STEP) {
    const names = idsAndUrls.slice(at, at + NAMES_STEP);
    const urls = names.filter((name) => /^https?:\/\//.test(name));
    const ids = names.filter((name) => !/^https?:\/\//.test(name));
    const should = [{ ids: { values: ids } }, { terms: { url: urls } }];
    deleted += await deleteWhere(http, index, { bool: { should, minimum_should_match: 1 } });
  }
  return deleted;
}
