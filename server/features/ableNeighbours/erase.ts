import { rewrite, withoutWords } from '../../jobs/rewrite';
import { GONE_NAME, type Eraser } from '../../platform/erasers';
import { AbleNeighbours, Invitations } from './model';

/** What they wanted to be found by; what they answered to invitations, and their name where one says who was left out. */
export const ableEraser: Eraser = {
  name: 'ableNeighbours',
  collections: ['ableNeighbours', 'invitations'],
  async erase(deps, { personId, name }) {
    await AbleNeighbours(deps).deleteMany({ personId });
    const named = await Invitations(deps).find({ $or: [{ 'timeline.personId': personId }, ...(name === null ? [] : [{ skipped: name }])] }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of named) await rewrite(Invitations(deps), _id, ({ skipped, timeline }) => ({ set: { skipped: skipped.map((one) => (one === name ? GONE_NAME : one)), timeline: withoutWords(timeline, personId) } }));
    return true;
  },
};
