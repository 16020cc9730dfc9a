import { rewrite, withoutWords } from '../../jobs/rewrite';
import type { Eraser } from '../../platform/erasers';
import { TeamMembers, VolunteerTeams } from './model';

/** What they said when they asked to join, and in teams they led. Memberships and offices end as they leave the volunteers. */
export const teamEraser: Eraser = {
  name: 'volunteerTeams',
  collections: ['volunteerMembers', 'volunteerTeams'],
  async erase(deps, { personId }) {
    for (const { _id } of await TeamMembers(deps).find({ personId }, { _id: 1 }).lean<{ _id: string }[]>()) {
      await rewrite(TeamMembers(deps), _id, ({ timeline }) => ({ set: { words: '', timeline: withoutWords(timeline, personId) } }));
    }
    const spoken = await VolunteerTeams(deps).find({ 'timeline.personId': personId }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of spoken) await rewrite(VolunteerTeams(deps), _id, ({ timeline }) => ({ set: { timeline: withoutWords(timeline, personId) } }));
    return true;
  },
};
