import { rewrite, withoutWords } from '../../jobs/rewrite';
import { GONE_WORDS, type Eraser } from '../../platform/erasers';
import { Asks, Consultations, Follows, Meetings, Opinions, Ratings, SignIns } from './model';

/** In the place of who said or did something that still counts. */
const GONE = 'gone';

/**
 * What they thought of a clause, that they came to a meeting and how they rated stays counted, by nobody and without their
 * words. A question that nobody has answered yet is taken back; an answered one stays for its answer.
 */
export const consultationEraser: Eraser = {
  name: 'consultations',
  collections: ['consultations', 'opinions', 'consultationAsks', 'consultationFollows', 'consultationRatings', 'meetings', 'meetingSignIns'],
  async erase(deps, { personId }) {
    await Opinions(deps).updateMany({ personId }, { $set: { text: '', toCheck: false, personId: GONE, byId: GONE } });
    await Asks(deps).updateMany({ personId, open: true }, { $set: { open: false, shown: false }, $unset: { nextCheckAt: 1 }, $inc: { revision: 1 } });
    await Asks(deps).updateMany({ personId }, { $set: { text: GONE_WORDS, personId: GONE } });
    await Ratings(deps).updateMany({ personId }, { $set: { text: '', personId: GONE } });
    await SignIns(deps).updateMany({ personId }, { $set: { personId: GONE } });
    const strip = { 'timeline.personId': personId };
    for (const { _id } of await Consultations(deps).find(strip, { _id: 1 }).lean<{ _id: string }[]>()) await rewrite(Consultations(deps), _id, ({ timeline }) => ({ set: { timeline: withoutWords(timeline, personId) } }));
    for (const { _id } of await Meetings(deps).find(strip, { _id: 1 }).lean<{ _id: string }[]>()) await rewrite(Meetings(deps), _id, ({ timeline }) => ({ set: { timeline: withoutWords(timeline, personId) } }));
    await Follows(deps).deleteMany({ personId });
    return true;
  },
};
