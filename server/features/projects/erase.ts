import { DomainError } from '../../../shared/domain/kernel/errors';
import { rewrite, roughPlace, withoutWords } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import { GONE_WORDS, type Eraser } from '../../platform/erasers';
import { markUnused } from '../files';
import type { ProjectDoc } from './document';
import { applyStep } from './step';
import { Choices, Follows, Opinions, Projects } from './model';

/** What was not checked yet is taken back; what was goes on, in the words of the station. */
async function takeBack(deps: Deps, doc: ProjectDoc): Promise<void> {
  try {
    await applyStep(deps, doc, { personId: doc.proposerId, parts: ['proposer'] }, 'withdraw', { revision: doc.revision, key: 'closed' }, () => ({}));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'wrong_state') throw error;
  }
}

async function strip(deps: Deps, id: string, personId: string): Promise<void> {
  let gone: string[] = [];
  await rewrite(Projects(deps), id, (doc) => {
    gone = doc.photoIds;
    const release = doc.release && { ...doc.release, photoIds: [] };
    return { set: { title: doc.release?.title ?? GONE_WORDS, need: '', photoIds: [], fileIds: doc.fileIds.filter((file) => !gone.includes(file)), place: roughPlace(doc.place), release, timeline: withoutWords(doc.timeline, personId) } };
  });
  await markUnused(deps, gone);
}

/** Proposals, choices, what was said at an acceptance, and what they followed. A round that was counted stays as it was counted. */
export const projectEraser: Eraser = {
  name: 'projects',
  collections: ['projects', 'projectChoices', 'projectFollows', 'projectOpinions'],
  async erase(deps, { personId }) {
    const proposed = await Projects(deps).find({ proposerId: personId }, { pending: 0 }).lean<ProjectDoc[]>();
    for (const doc of proposed.filter(({ by }) => by !== 'council')) {
      await takeBack(deps, doc);
      await strip(deps, doc._id, personId);
    }
    await Choices(deps).deleteMany({ personId });
    await Follows(deps).deleteMany({ personId });
    await Opinions(deps).updateMany({ personId, text: { $ne: '' } }, { $set: { text: '' } });
    return true;
  },
};
