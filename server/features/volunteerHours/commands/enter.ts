import { createHash } from 'node:crypto';
import { HOURS_TERMS } from '../../../../config/catalogue/volunteerHours';
import { ruleAgainstAge, ruleAgainstCorrection, ruleAgainstEvidence, ruleAgainstSpan } from '../../../../shared/domain/volunteerHours/rules';
import type { Evidence } from '../../../../shared/domain/volunteerHours/states';
import { countedMinutes } from '../../../../shared/domain/volunteerHours/time';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import type { TeamDoc } from '../../volunteerTeams';
import type { VolunteerDoc } from '../../volunteers';
import { countingVolunteer, mustFit } from '../beside';
import type { ServiceRecordDoc } from '../document';
import { eventOf } from '../events';
import { countsOf, entriesOf } from '../ledger/chain';
import { ServiceRecords } from '../model';
import { correctionUnderWay, loadRecord } from '../queries';
import { applyStep, derive, refuse, wordsOrNull, type Actor, type Ask } from '../step';
import { fitPhotos, fitWords } from '../words';

/** When, and what was done; moments in ISO 8601. */
export interface ServiceAsk {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly breakMinutes: number;
}
export interface ProofAsk {
  readonly evidence: 'photos' | 'list';
  readonly list: string;
  readonly photoIds: readonly string[];
}
type Time = Pick<ServiceRecordDoc, 'title' | 'from' | 'to' | 'breakMinutes' | 'minutes'>;
type Fresh = Partial<ServiceRecordDoc> & Time & Pick<ServiceRecordDoc, 'state' | 'kind' | 'evidence'>;

/** The id of what somebody writes by hand: it follows from who, what and the key of the request. */
const manualId = (personId: string | null, what: string, key: string): string => `manual-${createHash('sha256').update(`serviceRecord\n${personId ?? ''}\n${what}\n${key}`).digest('base64url').slice(0, 24)}`;

/** Times as they are kept. `rule_refused` hoursTime, hoursFuture, hoursTooOld, hoursTooLong, hoursNothing. */
function fitTime(deps: Deps, { title, from, to, breakMinutes }: ServiceAsk): Time {
  const [now, span] = [deps.clock.now(), { from: new Date(from), to: new Date(to) }];
  const rule = ruleAgainstSpan({ ...span, breakMinutes }, now, HOURS_TERMS) ?? ruleAgainstAge(span, now, HOURS_TERMS);
  return rule ? refuse(rule) : { title, ...span, breakMinutes, minutes: countedMinutes(span, breakMinutes, HOURS_TERMS) };
}

/** What shows it. `rule_refused` hoursPhotos, hoursList, photoNotYours, hoursCode, and those of words. */
async function fitProof(deps: Deps, actor: Actor, { evidence, list, photoIds }: ProofAsk, kept: readonly string[] = []): Promise<{ evidence: Evidence; list: string; fresh: string[] }> {
  const fresh = await fitPhotos(deps, actor.personId, photoIds.filter((id) => !kept.includes(id)));
  const rule = ruleAgainstEvidence(evidence, { photos: kept.length + fresh.length, list });
  return rule ? refuse(rule) : { evidence, list, fresh };
}

/** A new record with its first line and its event. */
export function newRecord(deps: Deps, volunteer: VolunteerDoc, actor: Actor, id: string, contentHash: string, fresh: Fresh, action: 'ask' | 'enter' | 'attend'): ServiceRecordDoc {
  const now = deps.clock.now();
  const base: ServiceRecordDoc = {
    _id: id, revision: 0, contentHash, volunteerId: volunteer._id, personId: volunteer.personId, name: volunteer.name, scope: volunteer.scope, manual: true, text: '', list: '', enteredBy: action === 'enter' ? actor.personId : null, confirmedBy: null, publishedAt: null, publishUntil: null,
    objections: [], correctsId: null, teamId: null, shiftId: null, shownBy: [], unleft: false, queued: false, entry: null, reminded: false, waitsSince: now, desk: 'confirm', deskAt: now, fileIds: [], keys: [], createdAt: now, updatedAt: now, pending: [], ...fresh,
    timeline: [{ id: '0', at: now, action, part: action === 'ask' ? 'self' : actor.personId === null ? 'system' : 'enterer', personId: actor.personId, unitId: action === 'ask' ? null : (fresh.scope ?? volunteer.scope).station, code: null, text: wordsOrNull(fresh.text ?? '') }],
  };
  const { nextCheckAt, ...derived } = derive(base);
  const doc = { ...base, ...derived, ...(nextCheckAt ? { nextCheckAt } : {}) };
  return { ...doc, ...pendingOf([eventOf(doc, action, actor.personId)], now) };
}

/** Makes a record once: for the same key the same one, `key_reused` with other content. */
export async function make(deps: Deps, id: string, contentHash: string, build: () => Promise<ServiceRecordDoc>): Promise<ServiceRecordDoc> {
  const known = await ServiceRecords(deps).findById(id, { pending: 0 }).lean<ServiceRecordDoc>();
  if (known) {
    if (known.contentHash !== contentHash) throw new DomainError('key_reused');
    return known;
  }
  try {
    await ServiceRecords(deps).insertMany([await build()]);
    deps.nudge(ServiceRecords(deps));
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return loadRecord(deps, id);
}
const hashOf = (deps: Deps, ask: object): string => deps.cipher.fingerprint(JSON.stringify(ask));

/** A volunteer asks for hours that no attendance shows. Outcomes: the record; `key_reused`; `rule_refused` by time, words, photos, and hoursOverlap, hoursDay, hoursMonth. */
export function askForHours(deps: Deps, volunteer: VolunteerDoc, { key, ...ask }: ServiceAsk & { readonly text: string; readonly photoIds: readonly string[]; readonly key: string }): Promise<ServiceRecordDoc> {
  const { personId } = volunteer;
  const [actor, id, contentHash] = [{ personId, parts: ['self'] } satisfies Actor, manualId(personId, 'ask', key), hashOf(deps, ask)];
  return make(deps, id, contentHash, async () => {
    const time = fitTime(deps, ask);
    await countingVolunteer(deps, volunteer._id);
    await fitWords(deps, personId, ask.title, ask.text);
    const fileIds = await fitPhotos(deps, personId, ask.photoIds);
    await mustFit(deps, { _id: id, volunteerId: volunteer._id, manual: true, ...time });
    return newRecord(deps, volunteer, actor, id, contentHash, { ...time, kind: 'service', state: 'asked', evidence: null, text: ask.text, fileIds }, 'ask');
  });
}

/** The station, or who leads a team for one of it, writes hours down by hand; a team's are confirmed, published and decided on where the team belongs. Outcomes as of askForHours; hoursPhotos or hoursList without evidence. */
export function enterByHand(deps: Deps, volunteer: VolunteerDoc, actor: Actor, { key, ...ask }: ServiceAsk & ProofAsk & { readonly key: string }, team: Pick<TeamDoc, '_id' | 'scope'> | null = null): Promise<ServiceRecordDoc> {
  const [id, contentHash] = [manualId(actor.personId, volunteer._id, key), hashOf(deps, team ? { ...ask, teamId: team._id } : ask)];
  return make(deps, id, contentHash, async () => {
    const time = fitTime(deps, ask);
    await countingVolunteer(deps, volunteer._id);
    const { evidence, list, fresh } = await fitProof(deps, actor, ask);
    await fitWords(deps, actor.personId, ask.title, list);
    await mustFit(deps, { _id: id, volunteerId: volunteer._id, manual: true, ...time });
    return newRecord(deps, volunteer, actor, id, contentHash, { ...time, kind: 'service', state: 'toConfirm', evidence, list, fileIds: fresh, ...(team ? { teamId: team._id, scope: team.scope } : {}) }, 'enter');
  });
}

/** The station enters what a volunteer asked for, as it finds it to have been. Outcomes as of applyStep and enterByHand. */
export function enter(deps: Deps, doc: ServiceRecordDoc, actor: Actor, ask: ServiceAsk & ProofAsk & Ask): Promise<ServiceRecordDoc> {
  return applyStep(deps, doc, actor, 'enter', ask, async ({ now }) => {
    const time = fitTime(deps, ask);
    await countingVolunteer(deps, doc.volunteerId);
    const { evidence, list, fresh } = await fitProof(deps, actor, ask, doc.fileIds);
    await fitWords(deps, actor.personId, ask.title, list);
    await mustFit(deps, { _id: doc._id, volunteerId: doc.volunteerId, manual: true, ...time });
    return { set: { ...time, evidence, list, enteredBy: actor.personId, waitsSince: now, reminded: false }, files: fresh };
  });
}

/**
 * The station enters what a record should count, with its reason: a record of its own that goes the whole way. Outcomes: the
 * correction; `key_reused`; `rule_refused` hoursNotCounted, hoursCorrection, hoursCorrectionSame, and those of evidence and words.
 */
export function correct(deps: Deps, about: ServiceRecordDoc, volunteer: VolunteerDoc, actor: Actor, { key, ...ask }: ProofAsk & { readonly minutes: number; readonly text: string; readonly key: string }): Promise<ServiceRecordDoc> {
  const [id, contentHash] = [manualId(actor.personId, about._id, key), hashOf(deps, ask)];
  return make(deps, id, contentHash, async () => {
    if (about.kind !== 'service' || about.entry === null) refuse('hoursNotCounted');
    if (await correctionUnderWay(deps, about.volunteerId, about._id)) refuse('hoursCorrectionSame');
    const present = countsOf(await entriesOf(deps, about.volunteerId), about._id);
    const rule = ruleAgainstCorrection({ minutes: ask.minutes, present, span: about }, HOURS_TERMS);
    if (rule) refuse(rule);
    const { evidence, list, fresh } = await fitProof(deps, actor, ask);
    await fitWords(deps, actor.personId, ask.text, list);
    const { title, from, to, breakMinutes } = about;
    return newRecord(deps, volunteer, actor, id, contentHash, { title, from, to, breakMinutes, minutes: ask.minutes - present, kind: 'correction', state: 'toConfirm', evidence, list, text: ask.text, correctsId: about._id, fileIds: fresh, name: about.name, scope: about.scope }, 'enter');
  });
}
