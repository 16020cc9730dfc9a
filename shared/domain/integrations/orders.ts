import type { CaseState } from '../cases/states';

/** What an order from above asks for: a resident's matter to be handled, or work to be done that needs admission. */
export const ORDER_RESULTS = ['filed', 'admission', 'known', 'refused'] as const;
export type OrderResult = (typeof ORDER_RESULTS)[number];

/** Why an order was not taken, beside the rules of cases and admissions. */
export const ORDER_REFUSALS = ['categoryUnknown', 'notAsking', 'communityUnknown'] as const;
export type OrderRefusal = (typeof ORDER_REFUSALS)[number];

export const ORDER_LIMITS = { category: 60, name: 20, phone: 20, community: 40 } as const;

/** How far an order is, in the words of the platform that gave it. */
export const ORDER_STATUSES = ['received', 'accepted', 'declined', 'working', 'done', 'closed', 'withdrawn', 'merged'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export const ORDER_STATUS: Readonly<Record<CaseState, OrderStatus>> = {
  submitted: 'received', accepted: 'accepted', declined: 'declined', dispatched: 'working', acknowledged: 'working', handled: 'done', verified: 'done', closed: 'closed', withdrawn: 'withdrawn', merged: 'merged',
};

/** What happened to a case that whoever ordered it hears of. */
export const REPLIED: readonly string[] = [
  'case.accepted', 'case.declined', 'case.dispatched', 'case.acknowledged', 'case.handled', 'case.verified', 'case.redone', 'case.closed', 'case.reopened', 'case.withdrawn',
  'case.extended', 'case.deferred', 'case.merged', 'case.unmerged', 'case.evaluated',
];

/** What became of work that had to be admitted, of which whoever ordered it hears. */
export const REPLIED_WORK: readonly string[] = ['admission.admitted', 'admission.refused', 'admission.withdrawn', 'admission.ended'];

/** The earlier of two limits: an order brings its own, and does not make ours later. */
export const earlier = (ours: Date, theirs: Date | null): Date => (theirs !== null && theirs < ours ? theirs : ours);
