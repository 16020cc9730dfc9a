import { rewrite, withoutWords } from '../../jobs/rewrite';
import type { Eraser } from '../../platform/erasers';
import { Activities, Calendars, SignUps } from './model';

/** What they said of their shifts, and as a leader to all who came; the address of their calendar. That they came stays with the hours. */
export const activityEraser: Eraser = {
  name: 'activities',
  collections: ['signUps', 'activities', 'volunteerCalendars'],
  async erase(deps, { personId }) {
    await Calendars(deps).deleteMany({ personId });
    for (const { _id } of await SignUps(deps).find({ personId }, { _id: 1 }).lean<{ _id: string }[]>()) {
      await rewrite(SignUps(deps), _id, ({ timeline }) => ({ set: { timeline: withoutWords(timeline, personId) } }));
    }
    const spoken = await Activities(deps).find({ $or: [{ 'messages.byId': personId }, { 'timeline.personId': personId }] }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of spoken) {
      await rewrite(Activities(deps), _id, ({ messages, timeline }) => ({ set: { messages: messages.map((one) => (one.byId === personId ? { ...one, text: '' } : one)), timeline: withoutWords(timeline, personId) } }));
    }
    return true;
  },
};
