import { VISIT_TERMS } from '../../../config/catalogue/visits';
import type { ResponseOf } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { eraseAt } from '../../../shared/domain/visits/limits';
import { visitActions, type VisitPart } from '../../../shared/domain/visits/states';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits, presentStation } from '../organisation';
import type { PromiseRow, VisitDoc } from './document';
import { sightIn, type Person } from './policy';

export type View = ResponseOf<'GET /visits/:id'>;
export type Row = ResponseOf<'GET /visits'>['items'][number];

type Names = ReadonlyMap<string, { readonly name: string }>;
const nameOf = (names: Names, id: string): string => names.get(id)?.name ?? '';
const isLate = ({ state, dueOn }: PromiseRow, now: Date): boolean => state === 'open' && dueOn < dayOf(now);
/** Who asked for somebody else does not read what that person said. */
const mayHear = (parts: readonly VisitPart[]): boolean => parts.some((part) => part !== 'asker');

/** Whether something waits for the viewer's own word. */
function waitsFor({ state, heard }: VisitDoc, parts: readonly VisitPart[]): boolean {
  const resident = parts.includes('visited') || parts.includes('asker');
  if (resident && state === 'proposed') return true;
  if (parts.includes('visited') && heard.some((one) => one.state === 'asked')) return true;
  return (parts.includes('worker') && state === 'given') || (parts.includes('station') && state === 'asked');
}
const namesOf = (deps: Deps, docs: readonly VisitDoc[]): Promise<Names> => getPeople(deps, docs.flatMap(({ visitedId, askerId, workerId }) => [visitedId, askerId, ...(workerId ? [workerId] : [])]));

function rowOf(doc: VisitDoc, parts: readonly VisitPart[], names: Names, now: Date): Row {
  const { _id: id, state, reason, whom, visitedId, workerId, visitAt, promises, createdAt } = doc;
  const open = promises.filter((one) => one.state === 'open');
  return { id, state, reason, whom, person: nameOf(names, visitedId), worker: workerId && nameOf(names, workerId), visitAt: visitAt?.toISOString() ?? null, promises: { open: open.length, late: open.some((one) => isLate(one, now)) }, waits: waitsFor(doc, parts), at: createdAt.toISOString() };
}
/** Rows of a list; every visit in it is there for who looks. */
export async function presentRows(deps: Deps, docs: readonly VisitDoc[], person: Person): Promise<Row[]> {
  const [names, now] = [await namesOf(deps, docs), deps.clock.now()];
  return docs.map((doc) => rowOf(doc, sightIn(person, doc), names, now));
}

/** One visit as its viewer may see it. `not_found` where it is not there for them. */
export async function presentVisit(deps: Deps, doc: VisitDoc, person: Person): Promise<View> {
  const [parts, now, { station }] = [sightIn(person, doc), deps.clock.now(), doc.scope];
  const [names, units] = await Promise.all([namesOf(deps, [doc]), getUnits(deps, [station])]);
  const hears = mayHear(parts);
  return {
    ...rowOf(doc, parts, names, now), revision: doc.revision, parts, text: doc.text, times: doc.times, timesText: doc.timesText, place: doc.place?.text ?? '', asker: doc.askerId === doc.visitedId ? null : nameOf(names, doc.askerId), consent: doc.consent?.how ?? null,
    station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }),
    promised: doc.promises.map((one) => ({ id: one.id, text: one.text, dueOn: one.dueOn, state: one.state, late: isLate(one, now), why: one.why })),
    heard: hears ? doc.heard.map(({ id, to, category, text, state, consent, target }) => ({ id, to, category, text, state, consent, target })) : [],
    nextOn: doc.nextOn, eraseAt: eraseAt(doc, VISIT_TERMS)?.toISOString() ?? null,
    timeline: doc.timeline.filter(({ action }) => hears || !['hear', 'agree', 'refuse', 'spoken', 'become'].includes(action)).map(({ id, at, action, part, code, text }) => ({ id, at: at.toISOString(), action, part, code, text })).reverse(),
    actions: visitActions(doc, parts),
  };
}
