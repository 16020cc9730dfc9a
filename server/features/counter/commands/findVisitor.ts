import type { z } from 'zod';
import type { CounterFind } from '../../../../shared/contract/counter';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { reporterOf } from '../../cases';
import { peopleByTail } from '../../identity';
import { CounterCodes } from '../model';
import { countMiss, refuseGuessing } from '../tries';
import type { Visit } from '../visits';
import { codeKey } from './issueCode';

type Find = z.output<typeof CounterFind>;
interface Counter {
  readonly unitId: string;
  readonly communityId: string;
}

/** By the code on their phone, which is good once and at every counter: who shows it stands there. */
async function byCode(deps: Deps, code: string): Promise<string | null> {
  const row = await CounterCodes(deps).findOneAndDelete({ _id: codeKey(deps, code), expiresAt: { $gt: deps.clock.now() } }).lean();
  return row?.personId ?? null;
}

/** By name and the end of the phone number, both whole, among the people of the counter's own communities. */
async function byPhone(deps: Deps, { phoneTail, name }: { phoneTail: string; name: string }, counters: readonly Counter[]): Promise<string | null> {
  const communities = counters.map(({ communityId }) => communityId);
  const found = (await peopleByTail(deps, phoneTail, name)).filter((person) => communities.some((id) => person.communityIds.includes(id)));
  if (found.length > 1) throw new DomainError('rule_refused', { rule: 'severalPeople' });
  return found[0]?.id ?? null;
}

function look(deps: Deps, counters: readonly Counter[], find: Find): Promise<string | null> {
  if ('code' in find) return byCode(deps, find.code);
  if ('number' in find) return reporterOf(deps, find.number, counters.map(({ unitId }) => unitId));
  return byPhone(deps, find, counters);
}

/**
 * Finds who stands at the counter. Outcomes: found; `not_found`; `rule_refused` {rule: severalPeople};
 * `too_many_requests` for staff who looked in vain again and again.
 */
export async function findVisitor(deps: Deps, staffId: string, counters: readonly Counter[], find: Find): Promise<Visit> {
  await refuseGuessing(deps, staffId);
  const personId = await look(deps, counters, find);
  if (personId === null) {
    await countMiss(deps, staffId);
    throw new DomainError('not_found');
  }
  return { personId, unitId: counters[0]?.unitId ?? '' };
}
