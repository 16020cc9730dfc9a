import { type CaseView, isStaffAction, type StaffAction } from './types';

/** Where an action stands: on the dado; on the dado but apart from the rest; beside what it changes. */
type Place = 'foot' | 'apart' | 'beside';

/** How an action is taken: at once, or after something was written, chosen or photographed. */
type Way = 'tap' | 'form' | 'composer';

interface Description {
  word: string;
  /** One letter, from the pinyin of the word where it is free; none for what is rarely done. J and K move in the list. */
  key: string;
  place: Place;
  way: Way;
  danger?: boolean;
}

const ACTIONS: Readonly<Record<StaffAction, Description>> = {
  acceptAndDispatch: { word: '受理并交办', key: 'p', place: 'foot', way: 'tap' },
  dispatch: { word: '交办', key: 'p', place: 'foot', way: 'tap' },
  acknowledge: { word: '签收', key: 'q', place: 'foot', way: 'tap' },
  handle: { word: '办好了', key: 'h', place: 'foot', way: 'composer' },
  verify: { word: '核查通过', key: 't', place: 'foot', way: 'composer' },
  reject: { word: '没办好', key: 'm', place: 'foot', way: 'form', danger: true },
  designate: { word: '指定单位去办', key: 'z', place: 'foot', way: 'form' },
  recordWord: { word: '记下居民的话', key: 'y', place: 'foot', way: 'form' },
  takeOn: { word: '我们来办', key: 'w', place: 'foot', way: 'tap' },
  accept: { word: '只受理', key: 's', place: 'foot', way: 'tap' },
  inspect: { word: '现场核实', key: 'x', place: 'beside', way: 'form' },
  decline: { word: '不予受理', key: 'b', place: 'apart', way: 'form', danger: true },
  return: { word: '不归我们', key: 'r', place: 'apart', way: 'form', danger: true },
  correct: { word: '改分类或网格', key: 'g', place: 'beside', way: 'form' },
  release: { word: '给邻居看', key: 'l', place: 'beside', way: 'form' },
  note: { word: '内部记一笔', key: 'n', place: 'beside', way: 'form' },
  split: { word: '分出一件', key: 'f', place: 'beside', way: 'form' },
  unsplit: { word: '收回这件', key: 'u', place: 'apart', way: 'form', danger: true },
  callReached: { word: '记回访结果', key: '', place: 'foot', way: 'form' },
  callMissed: { word: '没打通', key: '', place: 'foot', way: 'tap' },
  orderRedo: { word: '再办一次', key: '', place: 'foot', way: 'form' },
  confirmUnsolved: { word: '确认没解决', key: '', place: 'foot', way: 'form' },
  closeExplained: { word: '说明后办结', key: '', place: 'foot', way: 'form' },
  rateUnit: { word: '给单位打分', key: '', place: 'beside', way: 'form' },
  acknowledgeSupport: { word: '签收协办', key: 'a', place: 'foot', way: 'tap' },
  supportDone: { word: '协办办好了', key: 'o', place: 'foot', way: 'composer' },
  supportProgress: { word: '先说进展', key: 'i', place: 'foot', way: 'form' },
  returnSupport: { word: '协办不归我们', key: '', place: 'apart', way: 'form', danger: true },
  addSupport: { word: '请单位协办', key: 'y', place: 'beside', way: 'form' },
  dropSupport: { word: '不用协办了', key: '', place: 'beside', way: 'form' },
  regrade: { word: '改急缓', key: '', place: 'beside', way: 'form' },
  merge: { word: '并到另一件', key: '', place: 'beside', way: 'form' },
  unmerge: { word: '拆开单独办', key: '', place: 'beside', way: 'form', danger: true },
  respond: { word: '答复督办', key: '', place: 'foot', way: 'form' },
  grantExtension: { word: '同意延期', key: '', place: 'foot', way: 'tap' },
  grantDeferral: { word: '同意挂账', key: '', place: 'foot', way: 'tap' },
  refuseExtension: { word: '不同意延期', key: '', place: 'beside', way: 'form', danger: true },
  refuseDeferral: { word: '不同意挂账', key: '', place: 'beside', way: 'form', danger: true },
  ask: { word: '问居民一句', key: '', place: 'beside', way: 'form' },
  runOn: { word: '不等了，接着办', key: '', place: 'beside', way: 'form' },
  askExtension: { word: '申请延期', key: '', place: 'beside', way: 'form' },
  askDeferral: { word: '申请挂账', key: '', place: 'beside', way: 'form' },
  reassign: { word: '改交别的单位', key: '', place: 'beside', way: 'form' },
  escalate: { word: '请上一级协调', key: '', place: 'beside', way: 'form' },
  supervise: { word: '督办', key: '', place: 'beside', way: 'form', danger: true },
  transcribe: { word: '听写下来', key: 'e', place: 'beside', way: 'form' },
};

/** The key that plays what the resident said, or holds it. */
export const LISTEN_KEY = 'v';

/** The key that asks for the reporter's number. */
export const CONTACT_KEY = 'c';

/** The key that opens the list of units, wherever a unit is to be chosen. */
export const UNIT_KEY = 'd';

export interface MenuItem extends Description {
  action: StaffAction;
  primary: boolean;
}

/** Order on the dado: the first that is offered is the primary button. */
const ORDER: readonly StaffAction[] = ['acceptAndDispatch', 'dispatch', 'designate', 'acknowledge', 'acknowledgeSupport', 'handle', 'supportDone', 'supportProgress', 'callReached', 'callMissed', 'orderRedo', 'confirmUnsolved', 'closeExplained', 'verify', 'recordWord', 'takeOn', 'accept', 'reject', 'grantExtension', 'grantDeferral', 'respond', 'inspect'];

/** Whether the rules name the station itself: then handling it here comes first, and giving it to oneself is not offered. */
const isOurs = (view: CaseView): boolean => view.suggestion?.unit.id === view.station.id;

const offeredOf = (view: CaseView, chosenUnit: string | null): StaffAction[] => {
  const offered = view.actions.filter(isStaffAction);
  if (!isOurs(view) || chosenUnit || !offered.includes('takeOn')) return offered;
  return offered.filter((action) => action !== 'acceptAndDispatch' && action !== 'dispatch');
};

/** What of the person at the desk decides the order of the buttons. */
export interface MenuFor {
  /** Name of the unit that is chosen for a dispatch; null while none is. */
  chosenUnit: string | null;
  /** A grid worker, who stands there with the phone: seeing for oneself comes first where nothing else is to be done. */
  walksGrid: boolean;
}

const liftInspect = (offered: readonly StaffAction[], walksGrid: boolean): boolean =>
  walksGrid && offered.includes('inspect') && !offered.some((action) => ACTIONS[action].place === 'foot');

/** The actions of a case as buttons, from what the reply offers its viewer. `foot[0]` is the primary one. */
export function menuOf(view: CaseView, { chosenUnit, walksGrid }: MenuFor): Record<Place, MenuItem[]> {
  const offered = offeredOf(view, chosenUnit);
  const lifted = liftInspect(offered, walksGrid);
  const items = offered.map((action): MenuItem => {
    const known = ACTIONS[action];
    return lifted && action === 'inspect' ? { ...known, action, place: 'foot', way: 'composer', primary: false } : { ...known, action, primary: false };
  });
  const at = (place: Place) => items.filter((item) => item.place === place);
  const foot = at('foot').sort((a, b) => ORDER.indexOf(a.action) - ORDER.indexOf(b.action));
  return { foot: foot.map((item, index) => ({ ...item, primary: index === 0 })), apart: at('apart'), beside: at('beside') };
}

/** The action a key stands for in this case, if it is offered. */
export function actionOfKey(menu: Record<Place, MenuItem[]>, key: string): MenuItem | undefined {
  return [...menu.foot, ...menu.apart, ...menu.beside].find((item) => item.key === key);
}

/** Words of a button: with the unit's name where the action gives the case to one. */
export function labelOf(item: MenuItem, unitName: string | null): string {
  if (item.action === 'acceptAndDispatch') return unitName ? `受理并交给${unitName}` : '受理并交办…';
  if (item.action === 'dispatch') return unitName ? `交给${unitName}` : '交办…';
  if (item.action === 'takeOn' && item.primary) return '受理，我们来办';
  return item.word;
}
