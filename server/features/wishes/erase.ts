import { rewrite, roughPlace, withoutWords, type Rewritten } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import { GONE_WORDS, type Eraser } from '../../platform/erasers';
import { markUnused } from '../files';
import { endFor, leaveClaims } from './commands/leave';
import type { WishDoc } from './document';
import { Wishes } from './model';
import { wishesFor } from './queries';

/** What was shown of a claim, without words and pictures; that it was done, and when, stays. */
const bare = (claim: WishDoc['claims'][number]): WishDoc['claims'][number] => (claim.proof ? { ...claim, proof: { ...claim.proof, text: null, photoIds: [] } } : claim);

/** A wish of theirs that is over: what the station released stays as a line of its year, without picture, door or story. */
function ofRecipient(doc: WishDoc, personId: string): Rewritten<WishDoc> {
  return {
    set: {
      text: GONE_WORDS, photoIds: [], voiceIds: [], fileIds: [], place: roughPlace(doc.place), release: doc.release && { ...doc.release, photoIds: [] }, proposal: null, storyConsent: null, story: null,
      thanks: doc.thanks && { ...doc.thanks, text: null, voiceIds: [] }, claims: doc.claims.map(bare), timeline: withoutWords(doc.timeline, personId),
    },
  };
}

/** A wish of somebody else that they wrote or claimed: what they said and showed goes. */
function ofHand(doc: WishDoc, personId: string): Rewritten<WishDoc> {
  const claims = doc.claims.map((claim) => (claim.personId === personId && claim.unitId === null ? bare(claim) : claim));
  const gone = doc.claims.flatMap((claim) => (claim.personId === personId && claim.unitId === null ? (claim.proof?.photoIds ?? []) : []));
  const story = doc.story && { ...doc.story, photoIds: doc.story.photoIds.filter((id) => !gone.includes(id)) };
  const helpers = doc.helpers ? { helpers: doc.helpers.filter((id) => id !== personId) } : {};
  return { set: { ...helpers, claims, story, fileIds: doc.fileIds.filter((id) => !gone.includes(id)), timeline: withoutWords(doc.timeline, personId) } };
}

async function strip(deps: Deps, id: string, personId: string): Promise<void> {
  let gone: string[] = [];
  await rewrite(Wishes(deps), id, (doc) => {
    const change = doc.recipientId === personId ? ofRecipient(doc, personId) : ofHand(doc, personId);
    gone = doc.fileIds.filter((file) => !change.set.fileIds?.includes(file));
    return change;
  });
  await markUnused(deps, gone);
}

/** Claims go back without blame, wishes for them end, and what they wrote, said or showed in any wish goes. */
export const wishEraser: Eraser = {
  name: 'wishes',
  collections: ['wishes'],
  async erase(deps, { personId }) {
    await leaveClaims(deps, personId);
    for (const { _id } of await wishesFor(deps, [personId])) await endFor(deps, _id, 'noNeed');
    const theirs = await Wishes(deps).find({ $or: [{ authorId: personId }, { recipientId: personId }, { hands: personId }] }, { _id: 1 }).lean<{ _id: string }[]>();
    for (const { _id } of theirs) await strip(deps, _id, personId);
    return true;
  },
};
