import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { People } from '../model';
import { assertDemonstration } from '../policy';
import { openSession, SESSION_HOURS, type OpenedSession, type Opening } from './openSession';

/** Becomes one of the named people. Outcomes: a session; `not_found` for others and outside demonstration mode. */
export async function becomeDemoPerson(deps: Deps, personId: string, { byBrowser, userAgent }: Pick<Opening, 'byBrowser' | 'userAgent'> = {}): Promise<OpenedSession> {
  assertDemonstration(deps.config.mode);
  const person = await People(deps).findById(personId, { demo: 1 }).lean();
  if (!person?.demo) throw new DomainError('not_found');
  return openSession(deps, personId, SESSION_HOURS.demonstration, { method: 'demonstration', ...(byBrowser && { byBrowser }), ...(userAgent !== undefined && { userAgent }) });
}
