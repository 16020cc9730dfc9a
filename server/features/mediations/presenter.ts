import type { ResponseOf } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { courtUntil } from '../../../shared/domain/mediations/limits';
import { MEDIATION_SIDES, mediationActions, type MediationPart, type MediationSide } from '../../../shared/domain/mediations/states';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits, presentStation } from '../organisation';
import type { MediationDoc } from './document';
import { goneAt } from './due';
import { partsIn, sightIn, type Person } from './policy';

export type View = ResponseOf<'GET /mediations/:id'>;
export type Row = ResponseOf<'GET /mediations'>['items'][number];
type Names = ReadonlyMap<string, { readonly name: string }>;
type SideView = View['sides']['first'];

const namesOf = (deps: Deps, docs: readonly MediationDoc[]): Promise<Names> => getPeople(deps, docs.flatMap(({ sides, mediatorId }) => [sides.first.personId, sides.second.personId, mediatorId]));
const nameOf = (names: Names, id: string | null): string => names.get(id ?? '')?.name ?? '';
const sideIn = (parts: readonly MediationPart[]): MediationSide | null => MEDIATION_SIDES.find((side) => parts.includes(side)) ?? null;
/** A side that has not agreed knows who asks and about what, in one word; nobody reads it without need: the office has what was agreed to be handed over. */
const outside = (doc: MediationDoc, parts: readonly MediationPart[]): boolean => { const own = sideIn(parts); return own !== null && doc.sides[own].consent !== 'yes'; };

/** How a side is called: by name once the station has named it; before that in the words of who asked, who alone reads them beside the station. */
function calledOf({ sides, who }: MediationDoc, side: MediationSide, parts: readonly MediationPart[], names: Names): string {
  const { personId } = sides[side];
  return personId !== null ? nameOf(names, personId) : parts.includes('first') || parts.includes('station') ? who : '';
}
/** Whether something waits for the viewer. */
function waitsFor(doc: MediationDoc, parts: readonly MediationPart[]): boolean {
  const own = sideIn(parts);
  if (own !== null) return doc.sides[own].consent === 'asked' || (doc.state === 'drafted' && doc.sides[own].signed === null) || (doc.state === 'inForce' && doc.sides[own].kept === null && doc.told.some((name) => name.startsWith('followUpDue')));
  if (parts.includes('mediator') && (doc.state === 'appointed' || (doc.state === 'inForce' && doc.told.some((name) => name.startsWith('followUpDue'))))) return true;
  if (parts.includes('station') && ['asked', 'willing', 'signed'].includes(doc.state)) return true;
  return parts.includes('office') && doc.state === 'escalated';
}
function rowOf(doc: MediationDoc, parts: readonly MediationPart[], names: Names): Row {
  const { _id: id, state, kind, mediatorId, sessionAt, createdAt } = doc;
  const closed = outside(doc, parts);
  return { id, state, kind, first: calledOf(doc, 'first', parts, names), second: calledOf(doc, 'second', parts, names), mediator: mediatorId === null || closed ? null : nameOf(names, mediatorId), sessionAt: closed ? null : (sessionAt?.toISOString() ?? null), waits: waitsFor(doc, parts), at: createdAt.toISOString() };
}
/** Rows of a list; every mediation in it is there for who looks. */
export async function presentRows(deps: Deps, docs: readonly MediationDoc[], person: Person): Promise<Row[]> {
  const names = await namesOf(deps, docs);
  return docs.map((doc) => rowOf(doc, partsIn(person, doc), names));
}

/** What a side said: to itself, mediator and station; to the other side where it may; to the office where it agreed that the record goes there. */
function statementFor(doc: MediationDoc, side: MediationSide, parts: readonly MediationPart[]): string | null {
  const { statement, shown, office } = doc.sides[side];
  const own = sideIn(parts);
  if (own !== null) return own === side || (shown && !outside(doc, parts)) ? statement : null;
  if (parts.includes('mediator') || parts.includes('station')) return statement;
  return office ? statement : null;
}
function sideView(doc: MediationDoc, side: MediationSide, parts: readonly MediationPart[], names: Names): SideView {
  const { consent, consentHow, shown, signed, signedAt, kept, office } = doc.sides[side];
  return { name: calledOf(doc, side, parts, names), consent, consentHow, statement: statementFor(doc, side, parts), shown, signed, signedAt: signedAt?.toISOString() ?? null, kept, office };
}
function agreementView({ agreement }: MediationDoc): View['agreement'] {
  if (!agreement) return null;
  const { text, dueOn, followUpOn, edition, confirmedAt } = agreement;
  return { text, dueOn, followUpOn, edition, confirmedAt: confirmedAt?.toISOString() ?? null, courtUntil: confirmedAt && courtUntil(dayOf(confirmedAt)) };
}

/** One mediation as its viewer may see it. `not_found` where it is not there for them. */
export async function presentMediation(deps: Deps, doc: MediationDoc, person: Person): Promise<View> {
  const parts = sightIn(person, doc);
  const closed = outside(doc, parts);
  const { station } = doc.scope;
  const [names, units] = await Promise.all([namesOf(deps, [doc]), getUnits(deps, [station, ...(doc.office ? [doc.office.unitId] : [])])]);
  // What a side that has not agreed knows of it began with its being asked.
  const story = closed ? doc.timeline.filter(({ part, action }) => parts.includes(part) || action === 'invite' || action === 'begin' || action === 'callOff') : doc.timeline;
  return {
    ...rowOf(doc, parts, names), revision: doc.revision, parts, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }), who: parts.includes('first') || parts.includes('station') ? doc.who || null : null,
    sides: { first: sideView(doc, 'first', parts, names), second: sideView(doc, 'second', parts, names) }, mediatorId: closed ? null : doc.mediatorId, place: closed ? '' : doc.place,
    sessions: closed ? [] : doc.sessions.map(({ id, at, place, outcome, record }) => ({ id, at: at.toISOString(), place, outcome, record })), agreement: closed ? null : agreementView(doc),
    office: doc.office && !closed ? { name: units.get(doc.office.unitId)?.name ?? '', answer: doc.office.answer } : null, eraseAt: goneAt(doc)?.toISOString() ?? null,
    timeline: story.map(({ id, at, action, part, code, text }) => ({ id, at: at.toISOString(), action, part, code, text })).reverse(), actions: mediationActions(doc, parts),
  };
}
