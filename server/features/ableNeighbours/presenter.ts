import type { ResponseOf } from '../../../shared/contract';
import type { Deps } from '../../platform/deps';
import { getUnits, presentStation } from '../organisation';
import { volunteersById } from '../volunteers';
import type { InviteDoc } from './document';
import { partIn, type Person } from './policy';

export type View = ResponseOf<'GET /invitations/:id'>;
export type Row = ResponseOf<'GET /workbench/invitations'>['items'][number];

/** A row of the station's list. */
export function presentRow(doc: InviteDoc): Row {
  const said = (answer: 'yes' | 'no'): number => doc.people.filter((row) => row.answer === answer).length;
  return { id: doc._id, kind: doc.taskId === null ? 'time' : 'task', title: doc.title, where: doc.where, from: doc.from.toISOString(), to: doc.to.toISOString(), state: doc.state, asked: doc.people.length, yes: said('yes'), no: said('no'), at: doc.createdAt.toISOString() };
}

/** One invitation: to the station who said what; to who was asked their own answer, and nobody else's name. */
export async function presentInvite(deps: Deps, doc: InviteDoc, person: Person): Promise<View> {
  const part = partIn(person, doc);
  const now = deps.clock.now();
  const [units, names] = await Promise.all([getUnits(deps, [doc.scope.station]), volunteersById(deps, part === 'station' ? doc.people.map(({ volunteerId }) => volunteerId) : [])]);
  const row = presentRow(doc);
  return {
    ...row, ...(part === 'asked' ? { asked: 0, yes: 0, no: 0 } : {}), revision: doc.revision, text: doc.text, station: await presentStation(deps, units.get(doc.scope.station) ?? { id: doc.scope.station, name: '', phone: '', hours: '' }), taskId: doc.taskId, viewer: part,
    mine: doc.people.find(({ personId }) => personId === person.personId)?.answer ?? null,
    people: part === 'station' ? doc.people.map(({ volunteerId, answer, at }) => ({ volunteerId, name: names.get(volunteerId)?.name ?? '', answer, at: at?.toISOString() ?? null })) : [],
    why: doc.timeline.find(({ action }) => action === 'callOff')?.text ?? null, open: doc.state === 'open' && (part === 'asked' ? doc.from : doc.to) > now,
  };
}
