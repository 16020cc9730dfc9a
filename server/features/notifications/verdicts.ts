import { ringAt } from '../../../shared/domain/notifications/templates';
import type { Deps } from '../../platform/deps';
import type { DeliveryDoc } from './wechatModel';

const MOST_TRIES = 4;
const MINUTE_MS = 60_000;

/** What becomes of a delivery after a try. */
export type Verdict = { readonly state: 'sent' } | { readonly state: 'dropped'; readonly why: string } | { readonly state: 'waiting'; readonly why: string; readonly notBefore: Date };

/** It is not sent; the inbox has the message anyway. */
export const dropped = (why: string): Verdict => ({ state: 'dropped', why });

/** Tried again later, each time twice as late and never at night, four times in all. */
export function tryLater(deps: Deps, row: DeliveryDoc, why: string, emergency: boolean): Verdict {
  if (row.tries >= MOST_TRIES) return dropped(why);
  return { state: 'waiting', why, notBefore: ringAt(new Date(deps.clock.now().getTime() + 2 ** row.tries * MINUTE_MS), emergency) };
}
