import { rewrite, withoutWords } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import type { Eraser } from '../../platform/erasers';
import { markUnused } from '../files';
import type { TaskDoc } from './document';
import { VolunteerTasks } from './model';

async function strip(deps: Deps, id: string, personId: string): Promise<void> {
  let gone: string[] = [];
  await rewrite(VolunteerTasks(deps), id, (doc) => {
    const theirs = (claim: TaskDoc['claims'][number]): boolean => claim.personId === personId && claim.report !== null;
    gone = doc.claims.filter(theirs).flatMap(({ report }) => report?.photoIds ?? []);
    const claims = doc.claims.map((claim) => (theirs(claim) && claim.report ? { ...claim, report: { ...claim.report, text: '', photoIds: [] } } : claim));
    return { set: { claims, fileIds: doc.fileIds.filter((file) => !gone.includes(file)), timeline: withoutWords(doc.timeline, personId) } };
  });
  await markUnused(deps, gone);
}

/** What they reported of tasks; that they did them stays with the hours. Tasks that run are given back as they leave the volunteers. */
export const taskEraser: Eraser = {
  name: 'volunteerTasks',
  collections: ['volunteerTasks'],
  async erase(deps, { personId }) {
    for (const { _id } of await VolunteerTasks(deps).find({ hands: personId }, { _id: 1 }).lean<{ _id: string }[]>()) await strip(deps, _id, personId);
    return true;
  },
};
