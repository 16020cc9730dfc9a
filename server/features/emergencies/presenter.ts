import type { ResponseOf } from '../../../shared/contract';
import { emergencyActions, mayBeAsked } from '../../../shared/domain/emergencies/states';
import type { Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { casesById } from '../cases';
import { getPeople } from '../identity';
import { getUnits, levelsOf } from '../organisation';
import { helperOf } from '../volunteers';
import type { EmergencyDoc } from './document';
import { holds, sightIn } from './policy';
import { answerOf, countAnswers, helpersWhoCome } from './queries';

export type View = ResponseOf<'GET /emergencies/:id'>;
export type Card = ResponseOf<'GET /emergencies'>['items'][number];
export type Row = NonNullable<ResponseOf<'GET /emergencies'>['desk']>[number];
type Who = Pick<Viewer, 'personId' | 'roles' | 'homeCommunityId'>;

/** Rows of a desk. */
export async function presentRows(deps: Deps, docs: readonly EmergencyDoc[]): Promise<Row[]> {
  const units = await getUnits(deps, docs.map(({ unitId }) => unitId));
  return docs.map(({ _id: id, state, kind, title, areas, unitId, startedAt, createdAt }) => ({ id, state, kind, title, areas: areas.map((area) => ({ id: area.id, name: area.name })), unit: { id: unitId, name: units.get(unitId)?.name ?? '' }, startedAt: startedAt?.toISOString() ?? null, at: createdAt.toISOString() }));
}
/** Who answers where somebody lives: their station, where it lies in the area; else whoever declared it. */
async function callOf(deps: Deps, doc: EmergencyDoc, homeCommunityId: string | null): Promise<Card['call']> {
  const station = homeCommunityId !== null && doc.communities.includes(homeCommunityId) ? (await levelsOf(deps, homeCommunityId)).station : (await getUnits(deps, [doc.unitId])).get(doc.unitId);
  return { name: station?.name ?? '', phone: station?.phone ?? '' };
}
/** What those who live there need at once. */
export async function presentCards(deps: Deps, docs: readonly EmergencyDoc[], homeCommunityId: string | null): Promise<Card[]> {
  const [rows, calls] = await Promise.all([presentRows(deps, docs), Promise.all(docs.map((doc) => callOf(deps, doc, homeCommunityId)))]);
  return docs.flatMap((doc, at) => { const [row, call] = [rows[at], calls[at]]; return row && call ? [{ ...row, advice: doc.advice, call }] : []; });
}

async function questionOf(deps: Deps, doc: EmergencyDoc, personId: string): Promise<View['question']> {
  if (doc.question === null || !holds(doc)) return null;
  const helper = await helperOf(deps, personId);
  return helper && mayBeAsked(helper, doc.communities) ? { text: doc.question, answer: (await answerOf(deps, doc._id, personId))?.yes ?? null } : null;
}
async function deskOf(deps: Deps, doc: EmergencyDoc, part: NonNullable<View['desk']>['part']): Promise<NonNullable<View['desk']>> {
  const [helpers, yes, no, people, cases, units] = await Promise.all([
    helpersWhoCome(deps, doc._id), countAnswers(deps, doc._id, true), countAnswers(deps, doc._id, false), getPeople(deps, doc.timeline.map(({ personId }) => personId)), casesById(deps, doc.summaries.flatMap(({ caseIds }) => caseIds)), getUnits(deps, doc.communities),
  ]);
  return {
    part, actions: emergencyActions(doc.state, part, doc.question !== null), asked: doc.question, yes, no,
    helpers: helpers.map(({ volunteerId, name, community, at }) => ({ volunteerId, name, community: units.get(community)?.name ?? '', at: at.toISOString() })),
    summaries: doc.summaries.map(({ day, filed, closed, open, yes: came, caseIds }) => ({ day, filed, closed, open, yes: came, cases: caseIds.flatMap((id) => { const one = cases.get(id); return one ? [{ id, number: one.number, title: one.title }] : []; }) })).reverse(),
    timeline: doc.timeline.map(({ id, at, action, text, personId }) => ({ id, at: at.toISOString(), action, text, person: people.get(personId ?? '')?.name ?? '' })).reverse(),
  };
}
/** One emergency mode as its viewer may see it. */
export async function presentEmergency(deps: Deps, doc: EmergencyDoc, who: Who): Promise<View> {
  const part = await sightIn(deps, who, doc);
  const [[card], question] = await Promise.all([presentCards(deps, [doc], who.homeCommunityId), questionOf(deps, doc, who.personId)]);
  return { ...(card as Card), revision: doc.revision, question, desk: part && (await deskOf(deps, doc, part)) };
}
