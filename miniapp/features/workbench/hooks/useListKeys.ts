import { useRef } from 'react';
import { LIST_ID } from '../components/CaseList';
import { rowId } from '../components/CaseRow';
import { SEARCH_ID } from '../components/SearchBox';
import { stepFrom } from '../model/rows';
import type { CaseRow } from '../model/types';
import { focusedId, focusOn, reveal } from '../platform/focus';
import { useKeys } from './useKeys';
import { useShortcuts } from './useShortcuts';
import { TITLE_ID } from './useDesk';

interface ListKeys {
  rows: readonly CaseRow[];
  selected: string | null;
  /** A form is open on the dado: its letters and arrows are its own. */
  blocked: boolean;
  select: (id: string) => void;
  more: () => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, arrowdown: 1, arrowup: -1 };
/** So many rows before the end the next page is asked for. */
const NEAR_END = 5;

/** Keys of the list: J and K (arrows, while it has the focus) move, Enter goes into the case, `/` to the search field. */
export function useListKeys({ rows, selected, blocked, select, more }: ListKeys, active: boolean): void {
  const letters = useShortcuts((state) => state.on);
  const lastAt = useRef(0);
  const at = rows.findIndex((row) => row.id === selected);
  if (at >= 0) lastAt.current = at;
  const move = (step: 1 | -1): boolean => {
    const id = stepFrom(rows, selected, step, lastAt.current);
    if (!id) return false;
    if (rows.findIndex((row) => row.id === id) >= rows.length - NEAR_END) more();
    select(id);
    focusOn(LIST_ID);
    reveal(rowId(id));
    return true;
  };
  useKeys(({ key, typing, ctrl }) => {
    const focused = focusedId();
    if (key === 'escape' && focused === SEARCH_ID) {
      focusOn(LIST_ID);
      return true;
    }
    if (typing || ctrl || blocked) return false;
    if (focused === LIST_ID && key === 'enter') {
      focusOn(TITLE_ID);
      return true;
    }
    if (key === '/' && letters) {
      focusOn(SEARCH_ID);
      return true;
    }
    const step = STEPS[key];
    if (!step || (key.length === 1 ? !letters : focused !== LIST_ID)) return false;
    return move(step);
  }, active);
}
