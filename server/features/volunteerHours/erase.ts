import { rewrite, withoutWords } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import { GONE_NAME, type Eraser } from '../../platform/erasers';
import { markUnused } from '../files';
import { volunteerIdOf } from '../volunteers';
import { Certificates } from './certificates/model';
import { ServiceRecords } from './model';

async function strip(deps: Deps, id: string, personId: string): Promise<void> {
  let gone: string[] = [];
  await rewrite(ServiceRecords(deps), id, (doc) => {
    const objections = doc.objections.map((one) => (one.personId === personId ? { ...one, text: '' } : one));
    const timeline = withoutWords(doc.timeline, personId);
    if (doc.personId !== personId) return { set: { objections, timeline } };
    gone = doc.fileIds;
    return { set: { name: GONE_NAME, text: '', fileIds: [], objections, timeline } };
  });
  await markUnused(deps, gone);
}

/**
 * Name, words and pictures of their records of service. The ledger stays: nothing in it names anybody, and it cannot be changed
 * unnoticed. A certificate that was issued stays to be checked by whoever was shown it (志愿服务记录与证明出具办法); one that was
 * only asked for forgets the name.
 */
export const hourEraser: Eraser = {
  name: 'volunteerHours',
  collections: ['serviceRecords', 'certificates'],
  async erase(deps, { personId }) {
    const volunteerId = volunteerIdOf(personId);
    const rows = await ServiceRecords(deps).find({ $or: [{ volunteerId }, { 'objections.personId': personId }] }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of rows) await strip(deps, _id, personId);
    for (const { _id } of await Certificates(deps).find({ volunteerId, number: null }, { _id: 1 }).lean<{ _id: string }[]>()) {
      await rewrite(Certificates(deps), _id, ({ timeline }) => ({ set: { name: GONE_NAME, timeline: withoutWords(timeline, personId) } }));
    }
    return true;
  },
};
