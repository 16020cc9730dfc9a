import type { ResponseOf } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { fitOf, ruleAgainstTaskClaim, taskActions, type TaskRuleCode } from '../../../shared/domain/volunteerTasks/rules';
import { TASK_OVER, type TaskPart } from '../../../shared/domain/volunteerTasks/states';
import type { Deps } from '../../platform/deps';
import { photoViews, type FileViews } from '../files';
import { getUnits, presentStation } from '../organisation';
import { volunteersById, type Helper } from '../volunteers';
import type { TaskDoc } from './document';
import { factsOf } from './facts';
import { sightIn, type Person } from './policy';
import { heldBy } from './queries';

export type View = ResponseOf<'GET /volunteer-tasks/:id'>;
export type Row = ResponseOf<'GET /volunteer-tasks'>['items'][number];

/** Rows of lists; `fits` is about who looks. */
export function presentRows(docs: readonly TaskDoc[], helper: Helper | null, now: Date): Row[] {
  const today = dayOf(now);
  return docs.map((doc) => ({
    id: doc._id, kind: doc.kind, title: doc.title, where: doc.where, visit: doc.visit, skills: doc.skills, state: doc.state, places: doc.places, taken: doc.claims.length, dueAt: doc.dueAt.toISOString(),
    late: !TASK_OVER.includes(doc.state) && doc.state !== 'reported' && doc.dueAt <= now, fits: helper !== null && doc.skills.length > 0 && fitOf(doc, helper, today) === 2,
  }));
}

/** Tasks to be had as a volunteer looks through them: what fits first, then what is due first. */
export function inOrder(docs: readonly TaskDoc[], helper: Helper, now: Date): TaskDoc[] {
  const today = dayOf(now);
  return [...docs].sort((a, b) => fitOf(b, helper, today) - fitOf(a, helper, today) || a.dueAt.getTime() - b.dueAt.getTime());
}

type Claim = View['claims'][number];
type PhotoOf = NonNullable<Claim['report']>['photos'][number];
interface Lookups {
  readonly names: ReadonlyMap<string, { readonly name: string }>;
  readonly photos: FileViews['photos'];
}
/** Claims: names and reports to the station, one's own to oneself; to everybody else that a place is taken. */
function claimsOf(doc: TaskDoc, personId: string, part: TaskPart, { names, photos }: Lookups): Claim[] {
  return doc.claims.map((row) => {
    const [mine, { report }] = [row.personId === personId, row];
    const near = mine || part === 'station';
    const shown = (id: string): PhotoOf[] => {
      const seen = photos.get(id);
      if (!seen) return [];
      const { check: _check, ...photo } = seen;
      return [photo];
    };
    return {
      id: row.volunteerId, name: near ? (names.get(row.volunteerId)?.name ?? '') : null, volunteerId: near ? row.volunteerId : null, mine, state: row.state, at: row.at.toISOString(),
      report: near && report ? { text: report.text, photos: report.photoIds.flatMap(shown), at: report.at.toISOString() } : null,
    };
  });
}

/** What of the story somebody reads: the station all; claimants what concerns everybody and themselves; others where it stands. */
function timelineOf(doc: TaskDoc, personId: string, part: TaskPart): View['timeline'] {
  const open = part === 'station' ? doc.timeline : doc.timeline.filter((moment) => ['offer', 'change', 'finish', 'stop'].includes(moment.action) || (part === 'claimant' && moment.personId === personId));
  return open.map(({ id, at, action, part: by, code, text }) => ({ id, at: at.toISOString(), action, part: by, code, text })).reverse();
}

async function whyNot(deps: Deps, doc: TaskDoc, helper: Helper | null, part: TaskPart, now: Date): Promise<TaskRuleCode | null> {
  if (part !== 'guest' || !helper) return null;
  return ruleAgainstTaskClaim(factsOf(doc), helper, { held: await heldBy(deps, helper.personId), now, today: dayOf(now) });
}

/** One task as its viewer may see it; `sightIn` says whether it is there for them. */
export async function presentTask(deps: Deps, doc: TaskDoc, person: Person, helper: Helper | null): Promise<View> {
  const now = deps.clock.now();
  const part = sightIn(person, helper, doc);
  const { community, station } = doc.scope;
  const [units, names, photos, why] = await Promise.all([getUnits(deps, [community, station]), volunteersById(deps, doc.claims.map(({ volunteerId }) => volunteerId)), photoViews(deps, doc.fileIds), whyNot(deps, doc, helper, part, now)]);
  const [row] = presentRows([doc], helper, now);
  const mine = doc.claims.find(({ personId }) => personId === person.personId)?.state ?? null;
  const inside = part === 'station' || part === 'claimant';
  return {
    ...(row as Row), revision: doc.revision, viewer: part, text: doc.text, meet: inside ? doc.meet : null, fitUntil: doc.fitUntil && doc.fitUntil > now ? doc.fitUntil.toISOString() : null,
    community: { id: community, name: units.get(community)?.name ?? '' }, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }),
    claims: claimsOf(doc, person.personId, part, { names, photos }), from: part === 'station' ? doc.cameFrom : null, result: doc.result, timeline: timelineOf(doc, person.personId, part), why,
    actions: taskActions(doc, [part], { mine, may: part === 'guest' && why === null }),
  };
}
