import type { ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { recordActions } from '../../../shared/domain/volunteerHours/rules';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import type { LeftOver } from './commands/confirmShift';
import type { ServiceRecordDoc } from './document';
import { deskFilter, isStation, sightIn, type Person } from './policy';
import { evidentTo, presentRows } from './presenter';
import { recordsOfShift, waitingOf } from './queries';

type ShiftView = ResponseOf<'GET /workbench/hour-shifts/:shiftId'>;
type ShiftRow = ResponseOf<'GET /workbench/service-records'>['shifts'][number];

const mayConfirm = (person: Person, doc: ServiceRecordDoc): boolean => recordActions(doc, sightIn(person, doc), person.personId).includes('confirm');
/** From the earliest beginning to the latest end: people come late and leave early. */
const timeOf = (docs: readonly ServiceRecordDoc[]): { from: string; to: string } => ({ from: new Date(Math.min(...docs.map(({ from }) => from.getTime()))).toISOString(), to: new Date(Math.max(...docs.map(({ to }) => to.getTime()))).toISOString() });

/** Shifts of which somebody can confirm two records or more, the earliest first. */
export async function presentShifts(deps: Deps, person: Person): Promise<ShiftRow[]> {
  const shifts = new Map<string, ServiceRecordDoc[]>();
  for (const doc of await waitingOf(deps, deskFilter(person))) if (doc.shiftId && mayConfirm(person, doc)) shifts.set(doc.shiftId, [...(shifts.get(doc.shiftId) ?? []), doc]);
  return [...shifts].filter(([, docs]) => docs.length > 1).map(([shiftId, docs]) => ({ shiftId, title: docs[0]?.title ?? '', ...timeOf(docs), count: docs.length })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The records of one shift that somebody looks after as its station or as leader of its team. `not_found` where none of it is theirs. */
export async function shiftFor(deps: Deps, person: Person, shiftId: string): Promise<Map<string, ServiceRecordDoc>> {
  const docs = await recordsOfShift(deps, shiftId);
  const theirs = docs.filter(({ scope, teamId }) => isStation(person, scope.station) || (teamId !== null && person.leads.includes(teamId)));
  if (theirs.length === 0) throw new DomainError('not_found');
  return new Map(theirs.map((doc) => [doc._id, doc]));
}

/** One shift to be confirmed together: who, from when to when, breaks, and what shows it. */
export async function presentShift(deps: Deps, person: Person, docs: ReadonlyMap<string, ServiceRecordDoc>, left: readonly LeftOver[] = []): Promise<ShiftView> {
  const all = [...docs.values()];
  const people = await getPeople(deps, all.flatMap(({ enteredBy }) => enteredBy ?? []));
  const rows = new Map(presentRows(all, person, deps.clock.now()).map((row) => [row.id, row]));
  return {
    title: all[0]?.title ?? '', ...timeOf(all),
    items: all.flatMap((doc) => {
      const row = rows.get(doc._id);
      return row ? [{ ...row, revision: doc.revision, breakMinutes: doc.breakMinutes, evidence: doc.evidence, enteredBy: people.get(doc.enteredBy ?? '')?.name ?? null, viewer: sightIn(person, doc), mayConfirm: mayConfirm(person, doc), ...evidentTo(doc, person) }] : [];
    }),
    left: [...left],
  };
}
