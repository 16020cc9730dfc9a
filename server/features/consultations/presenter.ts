import type { ResponseOf } from '../../../shared/contract';
import { handsOpen } from '../../../shared/domain/consultations/actions';
import { CONSULTATION_LIMITS } from '../../../shared/domain/consultations/kinds';
import { ruleAgainstAsk, ruleAgainstOpinion, ruleAgainstRating } from '../../../shared/domain/consultations/rules';
import { needsOf } from '../../../shared/domain/consultations/steps';
import { carryDue } from '../../../shared/domain/topics/limits';
import type { Deps } from '../../platform/deps';
import { bodiesById, conveners, conveningUnits } from '../bodies';
import { photoViews, type SeenPhoto } from '../files';
import { getPeople, type PersonInfo } from '../identity';
import { getUnits, presentStation, type UnitInfo } from '../organisation';
import { actionsFor } from './actions';
import type { AskDoc, ConsultationDoc, OpinionDoc } from './document';
import { scoresOf, tookPart, type Stances } from './people';
import { standingOf, type Looker, type Standing } from './policy';
import { attendedOf, askedBy, factsOf, meetingsOf, opinionsOf, opinionsToCheck, type Attended } from './queries';
import { goingStep } from './step';
import { ratingOf } from './ratings';

export type View = ResponseOf<'GET /consultations/:id'>;
export type Row = ResponseOf<'GET /consultations'>['items'][number];
export type MeetingRow = View['meetings'][number];
type Photo = View['options'][number]['photos'][number];
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function rowOf(doc: ConsultationDoc, body: string): Row {
  const going = goingStep(doc);
  return { id: doc._id, number: doc.number, state: doc.state, title: doc.title, template: doc.template, body: { id: doc.bodyId, name: body }, topicId: doc.topicId, step: going && { id: going.step.id, kind: going.step.kind, until: going.until.toISOString() }, at: doc.createdAt.toISOString() };
}
/** Rows of lists. */
export async function presentRows(deps: Deps, docs: readonly ConsultationDoc[]): Promise<Row[]> {
  const bodies = await bodiesById(deps, docs.map(({ bodyId }) => bodyId));
  return docs.map((doc) => rowOf(doc, bodies.get(doc.bodyId)?.name ?? ''));
}

export const meetingRowOf = ({ meeting, members, present, quorate }: Attended): MeetingRow => ({
  id: meeting._id, kind: meeting.kind, state: meeting.state, stepId: meeting.stepId, place: meeting.place, startsAt: meeting.startsAt.toISOString(), endsAt: meeting.endsAt.toISOString(), members, present, quorate, signed: meeting.minutes?.signedById != null,
});
/** Pictures that those put there who answer for the body. */
export const photosOf = (seen: ReadonlyMap<string, SeenPhoto>, ids: readonly string[]): Photo[] => ids.flatMap((id) => {
  const found = seen.get(id);
  if (!found) return [];
  const { check: _check, ...photo } = found;
  return [photo];
});

interface Lookups {
  readonly units: ReadonlyMap<string, UnitInfo>;
  readonly people: ReadonlyMap<string, PersonInfo>;
}
const NONE: Stances = { for: 0, against: 0, changes: 0 };
function clausesOf(doc: ConsultationDoc, own: readonly OpinionDoc[]): View['clauses'] {
  return doc.clauses.map(({ id, words }) => {
    const mine = own.find(({ clauseId }) => clauseId === id);
    return { id, words, opinions: doc.figures?.[id] ?? NONE, mine: mine ? { stance: mine.stance, text: mine.text, shown: mine.shown } : null };
  });
}
function tasksOf(doc: ConsultationDoc, who: Looker, { units }: Lookups, now: Date): View['tasks'] {
  const own = conveningUnits(who);
  return doc.tasks.map(({ id, title, unitId, dueOn, firstOn, moved, doneAt, of, targetId, notes }) => ({
    id, title, unit: { id: unitId, name: units.get(unitId)?.name ?? '' }, dueOn, firstOn, moved, done: doneAt !== null, late: doneAt === null && carryDue(dueOn) <= now, of, targetId, notes: notes.map(({ at, text }) => ({ at: at.toISOString(), text })), mine: own.includes(unitId),
  }));
}
function decisionOf({ decision }: ConsultationDoc): View['decision'] {
  if (!decision) return null;
  const { way, at, text, heldOn, members, present, voteId, results } = decision;
  return { way, at: at.toISOString(), text, heldOn, members, present, voteId, results };
}
async function whyOf(deps: Deps, doc: ConsultationDoc, who: Looker, { near, seats }: Standing): Promise<View['why']> {
  const place = { state: doc.state, step: goingStep(doc)?.step.kind ?? null };
  const speaker = { level: who.level ?? 0, near };
  const [questions, objections, took] = await Promise.all([askedBy(deps, doc._id, 'question', who.personId, CONSULTATION_LIMITS.asks), askedBy(deps, doc._id, 'objection', who.personId, CONSULTATION_LIMITS.asks), tookPart(deps, doc, who.personId, seats.length > 0)]);
  return {
    opinion: ruleAgainstOpinion(place, speaker), question: ruleAgainstAsk(place, 'question', speaker, questions, CONSULTATION_LIMITS.asks), objection: ruleAgainstAsk(place, 'objection', speaker, objections, CONSULTATION_LIMITS.asks), rating: ruleAgainstRating(place, took),
  };
}

/** One consultation as its viewer may see it. */
export async function presentConsultation(deps: Deps, doc: ConsultationDoc, who: Looker): Promise<View> {
  const [now, standing, going] = [deps.clock.now(), await standingOf(deps, who, doc), goingStep(doc)];
  const answering = standing.part === 'body';
  const attended = await attendedOf(deps, doc, await meetingsOf(deps, doc._id));
  const [facts, own, toCheck, why, scores, mine, photos] = await Promise.all([
    factsOf(deps, doc, attended), opinionsOf(deps, doc, who.personId), answering ? opinionsToCheck(deps, doc._id) : 0, whyOf(deps, doc, who, standing), scoresOf(deps, doc._id), ratingOf(deps, doc._id, who.personId), photoViews(deps, doc.fileIds),
  ]);
  const { community, station } = doc.scope;
  const actions = actionsFor(doc, standing, who);
  const [units, people, choices] = await Promise.all([getUnits(deps, [community, station, ...doc.owners, ...doc.conveners]), getPeople(deps, doc.counted ? [doc.counted.byId] : []), actions.includes('task') ? conveners(deps, doc.scope) : []]);
  const named = (id: string) => ({ id, name: units.get(id)?.name ?? '' });
  return {
    ...rowOf(doc, standing.body.name), revision: doc.revision, text: doc.text, viewer: standing.part, community: named(community), station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }), rulesVersion: doc.rules.version, rollId: doc.rollId, place: doc.place.text,
    clauses: clausesOf(doc, own), options: doc.options.map(({ id, label, cost, photoIds }) => ({ id, label, cost, photos: photosOf(photos, photoIds) })),
    steps: doc.plan.map((step, at) => ({ ...step, meeting: step.meeting && { kinds: [...step.meeting.kinds], sides: [...step.meeting.sides], quorum: step.meeting.quorum }, startedAt: iso(doc.steps[at]?.startedAt ?? null), endedAt: iso(doc.steps[at]?.endedAt ?? null) })),
    next: going && { id: going.step.id, kind: going.step.kind, until: going.until.toISOString(), needs: needsOf(going.step, going.row, facts, now), agreed: going.row.agreed.map(({ unitId }) => named(unitId)), wanted: doc.conveners.length },
    why, waiting: { questions: facts.questions, objections: facts.objections, opinions: toCheck }, meetings: attended.map(meetingRowOf),
    counted: doc.counted && handsOpen(standing.part) ? { meetingId: doc.counted.meetingId, by: people.get(doc.counted.byId)?.name ?? '', mine: doc.counted.byId === who.personId } : null, decision: decisionOf(doc),
    tasks: tasksOf(doc, who, { units, people }, now), report: doc.report, ratings: { ...scores, mine },
    timeline: doc.timeline.map(({ id, at, action, part, code, text }) => ({ id, at: at.toISOString(), action, part, code, text })).reverse(), actions, units: choices, publicUrl: doc.decision ? `/p/decisions/${doc._id}` : null,
  };
}

type Opinion = ResponseOf<'GET /consultations/:id/opinions'>['items'][number];
export const presentOpinion = ({ _id, clauseId, stance, text, paper, shown, at, personId }: OpinionDoc, who: Looker): Opinion => ({ id: _id, clauseId, stance, text, paper, shown, mine: personId === who.personId, at: at.toISOString() });
type Asked = ResponseOf<'GET /consultations/:id/asks'>['items'][number];
/** Questions and objections; who asked is told nobody, who answered is named. */
export async function presentAsks(deps: Deps, rows: readonly AskDoc[], who: Looker): Promise<Asked[]> {
  const [now, people] = [deps.clock.now(), await getPeople(deps, rows.flatMap(({ answer }) => answer?.byId ?? []))];
  return rows.map(({ _id, kind, text, shown, personId, at, answerBy, open, answer }) => ({
    id: _id, kind, text, shown, mine: personId === who.personId, at: at.toISOString(), answerBy: answerBy.toISOString(), late: open && answerBy <= now, answer: answer && { text: answer.text, by: people.get(answer.byId)?.name ?? '', at: answer.at.toISOString() },
  }));
}
