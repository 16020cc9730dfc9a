import { MEDIATION_SIDES, type MediationSide } from '../../../shared/domain/mediations/states';
import { rewrite, withoutWords } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import type { Eraser } from '../../platform/erasers';
import { NOBODY } from './commands/ask';
import { refuseIt } from './commands/consent';
import { giveBack, stop } from './commands/talk';
import { bare } from './commands/watch';
import type { MediationDoc } from './document';
import { Mediations } from './model';
import { mediationsWith } from './queries';
import { derive, SYSTEM } from './step';

const TALKING: readonly MediationDoc['state'][] = ['willing', 'appointed', 'arranged', 'drafted'];
const AT_HAND: readonly MediationDoc['state'][] = ['appointed', 'arranged', 'drafted'];

/** Both have signed: it is the other side's paper too. */
const BINDING: readonly MediationDoc['state'][] = ['signed', 'inForce', 'kept', 'broken', 'escalated', 'closed'];

/** A mediation without one of its sides: it ends for the other one, and what both signed stays as the other's paper, without who the one was. */
async function withoutSide(deps: Deps, doc: MediationDoc, side: MediationSide, personId: string): Promise<void> {
  const actor = { personId, parts: [side] } as const;
  const tap = { revision: doc.revision, key: 'left' };
  if (TALKING.includes(doc.state)) await stop(deps, doc, actor, tap);
  else if (doc.state === 'inviting' && doc.sides[side].consent === 'asked') await refuseIt(deps, doc, actor, tap);
  await rewrite(Mediations(deps), doc._id, (now) => {
    if (now.state === 'asked' || now.state === 'inviting') return bare(now);
    const { consent, consentHow, signed, signedAt, kept } = now.sides[side];
    const sides = { ...now.sides, [side]: { ...NOBODY, consent, consentHow, signed, signedAt, kept } };
    const words = BINDING.includes(now.state) ? {} : { sessions: [], agreement: null, place: '' };
    const timeline = withoutWords(now.timeline, personId).map((moment) => (moment.personId === personId ? { ...moment, personId: null } : moment));
    return { set: { ...words, sides, people: derive({ ...now, sides }).people, who: '', timeline } };
  });
}
async function without(deps: Deps, doc: MediationDoc, personId: string): Promise<void> {
  const side = MEDIATION_SIDES.find((one) => doc.sides[one].personId === personId);
  if (side) return withoutSide(deps, doc, side, personId);
  if (doc.mediatorId === personId && AT_HAND.includes(doc.state)) await giveBack(deps, doc, SYSTEM, { revision: doc.revision, key: 'left', text: '' });
  await rewrite(Mediations(deps), doc._id, (now) => {
    const mediatorId = now.mediatorId === personId ? null : now.mediatorId;
    return { set: { mediatorId, turnedDown: now.turnedDown.filter((one) => one.personId !== personId), people: derive({ ...now, mediatorId }).people, timeline: withoutWords(now.timeline, personId) } };
  });
}

/** What they said and wanted; what binds the other side stays as its paper. */
export const mediationEraser: Eraser = {
  name: 'mediations',
  collections: ['mediations'],
  async erase(deps, { personId }) {
    for (const doc of await mediationsWith(deps, [personId])) await without(deps, doc, personId);
    return true;
  },
};
