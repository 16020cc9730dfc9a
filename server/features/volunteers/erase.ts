import { VOLUNTEER_OVER } from '../../../shared/domain/volunteers/states';
import { rewrite, withoutWords } from '../../jobs/rewrite';
import { GONE_NAME, type Eraser } from '../../platform/erasers';
import { rawDocuments, Volunteers } from './model';
import { volunteerIdOf, volunteersById } from './queries';
import { ERASED } from './record';
import { applyStep } from './step';

/** Leaves as everybody may, which gives back tasks, shifts and offices; then the name goes too. The number stays for the hours that were done. */
export const volunteerEraser: Eraser = {
  name: 'volunteers',
  collections: ['volunteers', 'volunteerDocuments'],
  async erase(deps, { personId }) {
    const id = volunteerIdOf(personId);
    const doc = (await volunteersById(deps, [id])).get(id);
    if (!doc) return true;
    if (!VOLUNTEER_OVER.includes(doc.state)) await applyStep(deps, doc, { personId, parts: ['self'] }, 'withdraw', { revision: doc.revision, key: 'closed' }, () => ({ set: ERASED }));
    await rewrite(Volunteers(deps), id, ({ timeline }) => ({ set: { ...ERASED, name: GONE_NAME, timeline: withoutWords(timeline, personId) }, unset: ['merits'] }));
    await rawDocuments(deps).deleteMany({ volunteerId: id });
    return true;
  },
};
