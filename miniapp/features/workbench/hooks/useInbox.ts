import { useCallback, useEffect, useRef, useState } from 'react';
import { dayBefore } from '../model/time';
import { appendRows, patchRow } from '../model/rows';
import type { CaseRow, CaseView, Inbox, View } from '../model/types';
import type { Trouble } from '../model/trouble';
import type { Place } from '../model/board';
import { loadInbox, troubleOf } from './requests';

/** What the list is asked for. Days are those of filing, and only count for closed cases. */
export interface InboxQuery {
  view: View;
  search: string;
  from: string;
  to: string;
  /** Only what lies there; null: everywhere. */
  place: Place | null;
}

export interface InboxState {
  query: InboxQuery;
  rows: CaseRow[];
  counts: Inbox['counts'] | null;
  /** Server time minus the screen's own, in ms: a wrong clock at the counter does no harm. */
  offset: number;
  next: string | null;
  status: 'loading' | 'ready' | 'failed';
  trouble: Trouble | null;
  /** Counts what was asked for: the same again is asked again. */
  turn: number;
  /** Server time of the last good reply; null before the first. */
  at: Date | null;
}

const START: InboxState = {
  query: { view: 'all', search: '', from: '', to: '', place: null },
  rows: [],
  counts: null,
  offset: 0,
  next: null,
  status: 'loading',
  trouble: null,
  turn: 0,
  at: null,
};

/** Rows of one reply, at most (contract), and replies of one refresh, at most. */
const PAGE = 50;
const REFRESH_PAGES = 6;
/** Days of closed cases shown at first. */
const RECENT_DAYS = 90;
/** Typing pauses this long before a search is sent (ms). */
const PAUSE = 300;

async function loadAtLeast(query: InboxQuery, wanted: number): Promise<Inbox> {
  let reply = await loadInbox(query, null, Math.min(PAGE, Math.max(20, wanted)));
  let rows = reply.items;
  for (let page = 1; page < REFRESH_PAGES && rows.length < wanted && reply.next; page += 1) {
    reply = await loadInbox(query, reply.next, PAGE);
    rows = appendRows(rows, reply.items);
  }
  return { ...reply, items: rows };
}

/** The list: loading, searching, turning pages, and refreshing without losing the place. */
export function useInbox() {
  const [state, setState] = useState(START);
  const asked = useRef(0);
  const latest = useRef(state);
  latest.current = state;

  const load = useCallback(async (query: InboxQuery, wanted: number) => {
    const mine = (asked.current += 1);
    const { turn } = latest.current;
    // An answer to what is no longer asked for is dropped, also while the next question is still being typed.
    const late = () => mine !== asked.current || turn !== latest.current.turn;
    try {
      const reply = await loadAtLeast(query, wanted);
      if (late()) return;
      const at = new Date(reply.now);
      const offset = at.getTime() - Date.now();
      setState((before) => ({ ...before, rows: reply.items, counts: reply.counts, offset, next: reply.next, status: 'ready', trouble: null, at }));
    } catch (error) {
      if (late()) return;
      setState((before) => ({ ...before, status: before.status === 'ready' ? 'ready' : 'failed', trouble: troubleOf(error) }));
    }
  }, []);

  const change = useCallback((part: Partial<InboxQuery>) => {
    setState((before) => {
      const query = { ...before.query, ...part };
      // Closed cases begin with the last months: a whole history is nobody's question.
      const first = part.view === 'closed' && !query.from && !query.to;
      const today = new Date(Date.now() + before.offset);
      if (first) Object.assign(query, { from: dayBefore(today, RECENT_DAYS), to: dayBefore(today, 0) });
      return { ...before, query, turn: before.turn + 1, status: 'loading', rows: [], next: null };
    });
  }, []);

  const { query, turn } = state;
  const { view, search, from, to, place } = query;
  const lastSearch = useRef('');
  useEffect(() => {
    const wait = search === lastSearch.current ? 0 : PAUSE;
    lastSearch.current = search;
    const timer = setTimeout(() => void load({ view, search, from, to, place }, 0), wait);
    return () => clearTimeout(timer);
  }, [view, search, from, to, place, turn, load]);

  const refresh = useCallback(() => load(latest.current.query, latest.current.rows.length), [load]);
  const more = useMore(latest, asked, setState);
  const patch = useCallback((view: CaseView) => setState((before) => ({ ...before, rows: patchRow(before.rows, view) })), []);
  return { ...state, change, refresh, more, patch };
}

type Latest = { readonly current: InboxState };

/** Turns the page once, however often the end of the list is reached meanwhile. */
function useMore(latest: Latest, asked: { current: number }, setState: (change: (before: InboxState) => InboxState) => void) {
  const turning = useRef(false);
  return useCallback(async () => {
    const { next, query } = latest.current;
    if (turning.current || !next) return;
    turning.current = true;
    const mine = asked.current;
    try {
      const reply = await loadInbox(query, next, 20);
      if (mine !== asked.current) return;
      setState((before) => ({ ...before, rows: appendRows(before.rows, reply.items), next: reply.next, trouble: null }));
    } catch (error) {
      setState((before) => ({ ...before, trouble: troubleOf(error) }));
    } finally {
      turning.current = false;
    }
  }, [latest, asked, setState]);
}
