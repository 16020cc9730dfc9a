import { faultsIn, masked, mustMask, personalIn, type AskingFault } from '../../../shared/domain/wishes/asking';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { ownFiles, refuseMarked } from '../files';
import { refuse } from './step';

const RULE_OF: Readonly<Record<AskingFault, string>> = { money: 'wishMoney', account: 'wishAccount', payCode: 'wishPayCode' };

/**
 * Words as they are kept. `rule_refused` wishMoney, wishAccount, wishPayCode; wishPersonal where a number stands in them and
 * they are not to be masked. Masked is not kept.
 */
export function fitWords(text: string, mask: boolean): string {
  const [fault] = faultsIn(text);
  if (fault) refuse(RULE_OF[fault.kind]);
  if (mask) return masked(text, personalIn(text));
  if (mustMask(text).length > 0) refuse('wishPersonal');
  return text;
}

/** Photos or a recording of one's own, without a code to pay or to reach somebody by. `rule_refused` photoNotYours, voiceNotYours, wishPayCode, wishContactCode, photoCard. */
export async function fitFiles(deps: Deps, personId: string, ids: readonly string[], kind: 'photo' | 'voice'): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const own = await ownFiles(deps, personId, wanted, kind);
  if (wanted.some((id) => !own.has(id))) refuse(kind === 'photo' ? 'photoNotYours' : 'voiceNotYours');
  if (kind === 'voice') return wanted;
  await refusePictures(deps, wanted);
  return wanted;
}

/** Lets no picture into a wish, or out to its readers, that holds a code or a card. `rule_refused` wishPayCode, wishContactCode, photoCard. */
export const refusePictures = (deps: Deps, ids: readonly string[]): Promise<void> => refuseMarked(deps, ids, 'wishPayCode', 'wishContactCode');

/** A day from today on. `rule_refused` dayBehind. */
export function fitDay(day: string | null, today: string): string | null {
  if (day !== null && day < today) throw new DomainError('rule_refused', { rule: 'dayBehind' });
  return day;
}
