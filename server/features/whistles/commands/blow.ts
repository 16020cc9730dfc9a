import { createHash } from 'node:crypto';
import { WHISTLE_RULE_LIST } from '../../../../config/catalogue/whistles';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { callDue, whistleCheckAt, type Blower, type WhistleKind } from '../../../../shared/domain/whistles/whistles';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import type { Actor, CaseDoc } from '../../cases';
import { isDispatchTarget } from '../../organisation';
import { settingsOf } from '../../settings';
import { eventOf } from '../events';
import { Whistles, type WhistleCall, type WhistleDoc } from '../model';
import { openWhistle } from '../queries';

export interface BlowAsk {
  readonly kind: WhistleKind;
  readonly unitIds: readonly string[];
  readonly reason: string;
  readonly key: string;
}

/** As what this actor may blow a kind, with the unit in whose name; null when not. */
export function blowerFor(actor: Actor, kind: WhistleKind): { blower: Blower; unitId: string } | null {
  const rule = WHISTLE_RULE_LIST.find((one) => one.kind === kind);
  const played = actor.parts.find(({ part }) => (part === 'station' || part === 'street') && rule?.by.includes(part));
  return played && (played.part === 'station' || played.part === 'street') ? { blower: played.part, unitId: played.unitId ?? '' } : null;
}

const refuse = (rule: string): never => {
  throw new DomainError('rule_refused', { rule });
};

/** A unit is called: its three timers run from now. */
const called = (unitId: string, dueAt: WhistleCall['dueAt']): WhistleCall => ({
  unitId, state: 'called', dueAt, acknowledgedAt: null, contactedAt: null, contact: null, arrivedAt: null, proof: null, late: [], score: null, scoreOfBlower: null,
});

/**
 * Station or street calls units to the spot of an open case (吹哨). Outcomes: the whistle, the same one for the same key;
 * `not_allowed` for whoever may blow none, `rule_refused` whistleKind, whistleOpen, unitCannotHandle; `wrong_state` when
 * the case is over; `key_reused`.
 */
export async function blow(deps: Deps, doc: CaseDoc, actor: Actor, ask: BlowAsk): Promise<WhistleDoc> {
  const { kind, reason } = ask;
  const unitIds = [...new Set(ask.unitIds)];
  const contentHash = createHash('sha256').update(JSON.stringify([kind, unitIds, reason])).digest('base64url');
  const _id = createHash('sha256').update(`${doc._id}:${actor.personId ?? ''}:${ask.key}`).digest('base64url').slice(0, 24);
  const same = await Whistles(deps).findById(_id, { pending: 0 }).lean<WhistleDoc>();
  if (same) return same.contentHash === contentHash ? same : Promise.reject(new DomainError('key_reused'));
  if (!actor.parts.some(({ part }) => part === 'station' || part === 'street')) throw new DomainError('not_allowed');
  const by = blowerFor(actor, kind) ?? refuse('whistleKind');
  if (!doc.open) throw new DomainError('wrong_state', { state: doc.state });
  if (await openWhistle(deps, doc._id)) refuse('whistleOpen');
  for (const unitId of unitIds) if (!(await isDispatchTarget(deps, doc.scope.community, unitId))) refuse('unitCannotHandle');
  const now = deps.clock.now();
  const rule = WHISTLE_RULE_LIST.find((one) => one.kind === kind) ?? refuse('whistleKind');
  const dueAt = callDue(now, rule, (await settingsOf(deps)).calendar);
  const calls = unitIds.map((unitId) => called(unitId, dueAt));
  const { district, street, community, station, grid } = doc.scope;
  const whistle: WhistleDoc = {
    _id, contentHash, caseId: doc._id, kind, state: 'open', revision: 0, by: { ...by, personId: actor.personId ?? '' }, reason,
    scope: { district, street, community, station, grid }, calls, unitIds, outcome: null, tasks: [], endedAt: null, keys: [], createdAt: now, updatedAt: now, pending: [],
    nextCheckAt: whistleCheckAt(calls) ?? now,
  };
  Object.assign(whistle, pendingOf([eventOf(whistle, 'blow', { actor: actor.personId })], now));
  try {
    await Whistles(deps).create(whistle);
  } catch (error) {
    // The same tap, twice at once.
    if (!isDuplicateKey(error)) throw error;
  }
  deps.nudge(Whistles(deps));
  return whistle;
}
