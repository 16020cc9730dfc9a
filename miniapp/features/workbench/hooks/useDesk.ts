import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '@/api';
import { announce } from '@/ui';
import { focusedId, focusOn } from '../platform/focus';
import type { FieldErrors } from '../model/forms';
import { menuOf, type MenuItem } from '../model/menu';
import { doneSentence } from '../model/sentences';
import type { CaseView, StaffAction } from '../model/types';
import { drafts } from './desk';
import { useAct } from './useAct';
import { photosSettled, useDrafts } from './useDrafts';
import { useOpenCase } from './useOpenCase';

/** What is open on the dado instead of the buttons: the form of an action, the list of units, or the reporter's number. */
export type OpenForm = 'units' | 'contact' | 'decline' | 'reject' | 'return' | 'designate' | 'correct' | 'inspect' | 'release' | 'transcribe' | 'split' | 'unsplit' | 'recordWord' | 'addSupport' | 'supportProgress' | 'returnSupport' | 'dropSupport' | 'callReached' | 'orderRedo' | 'confirmUnsolved' | 'closeExplained' | 'regrade' | 'unmerge' | 'rateUnit' | 'ask' | 'runOn' | 'supervise' | 'respond' | 'escalate' | 'askExtension' | 'refuseExtension' | 'askDeferral' | 'refuseDeferral' | 'reassign';

const FORMS: readonly StaffAction[] = [
  'decline', 'reject', 'return', 'designate', 'correct', 'inspect', 'release', 'transcribe', 'split', 'unsplit', 'recordWord', 'addSupport', 'supportProgress', 'returnSupport', 'dropSupport',
  'callReached', 'orderRedo', 'confirmUnsolved', 'closeExplained', 'regrade', 'unmerge', 'rateUnit',
  'ask', 'runOn', 'supervise', 'respond', 'escalate', 'askExtension', 'refuseExtension', 'askDeferral', 'refuseDeferral', 'reassign',
];
const isForm = (action: StaffAction): action is Exclude<OpenForm, 'units' | 'contact'> => FORMS.includes(action);

/** The id of the field of a form that an error is about. */
export const fieldId = (action: StaffAction, field: string): string => `wb-${action}-${field}`;
/** Where the focus goes when a form opens, and when an action is done. */
export const FORM_ID = 'wb-form';
export const TITLE_ID = 'wb-title';

export const UNIT_SEARCH_ID = 'wb-unit-search';

/** Forms that begin with words begin in their field; the others with their title, which says what comes. */
const FIRST: Partial<Record<OpenForm, string>> = { units: UNIT_SEARCH_ID, reject: fieldId('reject', 'reason'), return: fieldId('return', 'reason'), transcribe: fieldId('transcribe', 'text') };

/** Whether a form that is open still has its place in the case as it is now. */
function stands(form: OpenForm, view: CaseView): boolean {
  if (form === 'units') return true;
  return form === 'contact' ? view.reporter?.mayContact === true : view.actions.includes(form);
}

/** The form that is open, and where the focus came from. */
function useForm(caseId: string | null) {
  const [form, setForm] = useState<OpenForm | null>(null);
  const opener = useRef<string | null>(null);
  useEffect(() => setForm(null), [caseId]);
  const open = useCallback((next: OpenForm) => {
    opener.current = focusedId();
    setForm(next);
    focusOn(FIRST[next] ?? FORM_ID);
  }, []);
  const close = useCallback(() => {
    setForm(null);
    if (opener.current) focusOn(opener.current);
  }, []);
  return { form, open, close, leave: setForm };
}

/** Puts the focus on the first field that is wrong, each time something was found wrong. */
function useErrorFocus(wrong: StaffAction | null, errors: FieldErrors): void {
  useEffect(() => {
    const first = Object.keys(errors)[0];
    if (wrong && first) focusOn(fieldId(wrong, first));
  }, [wrong, errors]);
}

interface DeskHooks {
  /** Server minus own clock, ms. */
  offset: number;
  /** The case was read, by whatever way. */
  onSeen: (view: CaseView) => void;
  /** Somebody at this desk has done something: figures and places in the list have changed. */
  onDone: () => void;
}

/** Everything one case needs on the desk: the case, its actions, what is typed, and the form that is open. */
export function useDesk(id: string | null, { offset, onSeen, onDone: onChanged }: DeskHooks) {
  const { view, trouble, reload, show } = useOpenCase(id);
  const { form, open, close, leave } = useForm(id);
  useEffect(() => {
    if (!view) return;
    onSeen(view);
    // Somebody else was first: the form of an action that is no longer possible closes; its words are kept.
    leave((now) => (now && stands(now, view) ? now : null));
  }, [view, onSeen, leave]);
  const typed = useDrafts(view);
  const onDone = useCallback(
    (after: CaseView, action: StaffAction) => {
      show(after);
      leave(null);
      onChanged();
      announce(doneSentence(after, action, new Date(Date.now() + offset)));
      if (action !== 'note') focusOn(TITLE_ID);
    },
    [show, leave, onChanged, offset],
  );
  const acting = useAct({ reload, onDone });
  const { calm, send } = acting;
  useErrorFocus(acting.wrong, acting.errors);
  useEffect(calm, [id, calm]);

  const unit = view ? drafts.read(view, 'acceptAndDispatch') : null;
  const chosenUnit = unit?.unitId ? unit.unitName : null;
  const walksGrid = useMe(({ me }) => me?.roles.some(({ role }) => role === 'gridWorker') ?? false);
  const menu = view ? menuOf(view, { chosenUnit, walksGrid }) : null;

  const run = async (action: StaffAction): Promise<void> => {
    if (!view) return;
    await photosSettled(drafts.read(view, action));
    await send(view, action, drafts.read(view, action));
  };
  const press = (item: MenuItem): void => {
    calm();
    if (item.way === 'form' && isForm(item.action)) return open(item.action);
    if (item.action === 'note') return focusOn(fieldId('note', 'text'));
    if ((item.action === 'dispatch' || item.action === 'acceptAndDispatch') && !chosenUnit) return open('units');
    void run(item.action);
  };
  return { view, trouble, reload, menu, chosenUnit, form, open, close, press, run, acting, typed };
}

export type Desk = ReturnType<typeof useDesk>;
/** A desk with a case on it. */
export type BusyDesk = Desk & { view: CaseView; menu: NonNullable<Desk['menu']> };
