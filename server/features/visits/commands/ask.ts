import type { ParsedOf } from '../../../../shared/contract';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { toSystem } from '../../../../shared/domain/organisation/coordinates';
import { VISIT_LIMITS } from '../../../../shared/domain/visits/limits';
import { ruleAgainstAsk } from '../../../../shared/domain/visits/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import { idFrom } from '../../../platform/database/ids';
import type { Deps } from '../../../platform/deps';
import { openVisit } from '../../counter';
import { holdersOf } from '../../identity';
import { locate } from '../../organisation';
import { personFor } from '../../proxy';
import type { VisitDoc } from '../document';
import { eventOf } from '../events';
import { Visits } from '../model';
import { openOf, visitIdOf } from '../queries';
import { derive, refuse, type Actor } from '../step';

type Asking = ParsedOf<'POST /visits'>['body'];
type Again = Omit<ParsedOf<'POST /visits/:id/again'>['body'], 'revision'>;

/** Fields that every new visit has alike. */
const FRESH = { outcome: null, revision: 0, visitAt: null, nextOn: null, month: null } as const;
type Base = Omit<VisitDoc, keyof ReturnType<typeof derive> | 'people' | 'pending' | 'timeline' | 'nextCheckAt'>;

/** Writes a new visit down; the second time it is there already. */
async function open(deps: Deps, base: Base, by: { readonly personId: string; readonly part: 'visited' | 'asker' | 'worker' | 'station' }): Promise<VisitDoc> {
  const raw: VisitDoc = { ...base, people: [], pending: [], timeline: [], desk: 'asked', deskAt: base.since, figures: { promises: 0, kept: 0, made: 0 } };
  const { nextCheckAt, ...derived } = derive(raw);
  const first = { id: '0', at: base.createdAt, action: 'ask' as const, part: by.part, personId: by.personId, unitId: by.part === 'station' ? base.scope.station : null, code: null, text: null };
  const doc: VisitDoc = { ...raw, ...derived, ...(nextCheckAt ? { nextCheckAt } : {}), timeline: [first] };
  try {
    await Visits(deps).insertMany([{ ...doc, ...pendingOf([eventOf(doc, doc.state === 'given' ? 'give' : 'ask', by.personId)], base.createdAt) }]);
  } catch (error) {
    const there = isDuplicateKey(error) ? await known(deps, base._id, base.contentHash) : null;
    if (!there) throw error;
    return there;
  }
  deps.nudge(Visits(deps));
  return doc;
}
async function known(deps: Deps, _id: string, contentHash: string): Promise<VisitDoc | null> {
  const doc = await Visits(deps).findById(_id, { pending: 0 }).lean<VisitDoc>();
  if (doc && doc.contentHash !== contentHash) throw new DomainError('key_reused');
  return doc && { ...doc, pending: [] };
}

/** Whom it is for. */
async function personOf(deps: Deps, personId: string, { whom, person }: Asking, staff: boolean, once: string): Promise<{ id: string; accountless: boolean }> {
  if (whom === 'self' || !person) return { id: personId, accountless: false };
  if ('visit' in person) {
    if (!staff) throw new DomainError('not_allowed');
    return { id: openVisit(deps, personId, person.visit).personId, accountless: false };
  }
  const found = await personFor(deps, person, once);
  return { id: found.personId, accountless: found.accountless };
}

/** Who asks: a resident, or staff of stations in the name of one. */
export interface Asker {
  readonly personId: string;
  readonly stations: readonly string[];
}
/**
 * Somebody asks that a grid worker comes by; nothing of it is sent to anybody outside, not even to have its words checked.
 * Outcomes: asked, the same for the same key; `key_reused`; `rule_refused` visitConsent, visitTooMany, visitYourself, visitElsewhere (the station notes
 * what concerns its own community), outsideDistrict; `invalid_input` person.phone.
 */
export async function ask(deps: Deps, { personId, stations }: Asker, asking: Asking, key: string): Promise<VisitDoc> {
  const { person, ...rest } = asking;
  const staff = asking.whom === 'other' && stations.length > 0;
  const said = person && 'visit' in person ? { visit: true } : person;
  const [_id, contentHash, now] = [visitIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify({ said, ...rest })), deps.clock.now()];
  const before = await known(deps, _id, contentHash);
  if (before) return before;
  const rule = ruleAgainstAsk({ whom: asking.whom, staff, named: person !== undefined, consented: asking.consent !== undefined, open: await openOf(deps, personId, VISIT_LIMITS.open) });
  if (rule) refuse(rule);
  const { district, street, community, grid, station } = await locate(deps, asking.place.point);
  if (staff && !stations.includes(station.id)) refuse('visitElsewhere');
  const visited = await personOf(deps, personId, asking, staff, `${personId}:${key}`);
  if (asking.whom !== 'self' && visited.id === personId) refuse('visitYourself');
  const { text, point, placeId = null } = asking.place;
  const other = asking.whom !== 'self';
  const base: Base = {
    ...FRESH, _id, contentHash, state: 'asked', since: now, reason: asking.reason, text: asking.text, times: asking.times, timesText: asking.timesText, whom: asking.whom, askerId: staff ? visited.id : personId, visitedId: visited.id,
    consent: other && asking.consent ? { how: asking.consent, at: now } : null, proxy: other ? { helperId: personId, door: asking.source ?? 'counter', accountless: visited.accountless } : null,
    place: { text, placeId, given: point.system, gcj02: toSystem(point, 'gcj02'), wgs84: toSystem(point, 'wgs84') }, scope: { district: district.id, street: street.id, community: community.id, grid: grid?.id ?? null, station: station.id },
    workerId: null, promises: [], heard: [], told: [], keys: [], createdAt: now, updatedAt: now,
  };
  return open(deps, base, { personId, part: staff ? 'station' : other ? 'asker' : 'visited' });
}

/** Grid workers to whom a visit may be given, by id; of its grid alone with `ofGrid`. */
export const workersFor = (deps: Deps, { scope }: Pick<VisitDoc, 'scope'>, ofGrid: boolean): Promise<string[]> => holdersOf(deps, [scope.station, scope.community], ['gridWorker'], ofGrid ? scope.grid : null);

/**
 * Another visit, of the same person at the same place: to the same grid worker where they are still there. It is a new one, so that
 * the words of the one before go when their time has come. The same key makes the same.
 */
export async function again(deps: Deps, doc: VisitDoc, actor: Actor, { text, times, timesText }: Again, key: string): Promise<VisitDoc> {
  const [_id, contentHash, now] = [idFrom('visitAgain', doc._id, key), deps.cipher.fingerprint(JSON.stringify({ text, times, timesText })), deps.clock.now()];
  const before = await known(deps, _id, contentHash);
  if (before) return before;
  if (doc.state !== 'visited') throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
  if ((await openOf(deps, doc.askerId, VISIT_LIMITS.open)) >= VISIT_LIMITS.open) refuse('visitTooMany');
  const same = doc.workerId !== null && (await workersFor(deps, doc, false)).includes(doc.workerId);
  const { reason, whom, askerId, visitedId, consent, proxy, place, scope } = doc;
  const base: Base = { ...FRESH, _id, contentHash, state: same ? 'given' : 'asked', since: now, reason, text, times, timesText, whom, askerId, visitedId, consent, proxy, place, scope, workerId: same ? doc.workerId : null, promises: [], heard: [], told: [], keys: [], createdAt: now, updatedAt: now };
  const part = (['visited', 'asker', 'worker'] as const).find((one) => actor.parts.includes(one)) ?? 'visited';
  return open(deps, base, { personId: actor.personId ?? '', part });
}
