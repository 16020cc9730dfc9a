import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { OrderIn } from '../../../shared/contract/orders';
import type { ProxyDoor } from '../../../shared/domain/cases/proxy';
import type { OrderResult } from '../../../shared/domain/integrations/orders';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { ASKING_KINDS } from '../../../shared/domain/matters/admissions';
import type { Deps } from '../../platform/deps';
import { caseOfOrder, fileOrder, loadCase, tellFromOutside, type CaseDoc } from '../cases';
import { admissionsOfOrders, askAdmission, askAgain, matterScope, type AdmissionDoc } from '../matters';
import { allUnits, getUnit, levelsOf } from '../organisation';
import { personFor } from '../proxy';

/** Where orders come from: a channel, or a platform whose tables are taken in. Its id stands in the cases. */
export interface OrderFrom {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
}
/** How orders of a table are told apart from those of a channel. */
export interface OrderWay {
  /** The category that somebody chose for their word. */
  readonly categoryId?: string;
  readonly door?: ProxyDoor;
}
export type GivenOrder = z.output<typeof OrderIn>;
type Matter = NonNullable<GivenOrder['matter']>;
type Work = NonNullable<GivenOrder['work']>;

/** What became of an order. */
export interface OrderOutcome {
  readonly result: OrderResult;
  /** Rule or reason of a refusal. */
  readonly why: string | null;
  readonly doc: CaseDoc | null;
  readonly admission: AdmissionDoc | null;
}
const NOTHING = { why: null, doc: null, admission: null } as const;
const TRIES = 5;

/** As whom the system behind a channel or a table uploads and acts: nobody's account. */
export const outsidePerson = (id: string): string => `outside-${id}`;


/** Ids that follow from what orders are known by. */
export const orderDigest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** What another message says of an order that was taken before stands in its case for staff, once. */
async function tellAgain(deps: Deps, from: OrderFrom, given: GivenOrder, known: CaseDoc): Promise<void> {
  if (given.matter === null || given.matter.text === known.text) return;
  const id = orderDigest(`order\n${from.id}\n${given.id}`);
  const speaker = { uploader: outsidePerson(from.id), unitId: from.unitId, via: { answer: id, name: from.name, number: given.number } };
  let doc = known;
  for (let left = TRIES; ; left -= 1) {
    try {
      await tellFromOutside(deps, doc, speaker, { revision: doc.revision, key: id }, { note: given.matter.text, photoIds: [] }, true);
      return;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'rule_refused') return;
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 0) throw error;
      doc = await loadCase(deps, doc._id);
    }
  }
}

async function takeMatter(deps: Deps, from: OrderFrom, given: GivenOrder, matter: Matter, { categoryId, door = 'hotline' }: OrderWay): Promise<OrderOutcome> {
  const known = await caseOfOrder(deps, from.id, given.number);
  if (known) {
    await tellAgain(deps, from, given, known);
    return { ...NOTHING, result: 'known', doc: known };
  }
  const by = outsidePerson(from.id);
  const { personId, accountless } = await personFor(deps, matter.reporter, `${by}:${given.number}`);
  const proxy = { door, helperId: by, helperUnitId: from.unitId, consent: { how: 'phone' as const, at: deps.clock.now(), byId: by }, accountless, sms: false };
  const order = { channelId: from.id, number: given.number, category: matter.category, deadline: given.deadline === null ? null : new Date(given.deadline) };
  const doc = await fileOrder(deps, { ...matter, category: categoryId ?? matter.category }, { reporterId: personId, proxy, order, from: from.name, contentHash: orderDigest(`order\n${from.id}\n${given.number}`) });
  return doc ? { ...NOTHING, result: 'filed', doc } : { ...NOTHING, result: 'refused', why: 'categoryUnknown' };
}

/** What was refused is asked for anew when it comes again with other means, as by hand; all else that comes again changes nothing. */
async function askedAgain(deps: Deps, from: OrderFrom, given: GivenOrder, { purpose, basis, people, money, until }: Work, known: AdmissionDoc): Promise<OrderOutcome> {
  const last = known.rounds.at(-1);
  const same = last !== undefined && [purpose === last.purpose, basis === last.basis, people === last.people, money === last.money, until === last.until].every(Boolean);
  if (known.state !== 'refused' || same) return { ...NOTHING, result: 'known', admission: known };
  const personId = outsidePerson(from.id);
  try {
    const admission = await askAgain(deps, known, { personId, parts: ['asker'] }, { revision: known.revision, key: orderDigest(given.id), purpose, basis, people, money, until });
    return { ...NOTHING, result: 'admission', admission };
  } catch (error) {
    // Somebody else was faster: theirs stands.
    if (error instanceof DomainError && error.code === 'conflict') return { ...NOTHING, result: 'known', admission: known };
    throw error;
  }
}

/** Work that is not the community's own has to be admitted first (准入); the station decides. */
async function takeWork(deps: Deps, from: OrderFrom, given: GivenOrder, work: Work): Promise<OrderOutcome> {
  const unit = await getUnit(deps, from.unitId);
  if (!unit || !ASKING_KINDS.includes(unit.kind)) return { ...NOTHING, result: 'refused', why: 'notAsking' };
  const community = (await allUnits(deps)).find(({ id, name, kind, closedAt }) => kind === 'community' && closedAt === null && (id === work.community || name === work.community));
  if (!community) return { ...NOTHING, result: 'refused', why: 'communityUnknown' };
  const known = (await admissionsOfOrders(deps, from.id, [given.number])).get(given.number);
  if (known) return askedAgain(deps, from, given, work, known);
  const { community: _, ...ask } = work;
  const order = { from: from.id, name: from.name, number: given.number };
  const admission = await askAdmission(deps, matterScope(await levelsOf(deps, community.id)), from.unitId, outsidePerson(from.id), { ...ask, key: orderDigest(given.number), order });
  return { ...NOTHING, result: 'admission', admission };
}

/**
 * Takes an order of a platform above: a resident's matter becomes a case with their number and the earlier limit, once
 * for each number; work outside of the list becomes a request for admission. `refused` names the rule that refuses it.
 */
export async function takeOrder(deps: Deps, from: OrderFrom, given: GivenOrder, way: OrderWay = {}): Promise<OrderOutcome> {
  try {
    if (given.matter !== null) return await takeMatter(deps, from, given, given.matter, way);
    return given.work === null ? { ...NOTHING, result: 'refused', why: 'categoryUnknown' } : await takeWork(deps, from, given, given.work);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'rule_refused') return { ...NOTHING, result: 'refused', why: String(error.data.rule) };
    throw error;
  }
}
