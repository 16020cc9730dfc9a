import type { ParsedOf } from '../../../../shared/contract';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { MEDIATION_LIMITS } from '../../../../shared/domain/mediations/limits';
import { ruleAgainstAsk, ruleAgainstSides } from '../../../../shared/domain/mediations/rules';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { openVisit } from '../../counter';
import { levelsOf } from '../../organisation';
import { personFor } from '../../proxy';
import type { MediationDoc, SideDoc } from '../document';
import { eventOf } from '../events';
import { Mediations } from '../model';
import { mediationIdOf, openOf } from '../queries';
import { derive, mind, refuse } from '../step';

type Asking = ParsedOf<'POST /mediations'>['body'];
type Beginning = ParsedOf<'POST /workbench/mediations'>['body'];
type Whom = Beginning['first'];

export const NOBODY: SideDoc = { personId: null, accountless: false, consent: null, consentHow: null, statement: '', shown: false, signed: null, signedAt: null, kept: null, office: false };
/** Fields that every new mediation has alike. */
const FRESH = { revision: 0, mediatorId: null, turnedDown: [], sessionAt: null, place: '', sessions: [], agreement: null, office: null, told: [], keys: [] } as const;
type Base = Pick<MediationDoc, '_id' | 'contentHash' | 'state' | 'kind' | 'who' | 'sides' | 'scope'>;

async function known(deps: Deps, _id: string, contentHash: string): Promise<MediationDoc | null> {
  const doc = await Mediations(deps).findById(_id, { pending: 0 }).lean<MediationDoc>();
  if (doc && doc.contentHash !== contentHash) throw new DomainError('key_reused');
  return doc && { ...doc, pending: [] };
}
/** Writes a new mediation down; the second time it is there already. */
async function open(deps: Deps, base: Base, by: { readonly personId: string; readonly action: 'ask' | 'begin' }): Promise<MediationDoc> {
  const now = deps.clock.now();
  const raw = { ...FRESH, ...base, turnedDown: [], sessions: [], told: [], keys: [], since: now, people: [], pending: [], desk: 'asked', deskAt: now, figures: { willing: false, agreed: false, kept: false }, month: dayOf(now).slice(0, 7), timeline: [], createdAt: now, updatedAt: now } satisfies MediationDoc;
  const derived = Object.fromEntries(Object.entries(derive(raw)).filter(([, value]) => value !== undefined));
  const station = by.action === 'begin';
  const first = { id: '0', at: now, action: by.action, part: station ? ('station' as const) : ('first' as const), personId: by.personId, unitId: station ? base.scope.station : null, code: null, text: null };
  const doc: MediationDoc = { ...raw, ...derived, timeline: [first] };
  try {
    await Mediations(deps).insertMany([{ ...doc, ...pendingOf([eventOf(doc, by.action, by.personId)], now) }]);
  } catch (error) {
    const there = isDuplicateKey(error) ? await known(deps, base._id, base.contentHash) : null;
    if (!there) throw error;
    return there;
  }
  deps.nudge(Mediations(deps));
  return doc;
}
const scopeOf = async (deps: Deps, communityId: string): Promise<MediationDoc['scope']> => {
  const { district, street, community, station } = await levelsOf(deps, communityId);
  return { district: district.id, street: street.id, community: community.id, station: station.id };
};

/**
 * A resident asks that somebody mediates, at the station of their home; nothing is sent to anybody outside, not even to have its words
 * checked. The same key asks once. `rule_refused` mediationHome, mediationTooMany; `key_reused`.
 */
export async function ask(deps: Deps, { personId, communityId }: { readonly personId: string; readonly communityId: string | null }, asking: Asking, key: string): Promise<MediationDoc> {
  const [_id, contentHash] = [mediationIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify(asking))];
  const before = await known(deps, _id, contentHash);
  if (before) return before;
  if (communityId === null) refuse('mediationHome');
  mind(ruleAgainstAsk({ staff: false, open: await openOf(deps, personId, MEDIATION_LIMITS.open) }));
  const first: SideDoc = { ...NOBODY, personId, consent: 'yes', consentHow: 'phone', statement: asking.text };
  return open(deps, { _id, contentHash, state: 'asked', kind: asking.kind, who: asking.who, sides: { first, second: NOBODY }, scope: await scopeOf(deps, communityId) }, { personId, action: 'ask' });
}

/** Somebody whom the station names: found by the code on their phone, or by name and number. `not_found`, `invalid_input` person.phone. */
export async function sideFor(deps: Deps, staffId: string, person: Whom, once: string): Promise<SideDoc> {
  const found = 'visit' in person ? { personId: openVisit(deps, staffId, person.visit).personId, accountless: false } : await personFor(deps, person, once);
  return { ...NOBODY, personId: found.personId, accountless: found.accountless, consent: 'asked' };
}

/** The station offers both sides a mediation. The same key begins one. `rule_refused` mediationSame; `key_reused`. */
export async function begin(deps: Deps, { personId, communityId }: { readonly personId: string; readonly communityId: string }, asking: Beginning, key: string): Promise<MediationDoc> {
  const said = [asking.first, asking.second].map((one) => ('visit' in one ? { visit: true } : one));
  const [_id, contentHash] = [mediationIdOf(personId, key), deps.cipher.fingerprint(JSON.stringify({ kind: asking.kind, said }))];
  const before = await known(deps, _id, contentHash);
  if (before) return before;
  const [first, second] = [await sideFor(deps, personId, asking.first, `${personId}:${key}:1`), await sideFor(deps, personId, asking.second, `${personId}:${key}:2`)];
  mind(ruleAgainstSides(first.personId ?? '', second.personId ?? ''));
  return open(deps, { _id, contentHash, state: 'inviting', kind: asking.kind, who: '', sides: { first, second }, scope: await scopeOf(deps, communityId) }, { personId, action: 'begin' });
}
