import type { TopicState } from '../../../shared/domain/topics/states';
import { rewrite, roughPlace, withoutWords } from '../../jobs/rewrite';
import type { Deps } from '../../platform/deps';
import { GONE_WORDS, type Eraser } from '../../platform/erasers';
import type { TopicDoc } from './document';
import { Seconds, Topics } from './model';
import { applyStep } from './step';

/** States in which a topic is its author's alone: nobody answers for it yet. */
const OWN: readonly TopicState[] = ['toCheck', 'gathering'];
/** States in which nobody took it up: its words were the author's and stay nobody's. */
const FORGOTTEN: readonly TopicState[] = ['withdrawn', 'removed', 'lapsed'];

async function strip(deps: Deps, id: string, personId: string): Promise<void> {
  await rewrite(Topics(deps), id, (doc) => {
    const words = FORGOTTEN.includes(doc.state) ? { title: GONE_WORDS, text: '', place: roughPlace(doc.place) } : {};
    return { set: { ...words, timeline: withoutWords(doc.timeline, personId) } };
  });
}

/**
 * What only they raised is taken back and forgotten. What neighbours seconded enough is the body's to answer and stays as it
 * was read out, by nobody. Their own seconds go, also where that makes one fewer.
 */
export const topicEraser: Eraser = {
  name: 'topics',
  collections: ['topics', 'topicSeconds'],
  async erase(deps, { personId }) {
    for (const doc of await Topics(deps).find({ authorId: personId }, { pending: 0 }).lean<TopicDoc[]>()) {
      if (OWN.includes(doc.state)) await applyStep(deps, doc, { personId, parts: ['author'] }, 'withdraw', { revision: doc.revision, key: 'closed' }, () => ({}));
      await strip(deps, doc._id, personId);
    }
    await Seconds(deps).deleteMany({ personId });
    return true;
  },
};
