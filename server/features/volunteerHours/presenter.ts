import { HOURS_TERMS } from '../../../config/catalogue/volunteerHours';
import type { ResponseOf } from '../../../shared/contract';
import { maskedName } from '../../../shared/domain/identity/homes';
import { isOwnCode, recordActions } from '../../../shared/domain/volunteerHours/rules';
import type { RecordPart } from '../../../shared/domain/volunteerHours/states';
import { suspectsIn, type Watched } from '../../../shared/domain/volunteerHours/suspects';
import type { Deps } from '../../platform/deps';
import { photoViews, type FileViews } from '../files';
import { getPeople } from '../identity';
import { getUnits, presentStation } from '../organisation';
import { volunteersById } from '../volunteers';
import type { ServiceRecordDoc } from './document';
import { countsOf, entriesOf } from './ledger/chain';
import { isStation, partIn, sightIn, type Person } from './policy';
import { correctionUnderWay, recordsById } from './queries';
import { checkDueOf } from './step';

export type View = ResponseOf<'GET /service-records/:id'>;
export type Row = ResponseOf<'GET /hours/records'>['items'][number];
type Suspects = ResponseOf<'GET /workbench/hour-suspects'>['items'];

/** Whether somebody of this part reads names, words and evidence. */
const near = (part: RecordPart | null): boolean => part !== null && part !== 'neighbour';

/** Rows of lists, each as far as whoever looks may read it. */
export function presentRows(docs: readonly ServiceRecordDoc[], person: Person, now: Date): Row[] {
  return docs.map((doc) => {
    const inside = near(partIn(person, doc));
    const due = inside && doc.personId !== person.personId ? checkDueOf(doc) : null;
    return {
      id: doc._id, kind: doc.kind, title: doc.title, from: doc.from.toISOString(), to: doc.to.toISOString(), state: doc.state, manual: doc.manual, minutes: doc.minutes, name: inside ? doc.name : maskedName(doc.name),
      publishUntil: doc.state === 'published' || doc.state === 'objected' ? (doc.publishUntil?.toISOString() ?? null) : null, objected: doc.state === 'objected', dueAt: due?.toISOString() ?? null, overdue: due !== null && due <= now,
    };
  });
}

function photosOf(fileIds: readonly string[], photos: FileViews['photos']): View['photos'] {
  return fileIds.flatMap((id) => {
    const seen = photos.get(id);
    if (!seen) return [];
    const { check: _check, ...photo } = seen;
    return [photo];
  });
}

/** How its evidence came about, and whether it was whoever looks that showed the code. */
export const evidentTo = (doc: ServiceRecordDoc, person: Person, inside = true): Pick<View, 'shown' | 'unleft' | 'queued'> => ({ shown: doc.shownBy.includes(person.personId), unleft: inside && doc.unleft, queued: inside && doc.queued });

/** Objections: their words to whose hours they are and to the station; to everybody else their own. */
const objectionsOf = (doc: ServiceRecordDoc, personId: string, inside: boolean): View['objections'] =>
  doc.objections.filter((one) => inside || one.personId === personId).map((one) => ({ text: one.text, at: one.at.toISOString(), mine: one.personId === personId, settled: one.settled }));

/** One record as its viewer may see it; `sightIn` says whether it is there for them. */
export async function presentRecord(deps: Deps, doc: ServiceRecordDoc, person: Person): Promise<View> {
  const part = sightIn(person, doc);
  const [inside, station] = [near(part), part !== 'self' && isStation(person, doc.scope.station)];
  const vouches = station || part === 'leader' || part === 'leaderDone';
  const [units, people, photos, volunteers, entries, about, busy] = await Promise.all([
    getUnits(deps, [doc.scope.community, doc.scope.station]), getPeople(deps, vouches ? [doc.enteredBy, doc.confirmedBy] : []), photoViews(deps, inside ? doc.fileIds : []), volunteersById(deps, inside ? [doc.volunteerId] : []),
    doc.entry === null ? [] : entriesOf(deps, doc.volunteerId), recordsById(deps, doc.correctsId ? [doc.correctsId] : []), station && doc.entry !== null && doc.kind === 'service' ? correctionUnderWay(deps, doc.volunteerId, doc._id) : true,
  ]);
  const [row] = presentRows([doc], person, deps.clock.now());
  const [volunteer, corrected] = [volunteers.get(doc.volunteerId), about.get(doc.correctsId ?? '')];
  return {
    ...(row as Row), revision: doc.revision, viewer: part, breakMinutes: doc.breakMinutes, volunteer: volunteer ? { id: volunteer._id, number: volunteer.number } : null, evidence: doc.evidence,
    text: inside ? doc.text : '', list: inside ? doc.list : '', photos: photosOf(doc.fileIds, photos), enteredBy: people.get(doc.enteredBy ?? '')?.name ?? null, confirmedBy: people.get(doc.confirmedBy ?? '')?.name ?? null,
    community: { id: doc.scope.community, name: units.get(doc.scope.community)?.name ?? '' }, station: await presentStation(deps, units.get(doc.scope.station) ?? { id: doc.scope.station, name: '', phone: '', hours: '' }),
    counts: inside && doc.entry !== null ? countsOf(entries, doc._id) : null, corrects: corrected ? { id: corrected._id, title: corrected.title } : null, objections: objectionsOf(doc, person.personId, inside),
    timeline: inside ? doc.timeline.map(({ id, at, action, part: by, code, text }) => ({ id, at: at.toISOString(), action, part: by, code, text: action === 'object' ? null : text })).reverse() : [],
    actions: recordActions(doc, part, person.personId), mayCorrect: !busy, shiftId: vouches ? doc.shiftId : null, ...evidentTo(doc, person, inside),
  };
}

const watched = (doc: ServiceRecordDoc): Watched[] => (doc.evidence ? [{ id: doc._id, volunteerId: doc.volunteerId, from: doc.from, to: doc.to, minutes: doc.minutes, manual: doc.manual, evidence: doc.evidence, confirmedBy: doc.confirmedBy, ownCode: isOwnCode(doc) }] : []);

/** What looks wrong among some records. `named`: to the station; others read the volunteer's number. */
export async function presentSuspects(deps: Deps, docs: readonly ServiceRecordDoc[], named: boolean): Promise<Suspects> {
  const records = new Map(docs.map((doc) => [doc._id, doc]));
  const found = suspectsIn(docs.flatMap(watched), HOURS_TERMS);
  const [volunteers, units] = await Promise.all([volunteersById(deps, found.map(({ volunteerId }) => volunteerId)), getUnits(deps, docs.map(({ scope }) => scope.community))]);
  return found.flatMap(({ kind, volunteerId, recordIds, amount }) => {
    const about = recordIds.flatMap((id) => records.get(id) ?? []);
    const [first] = about;
    if (!first) return [];
    const volunteer = volunteers.get(volunteerId);
    return [{
      kind, amount, records: about.map(({ _id: id, title, from }) => ({ id, title: named ? title : '', from: from.toISOString() })), name: named ? first.name : null, number: volunteer?.number ?? null,
      community: { id: first.scope.community, name: units.get(first.scope.community)?.name ?? '' },
    }];
  });
}
