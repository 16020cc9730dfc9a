import { focusedId } from '../platform/focus';
import type { KeyPress } from '../platform/keyboard';
import { actionOfKey, CONTACT_KEY, UNIT_KEY } from '../model/menu';
import type { StaffAction } from '../model/types';
import { type Desk, fieldId } from './useDesk';
import { useKeys } from './useKeys';
import { useShortcuts } from './useShortcuts';

const canDispatch = (desk: Desk): boolean => Boolean(desk.menu?.foot.some((item) => item.key === 'p'));

/** The action whose words are being typed outside a form: a note, or the line beside 办好了 and 核查通过. */
function typedAction(desk: Desk): StaffAction | undefined {
  const focused = focusedId();
  const composer = desk.menu?.foot.find((item) => item.way === 'composer')?.action;
  const candidates: (StaffAction | undefined)[] = ['note', composer];
  return candidates.find((action) => action && focused === fieldId(action, 'text'));
}

function send(desk: Desk): boolean {
  // The reporter's number is asked for by its own sheet.
  if (desk.form === 'contact') return false;
  const action = desk.form && desk.form !== 'units' ? desk.form : typedAction(desk);
  if (!action) return false;
  void desk.run(action);
  return true;
}

function letter(desk: Desk, key: string): boolean {
  if (!desk.menu) return false;
  if (key === UNIT_KEY && canDispatch(desk)) {
    desk.open('units');
    return true;
  }
  if (key === CONTACT_KEY && desk.view?.reporter?.mayContact) {
    desk.open('contact');
    return true;
  }
  const item = actionOfKey(desk.menu, key);
  if (!item) return false;
  desk.press(item);
  return true;
}

/** Keys of the case: one letter per action, Esc closes a form, Ctrl+Enter sends what is being written. */
export function useDeskKeys(desk: Desk): void {
  const letters = useShortcuts((state) => state.on);
  useKeys(({ key, typing, ctrl }: KeyPress) => {
    if (key === 'escape' && desk.form) {
      desk.close();
      return true;
    }
    if (ctrl) return key === 'enter' && send(desk);
    if (typing || desk.form || !letters) return false;
    return letter(desk, key);
  });
}
