import type { BookingRuleCode } from '../../../shared/domain/bookings/rules';
import type { BookingPart } from '../../../shared/domain/bookings/states';
import type { BookableState } from '../../../shared/domain/bookings/kinds';
import type { Transition } from '../../../shared/domain/kernel/stateMachine';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { BookableAction, BookableDoc } from './document';
import { bookableEventOf } from './events';
import { Bookables } from './model';

export { stampOf, type Ask } from '../../jobs/guardedStep';
/** Who acts in a booking. */
export type Actor = StepActor<BookingPart>;
export const SYSTEM: Actor = { personId: null, parts: ['system'] };
export const refuse: (rule: BookingRuleCode | 'reasonMissing' | 'consentDoesNotFit') => never = refuseBy;
export const refuseIf = (rule: BookingRuleCode | null): void => { if (rule) refuse(rule); };

const row = (from: BookableState, action: BookableAction, to: BookableState): Transition<BookableState, BookableAction, 'station'> => ({ from, action, to, by: ['station'] });
/** Steps of a room or service itself. */
export const BOOKABLE_TRANSITIONS = [row('open', 'pause', 'paused'), row('paused', 'resume', 'open'), ...(['open', 'paused'] as const).flatMap((state) => [row(state, 'edit', state), row(state, 'close', state), row(state, 'reopen', state)])];
export const applyStep = guardedSteps<BookableDoc, BookableAction, BookableAction>({ model: Bookables, transitions: BOOKABLE_TRANSITIONS, ruleAgainst: () => null, unhurried: [], full: 'bookingTries', derive: () => ({}), eventOf: bookableEventOf });
