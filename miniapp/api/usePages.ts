import { useEffect, useRef, useState } from 'react';
import { api } from './client';
import { ApiError } from './errors';
import { type CallArgs, type ReadRoute, type ResponseOf } from './types';
import { type Query, useApi } from './useQuery';

/** Routes that answer a list and where it goes on. */
export type ListRoute = { [K in ReadRoute]: ResponseOf<K> extends { items: unknown[]; next: string | null } ? K : never }[ReadRoute];
type Item<K extends ListRoute> = ResponseOf<K>['items'][number];

/** A list of which the first part is a query and the rest comes on demand. */
export interface Pages<K extends ListRoute> {
  query: Query<ResponseOf<K>>;
  items: Item<K>[];
  /** There is more to fetch. */
  more: boolean;
  fetching: boolean;
  error?: ApiError;
  fetchMore: () => Promise<void>;
}

/** Reads a list in parts, keeping the first on the phone unless `onPhone` is false. When its first part is read again and differs, the later parts are dropped. */
export function usePages<K extends ListRoute>(route: K, call: CallArgs<K>[0] | null, onPhone = true): Pages<K> {
  const query = useApi(route, call, onPhone);
  const [later, setLater] = useState<{ items: Item<K>[]; next: string | null }>();
  const [fetching, setFetching] = useState(false);
  const [error, setError] = useState<ApiError>();
  const first = query.data as { items: Item<K>[]; next: string | null } | undefined;
  const mark = `${JSON.stringify(call)} ${first?.next ?? ''}`;
  const latest = useRef(mark);
  latest.current = mark;
  useEffect(() => setLater(undefined), [mark]);

  const next = later ? later.next : (first?.next ?? null);
  const fetchMore = async () => {
    if (next === null || fetching) return;
    setFetching(true);
    setError(undefined);
    try {
      const withCursor = { ...(call as object | null), query: { ...(call as { query?: object } | null)?.query, cursor: next } };
      const part = (await api(route, ...([withCursor] as unknown as CallArgs<K>))) as { items: Item<K>[]; next: string | null };
      if (latest.current === mark) setLater((before) => ({ items: [...(before?.items ?? []), ...part.items], next: part.next }));
    } catch (thrown) {
      if (thrown instanceof ApiError) setError(thrown);
    } finally {
      setFetching(false);
    }
  };
  return { query, items: [...(first?.items ?? []), ...(later?.items ?? [])], more: next !== null, fetching, error, fetchMore };
}
