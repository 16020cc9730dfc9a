import type { RequestOf, ResponseOf, RouteKey } from '@shared/contract';

export type CaseView = ResponseOf<'GET /cases/:id'>;
export type Inbox = ResponseOf<'GET /workbench/cases'>;
export type CaseRow = Inbox['items'][number];
export type View = keyof Inbox['counts'];
export type Catalogue = ResponseOf<'GET /catalogue'>;
export type Unit = ResponseOf<'GET /communities/:id/units'>['items'][number];
export type CommunityMap = ResponseOf<'GET /communities/:id/map'>;
export type Photo = CaseView['photos'][number];
export type Voice = NonNullable<CaseView['voices']>[number];
export type TimelineEntry = CaseView['timeline'][number];
export type Clock = CaseRow['clock'];
export type Action = CaseView['actions'][number];

/** Actions of the staff that are asked for through the API, with their routes. */
export const ACTION_ROUTES = {
  accept: 'POST /cases/:id/accept',
  acceptAndDispatch: 'POST /cases/:id/accept-and-dispatch',
  takeOn: 'POST /cases/:id/take-on',
  dispatch: 'POST /cases/:id/dispatch',
  decline: 'POST /cases/:id/decline',
  correct: 'POST /cases/:id/correct',
  inspect: 'POST /cases/:id/inspect',
  acknowledge: 'POST /cases/:id/acknowledge',
  handle: 'POST /cases/:id/handle',
  return: 'POST /cases/:id/return',
  designate: 'POST /cases/:id/designate',
  verify: 'POST /cases/:id/verify',
  reject: 'POST /cases/:id/reject',
  release: 'POST /cases/:id/release',
  recordWord: 'POST /cases/:id/record-word',
  note: 'POST /cases/:id/note',
  transcribe: 'POST /cases/:id/transcribe',
  split: 'POST /threads/:kind/:id/conversions',
  unsplit: 'POST /cases/:id/unsplit',
  callReached: 'POST /cases/:id/call-reached',
  callMissed: 'POST /cases/:id/call-missed',
  confirmUnsolved: 'POST /cases/:id/confirm-unsolved',
  closeExplained: 'POST /cases/:id/close-explained',
  orderRedo: 'POST /cases/:id/order-redo',
  rateUnit: 'POST /cases/:id/rate-unit',
  addSupport: 'POST /cases/:id/add-support',
  acknowledgeSupport: 'POST /cases/:id/acknowledge-support',
  supportProgress: 'POST /cases/:id/support-progress',
  supportDone: 'POST /cases/:id/support-done',
  returnSupport: 'POST /cases/:id/return-support',
  dropSupport: 'POST /cases/:id/drop-support',
  regrade: 'POST /cases/:id/regrade',
  merge: 'POST /cases/:id/merge',
  unmerge: 'POST /cases/:id/unmerge',
  ask: 'POST /cases/:id/ask',
  runOn: 'POST /cases/:id/run-on',
  supervise: 'POST /cases/:id/supervise',
  respond: 'POST /cases/:id/respond',
  escalate: 'POST /cases/:id/escalate',
  askExtension: 'POST /cases/:id/ask-extension',
  grantExtension: 'POST /cases/:id/grant-extension',
  refuseExtension: 'POST /cases/:id/refuse-extension',
  askDeferral: 'POST /cases/:id/ask-deferral',
  grantDeferral: 'POST /cases/:id/grant-deferral',
  refuseDeferral: 'POST /cases/:id/refuse-deferral',
  reassign: 'POST /cases/:id/reassign',
} as const satisfies Partial<Record<Action, RouteKey>>;

/** An action that somebody of the staff can do here. */
export type StaffAction = keyof typeof ACTION_ROUTES;
/** What an action sends, without the revision: that is added when it is sent. */
export type Body<A extends StaffAction> = Without<RequestOf<(typeof ACTION_ROUTES)[A]>['body'], 'revision'>;
/** As `Omit`, of each alternative by itself. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What goes over the wire: with the revision that its sender saw. */
export type Sent<A extends StaffAction> = Body<A> & { revision: number };

/** Narrows what the reply offers to what the workbench knows how to do. */
export const isStaffAction = (action: Action): action is Action & StaffAction => action in ACTION_ROUTES;
