import { getCurrentInstance, useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { onBackOnline } from '../platform/network';
import { isRecord, readStored, removeStored, storedNames, writeStored } from '../platform/storage';
import { api } from './client';
import { ApiError, errorFrom } from './errors';
import { onSessionEnd, ownerNow, useSession } from './session';
import { type CallArgs, type ReadRoute, type ResponseOf } from './types';

/** A read in progress or done. `data` stays while it is fetched again; `savedAt` says how old it is. */
export interface Query<T> {
  data?: T;
  savedAt?: Date;
  error?: ApiError;
  loading: boolean;
  reload: () => Promise<void>;
}

interface Kept {
  data: unknown;
  at: number;
}

const memory = new Map<string, Kept>();
onSessionEnd(() => {
  memory.clear();
  storedNames('kept.').forEach(removeStored);
});

const isKept = (value: unknown): value is Kept & Record<string, unknown> => isRecord(value) && value['data'] !== undefined && value['data'] !== null && typeof value['at'] === 'number';
const keptOf = (name: string): Kept | undefined => memory.get(name) ?? readStored(`kept.${name}`, isKept);

/** How many answers the phone keeps; WeChat gives a mini-program 10 MB in all. */
const MOST_KEPT = 40;

/** Forgets the oldest of what the phone keeps, beyond the most it should. */
function makeRoom(): void {
  const names = storedNames('kept.');
  if (names.length <= MOST_KEPT) return;
  const byAge = names.map((name) => ({ name, at: readStored(name, isKept)?.at ?? 0 })).sort((a, b) => a.at - b.at);
  byAge.slice(0, names.length - MOST_KEPT).forEach(({ name }) => removeStored(name));
}

function keep(name: string, data: unknown, onPhone: boolean): Kept {
  const kept = { data, at: Date.now() };
  memory.set(name, kept);
  if (onPhone) {
    writeStored(`kept.${name}`, kept);
    makeRoom();
  }
  return kept;
}

/** Pages that have been shown once. */
const shown = new WeakSet<object>();

/** Tells sessions apart without writing any part of a token down. */
function markOf(owner: string | undefined): string {
  let mark = 5381;
  for (const character of owner ?? '') mark = (mark * 33 + character.charCodeAt(0)) % 4_294_967_296;
  return mark.toString(36);
}

const asApiError = (error: unknown): ApiError => (error instanceof ApiError ? error : errorFrom(0, undefined));

/**
 * Reads with `load` under a `name` and reads again whenever the page is shown or the network returns; shows
 * what was read last time meanwhile. `onPhone` keeps it over restarts, so that the page opens without a
 * network. A null name reads nothing yet.
 */
export function useQuery<T>(name: string | null, load: () => Promise<T>, onPhone = false): Query<T> {
  const [kept, setKept] = useState<Kept | undefined>(() => (name ? keptOf(name) : undefined));
  const [error, setError] = useState<ApiError>();
  const [loading, setLoading] = useState(name !== null);
  const latest = useRef({ load, name });
  latest.current = { load, name };

  const reload = useCallback(async () => {
    const asked = latest.current.name;
    if (asked === null) return;
    const owner = ownerNow();
    setLoading(true);
    try {
      const data = await latest.current.load();
      // An answer that comes after the session has ended is kept nowhere.
      if (latest.current.name !== asked || ownerNow() !== owner) return;
      setKept(keep(asked, data, onPhone));
      setError(undefined);
    } catch (thrown) {
      if (latest.current.name === asked) setError(asApiError(thrown));
    } finally {
      if (latest.current.name === asked) setLoading(false);
    }
  }, [onPhone]);

  useEffect(() => {
    setKept(name ? keptOf(name) : undefined);
    setError(undefined);
    void reload();
    return onBackOnline(() => void reload());
  }, [name, reload]);
  // The first showing is no return. What is mounted on a page that is shown already hears of returns alone.
  const page = useRef(getCurrentInstance().page ?? null).current;
  const shownBefore = useRef(page !== null && shown.has(page));
  useDidShow(() => {
    if (shownBefore.current) void reload();
    shownBefore.current = true;
    if (page !== null) shown.add(page);
  });
  return { data: kept?.data as T | undefined, savedAt: kept ? new Date(kept.at) : undefined, error, loading, reload };
}

/** `useQuery` for a route of the contract. Pass `null` as the call while something it needs is not known yet. */
export function useApi<K extends ReadRoute>(route: K, call: CallArgs<K>[0] | null, onPhone = true): Query<ResponseOf<K>> {
  const person = useSession((state) => markOf(state.session?.owner ?? state.session?.token));
  const name = call === null ? null : `${person}.${route}.${JSON.stringify(call ?? {})}`;
  return useQuery(name, () => api(route, ...([call ?? undefined] as CallArgs<K>)), onPhone);
}
