import { useCallback, useRef, useState } from 'react';
import { type Draft, bodyOf, type FieldErrors, missingIn } from '../model/forms';
import { movedSentence } from '../model/sentences';
import type { CaseView, StaffAction } from '../model/types';
import type { Trouble } from '../model/trouble';
import { drafts, intents } from './desk';
import { act, troubleOf } from './requests';

/** What is said above the dado until the next action. */
export interface Notice {
  text: string;
  /** Typed for an action that is no longer possible: kept, so that nothing is lost. */
  leftover: string;
  requestId: string | null;
}

interface ActState {
  busy: StaffAction | null;
  /** The action whose fields `errors` are about. */
  wrong: StaffAction | null;
  errors: FieldErrors;
  notice: Notice | null;
}

interface ActHooks {
  /** Asks for the case again; null when it cannot be had. */
  reload: () => Promise<CaseView | null>;
  onDone: (view: CaseView, action: StaffAction) => void;
}

const CALM: ActState = { busy: null, wrong: null, errors: {}, notice: null };

/** What is said after a refusal. Somebody else was first: the case is asked for again and the words are kept. */
async function refusal(before: CaseView, action: StaffAction, trouble: Trouble, reload: ActHooks['reload']): Promise<ActState> {
  const known = bodyOf(action, drafts.read(before, action));
  if (trouble.kind === 'fields' && Object.keys(trouble.fields).some((field) => field in known)) return { ...CALM, wrong: action, errors: trouble.fields };
  if (trouble.kind !== 'moved') return { ...CALM, notice: { text: trouble.message, leftover: '', requestId: trouble.requestId } };
  const now = await reload();
  const lost = now !== null && !now.actions.includes(action);
  const leftover = lost ? drafts.wordsFor(before.id, action) : '';
  return { ...CALM, notice: { text: now ? movedSentence(before, now) : trouble.message, leftover, requestId: null } };
}

/** Sends actions: one key per intent, the revision that was seen, errors at their fields, conflicts told. */
export function useAct({ reload, onDone }: ActHooks) {
  const [state, setState] = useState(CALM);
  const running = useRef(false);

  const attempt = useCallback(
    async (view: CaseView, action: StaffAction, draft: Draft): Promise<ActState> => {
      const what = `${view.id} ${action}`;
      const body = { ...bodyOf(action, draft), revision: view.revision };
      try {
        const after = await act(view.id, action, body, intents.keyFor(what, body));
        intents.settle(what);
        drafts.drop(view.id, action);
        onDone(after, action);
        return CALM;
      } catch (error) {
        const trouble = troubleOf(error);
        // Not reached or fallen over: it may have been done, so the next press sends the same key.
        if (trouble.kind !== 'offline' && trouble.kind !== 'failed') intents.settle(what);
        return refusal(view, action, trouble, reload);
      }
    },
    [reload, onDone],
  );

  /** Does it, once; a second press meanwhile is nothing. What is missing or refused stands in `errors` and `notice`. */
  const send = useCallback(
    async (view: CaseView, action: StaffAction, draft: Draft): Promise<void> => {
      const missing = missingIn(action, draft);
      if (Object.keys(missing).length > 0) return setState({ ...CALM, wrong: action, errors: missing });
      if (running.current) return;
      running.current = true;
      setState({ ...CALM, busy: action });
      const next = await attempt(view, action, draft);
      running.current = false;
      setState(next);
    },
    [attempt],
  );

  const calm = useCallback(() => setState((before) => (before.busy ? before : CALM)), []);
  return { ...state, send, calm };
}
