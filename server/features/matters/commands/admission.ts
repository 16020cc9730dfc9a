import { createHash } from 'node:crypto';
import { REFUSAL_ARTICLES } from '../../../../config/catalogue/admissions';
import { dayOf, type Day } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ADMISSION_LIMITS, ADMISSION_TRANSITIONS, runsOn, untilFault, type AdmissionAction, type AdmissionPart, type RefusalGround } from '../../../../shared/domain/matters/admissions';
import { titleKey } from '../../../../shared/domain/matters/lists';
import { pendingOf, withEvents } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { eventOf } from '../events';
import { Admissions, type AdmissionDecision, type AdmissionDoc, type AdmissionRound, type Scope } from '../model';
import { listInForce } from '../queries';

/** What is asked for, and what comes with it. */
export interface Means {
  readonly purpose: string;
  readonly basis: string;
  readonly people: number;
  /** Yuan. */
  readonly money: number;
  readonly until: Day;
}
export interface AdmissionActor {
  readonly personId: string;
  readonly parts: readonly AdmissionPart[];
}
export interface AdmissionAsk {
  readonly revision: number;
  readonly key: string;
}

const refuse = (rule: string): never => { throw new DomainError('rule_refused', { rule }); };
const REMEMBERED_KEYS = 20;

function assertUntil(deps: Deps, until: Day, asked?: Day): void {
  const fault = untilFault(until, dayOf(deps.clock.now()), asked);
  if (fault) refuse(fault);
}

const roundOf = (personId: string, at: Date, { purpose, basis, people, money, until }: Means): AdmissionRound => ({ at, personId, purpose, basis, people, money, until, decision: null });

/**
 * A department or street asks a station to admit work outside of its list (准入). Outcomes: the request, the same one
 * for the same key; `rule_refused` listedAlready, untilOver, untilFar; `key_reused`.
 */
export async function askAdmission(deps: Deps, scope: Scope, unitId: string, personId: string, ask: Means & { readonly title: string; readonly key: string; readonly order?: NonNullable<AdmissionDoc['order']> }): Promise<AdmissionDoc> {
  const { title, purpose, basis, people, money, until, order } = ask;
  const contentHash = createHash('sha256').update(JSON.stringify([scope.community, unitId, title, purpose, basis, people, money, until])).digest('base64url');
  const _id = createHash('sha256').update(`${scope.community}:${personId}:${ask.key}`).digest('base64url').slice(0, 24);
  const same = await Admissions(deps).findById(_id, { pending: 0 }).lean<AdmissionDoc>();
  if (same) return same.contentHash === contentHash ? same : Promise.reject(new DomainError('key_reused'));
  assertUntil(deps, until);
  const list = await listInForce(deps, scope.community);
  if (list?.items.some((item) => titleKey(item.title) === titleKey(title))) refuse('listedAlready');
  const now = deps.clock.now();
  const doc: AdmissionDoc = {
    _id, contentHash, scope, askerUnitId: unitId, ...(order ? { order } : {}), title, state: 'asked', waiting: true, revision: 0, listVersion: list?.version ?? 0, year: Number(dayOf(now).slice(0, 4)),
    rounds: [roundOf(personId, now, ask)], until: null, keys: [], createdAt: now, updatedAt: now, pending: [],
  };
  Object.assign(doc, pendingOf([eventOf(doc, 'ask', personId)], now));
  try {
    await Admissions(deps).create(doc);
  } catch (error) {
    // The same tap, twice at once.
    if (!isDuplicateKey(error)) throw error;
  }
  deps.nudge(Admissions(deps));
  return doc;
}

/** The first rule that a step breaks is thrown; else what it changes. */
type Build = (now: Date) => Partial<Pick<AdmissionDoc, 'rounds' | 'until' | 'ended'>>;

/**
 * A step of the table: one guarded write `{_id, state, revision}` with its event. Outcomes: the request after it, or as
 * it is when the same request came before; `not_allowed`, `wrong_state`, `conflict`, and what the step itself refuses.
 */
async function step(deps: Deps, doc: AdmissionDoc, actor: AdmissionActor, action: AdmissionAction, ask: AdmissionAsk, build: Build): Promise<AdmissionDoc> {
  const stamp = `${action}:${actor.personId}:${ask.key}`;
  if (doc.keys.includes(stamp)) return doc;
  const rows = ADMISSION_TRANSITIONS.filter((row) => row.action === action);
  if (!rows.some((row) => actor.parts.includes(row.by))) throw new DomainError('not_allowed');
  if (ask.revision !== doc.revision) throw new DomainError('conflict', { state: doc.state, revision: doc.revision });
  const row = rows.find(({ from }) => from === doc.state);
  if (!row) throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
  const now = deps.clock.now();
  const set = { ...build(now), state: row.to, waiting: row.to === 'asked', revision: doc.revision + 1, updatedAt: now };
  const next: AdmissionDoc = { ...doc, ...set };
  const update = { $set: set, $push: { keys: { $each: [stamp], $slice: -REMEMBERED_KEYS } } };
  const written = await Admissions(deps).findOneAndUpdate({ _id: doc._id, state: doc.state, revision: doc.revision }, withEvents(update, [eventOf(next, action, actor.personId)], now), { returnDocument: 'after' }).lean<AdmissionDoc>();
  if (written) {
    deps.nudge(Admissions(deps));
    return written;
  }
  const present = await Admissions(deps).findById(doc._id, { pending: 0 }).lean<AdmissionDoc>();
  if (!present) throw new DomainError('not_found');
  if (present.keys.includes(stamp)) return present;
  throw new DomainError('conflict', { state: present.state, revision: present.revision });
}

/** The rounds with the last one decided. */
const decidedBy = (doc: AdmissionDoc, decision: AdmissionDecision): AdmissionRound[] => doc.rounds.map((round, at) => (at === doc.rounds.length - 1 ? { ...round, decision } : round));

/** The station admits the work until a day, no later than asked. Beside `step`: `rule_refused` untilOver, untilLater. */
export const admit = (deps: Deps, doc: AdmissionDoc, actor: AdmissionActor, { until, reason, ...ask }: AdmissionAsk & { readonly until: Day; readonly reason: string }): Promise<AdmissionDoc> =>
  step(deps, doc, actor, 'admit', ask, (at) => {
    const last = doc.rounds[doc.rounds.length - 1];
    assertUntil(deps, until, last?.until);
    return { rounds: decidedBy(doc, { at, personId: actor.personId, admitted: true, ground: null, article: last?.basis ?? '', reason, until }), until };
  });

/** The station refuses with the article, which is kept as it was cited. */
export const refuseAdmission = (deps: Deps, doc: AdmissionDoc, actor: AdmissionActor, { ground, reason, ...ask }: AdmissionAsk & { readonly ground: RefusalGround; readonly reason: string }): Promise<AdmissionDoc> =>
  step(deps, doc, actor, 'refuse', ask, (at) => ({ rounds: decidedBy(doc, { at, personId: actor.personId, admitted: false, ground, article: REFUSAL_ARTICLES[ground], reason, until: null }) }));

/** Whoever was refused comes again. Beside `step`: `rule_refused` askedOften, untilOver, untilFar. */
export const askAgain = (deps: Deps, doc: AdmissionDoc, actor: AdmissionActor, { revision, key, ...means }: AdmissionAsk & Means): Promise<AdmissionDoc> =>
  step(deps, doc, actor, 'askAgain', { revision, key }, (at) => {
    if (doc.rounds.length >= ADMISSION_LIMITS.rounds) refuse('askedOften');
    assertUntil(deps, means.until);
    return { rounds: [...doc.rounds, roundOf(actor.personId, at, means)] };
  });

/** Whoever asked takes it back before it is decided. */
export const withdrawAdmission = (deps: Deps, doc: AdmissionDoc, actor: AdmissionActor, ask: AdmissionAsk): Promise<AdmissionDoc> => step(deps, doc, actor, 'withdraw', ask, () => ({}));

/** Either side ends admitted work before its day, with the reason. Beside `step`: `rule_refused` endedByItself. */
export const endAdmission = (deps: Deps, doc: AdmissionDoc, actor: AdmissionActor, { reason, ...ask }: AdmissionAsk & { readonly reason: string }): Promise<AdmissionDoc> =>
  step(deps, doc, actor, 'end', ask, (at) => {
    if (!runsOn(doc, dayOf(at))) refuse('endedByItself');
    return { ended: { at, personId: actor.personId, by: actor.parts.includes('station') ? 'station' : 'asker', reason } };
  });
