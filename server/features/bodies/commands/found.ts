import type { ParsedOf } from '../../../../shared/contract';
import { BODY_LIMITS, convenersOf, ESTATE_BODIES, type BodyKind } from '../../../../shared/domain/bodies/kinds';
import { addDays, dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf, withEvents } from '../../../jobs/events';
import { remembered, stampOf, wordsOrNull } from '../../../jobs/guardedStep';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { isDispatchTarget } from '../../organisation';
import type { BodyDoc, RulesDoc } from '../document';
import { ofBody, ofRules } from '../events';
import { Bodies, BodyRules } from '../model';
import { bodyIdOf, loadBody } from '../queries';
import { refuse } from '../write';

type Founding = ParsedOf<'POST /bodies'>['body'];
type About = Pick<Founding, 'name' | 'estate' | 'until' | 'convenerIds'>;
type Scope = BodyDoc['scope'];

/** What is said of a body, where it fits. `rule_refused` bodyConveners, bodyConvenerUnit, bodyEstate, bodyUntil. */
async function fitAbout(deps: Deps, kind: BodyKind, scope: Scope, { name, estate, until, convenerIds }: About): Promise<Pick<BodyDoc, 'name' | 'estate' | 'until' | 'convenerIds'>> {
  const [units, today] = [[...new Set(convenerIds)], dayOf(deps.clock.now())];
  if (units.length !== convenersOf(kind)) refuse('bodyConveners');
  for (const id of units) if (id !== scope.station && !(await isDispatchTarget(deps, scope.community, id))) refuse('bodyConvenerUnit');
  if (ESTATE_BODIES.includes(kind) && estate === '') refuse('bodyEstate');
  if (kind === 'adHoc' && (until === null || until < today || until > addDays(today, BODY_LIMITS.ahead))) refuse('bodyUntil');
  return { name, estate: wordsOrNull(estate), until: kind === 'adHoc' ? until : null, convenerIds: units };
}

/** Puts one in; there already, it stays. */
async function putIn(write: () => PromiseLike<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * Founds a body with its first rules, which hold from today. The rules come first: a body is never without, and cut off in
 * between the same request goes on. Outcomes: the body, the same for the same key; `key_reused`; `rule_refused` as of fitAbout.
 */
export async function foundBody(deps: Deps, personId: string, scope: Scope, ask: Founding, key: string): Promise<BodyDoc> {
  const [_id, contentHash, now] = [bodyIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify(ask)), deps.clock.now()];
  const made = await Bodies(deps).findById(_id, { pending: 0 }).lean<BodyDoc>();
  if (made && made.contentHash !== contentHash) throw new DomainError('key_reused');
  if (made) return made;
  const about = await fitAbout(deps, ask.kind, scope, ask);
  const rules: RulesDoc = { _id: `${_id}.1`, bodyId: _id, version: 1, effectiveFrom: dayOf(now), why: '设立时定的', procedure: ask.procedure, by: personId, key, at: now, pending: [] };
  const doc: BodyDoc = { _id, contentHash, kind: ask.kind, ...about, scope, state: 'active', revision: 0, endedWhy: null, founderId: personId, keys: [], createdAt: now, updatedAt: now, pending: [] };
  await putIn(() => BodyRules(deps).insertMany([{ ...rules, ...pendingOf([ofRules(rules)], now) }]));
  await putIn(() => Bodies(deps).insertMany([{ ...doc, ...pendingOf([ofBody(doc, 'found', personId)], now) }]));
  deps.nudge(BodyRules(deps));
  deps.nudge(Bodies(deps));
  return loadBody(deps, _id);
}

/** One guarded write of a body with its event. `conflict` when somebody else was first, `wrong_state` where it has ended. */
async function step(deps: Deps, doc: BodyDoc, personId: string, action: 'edit' | 'end', ask: { readonly revision: number; readonly key: string }, set: Partial<BodyDoc>): Promise<BodyDoc> {
  const now = deps.clock.now();
  const fields = { ...set, revision: doc.revision + 1, updatedAt: now };
  const update = withEvents({ $set: fields, $push: { keys: remembered(stampOf(action, personId, ask.key)) } }, [ofBody({ ...doc, ...fields }, action, personId)], now);
  const after = await Bodies(deps).findOneAndUpdate({ _id: doc._id, state: 'active', revision: ask.revision }, update, { returnDocument: 'after', projection: { pending: 0 } }).lean<BodyDoc>();
  if (!after) throw new DomainError(doc.state === 'active' ? 'conflict' : 'wrong_state', { state: doc.state, revision: doc.revision });
  deps.nudge(Bodies(deps));
  return after;
}

/** Name, estate, conveners, last day. Outcomes as of `step` and fitAbout; the same for the same key. */
export async function editBody(deps: Deps, doc: BodyDoc, personId: string, ask: About & { readonly revision: number; readonly key: string }): Promise<BodyDoc> {
  if (doc.keys.includes(stampOf('edit', personId, ask.key))) return doc;
  return step(deps, doc, personId, 'edit', ask, await fitAbout(deps, doc.kind, doc.scope, ask));
}

/** It ends, with the reason. What was raised before is still answered by whoever answered for it. */
export async function endBody(deps: Deps, doc: BodyDoc, personId: string, ask: { readonly revision: number; readonly reason: string; readonly key: string }): Promise<BodyDoc> {
  if (doc.keys.includes(stampOf('end', personId, ask.key))) return doc;
  return step(deps, doc, personId, 'end', ask, { state: 'ended', endedWhy: ask.reason });
}
