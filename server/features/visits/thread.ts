import { VISIT_STATE_WORDS, VISIT_THREAD, visitMomentWords } from '../../../shared/copy/visits';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { openIntents, settleIntent, threadFilter, type ConvertibleKind, type Onlooker, type ThreadPart } from '../../platform/conversions';
import { intend } from './commands/hear';
import type { VisitDoc } from './document';
import { carriedFrom, originOf, refOf } from './hearing';
import { Visits } from './model';
import { authorise, partsIn } from './policy';
import { loadVisit, visitsOfOrigin } from './queries';

/** The visited, the grid worker at hand and the station follow a matter back to it: who works on the matter, and who asked for the visit, do not. */
const exists = (who: Onlooker, doc: VisitDoc): boolean => partsIn(who, doc).some((part) => part !== 'asker');

/** That there was a visit and what was agreed there; neither why it was asked for nor what was promised. */
function partOf(doc: VisitDoc, who: Onlooker): ThreadPart {
  const of = refOf(doc);
  const staff = partsIn(who, doc).some((part) => part === 'worker' || part === 'station');
  const matter = { ...of, title: VISIT_THREAD, number: null, state: VISIT_STATE_WORDS[doc.state], late: false, done: doc.desk === 'over', unit: null, from: null, at: doc.createdAt.toISOString(), staff };
  const story = doc.timeline.filter(({ action }) => action === 'report' || action === 'agree' || action === 'spoken').map((moment) => ({ id: `${doc._id}-${moment.id}`, of, at: moment.at.toISOString(), words: visitMomentWords(moment.action), text: null }));
  return { matter, story };
}

/** Visits in the registry of conversions: what was heard becomes a case or a wish, never without the word of whoever said it. */
export const visitKind: ConvertibleKind = {
  kind: 'visit',
  async originOf(deps, who, id) {
    const doc = await loadVisit(deps, id);
    if (!exists(who, doc)) throw new DomainError('not_found');
    return originOf(doc);
  },
  async partsOf(deps, who, origin) {
    const docs = (await visitsOfOrigin(deps, threadFilter('visit', origin))).filter((doc) => !doc.origin || doc.origin.kind === origin.kind);
    return docs.filter((doc) => exists(who, doc)).map((doc) => partOf(doc, who));
  },
  gives: {
    into: ['case', 'wish'],
    async carry(deps, who, id) {
      const doc = await loadVisit(deps, id);
      authorise(who, doc, doc.visitedId === who.personId ? 'agree' : 'become');
      return carriedFrom(doc);
    },
    async intend(deps, who, id, intent, ask) {
      await intend(deps, who, await loadVisit(deps, id), intent, ask);
    },
    async open(deps, id) {
      return openIntents(await loadVisit(deps, id), carriedFrom);
    },
    settle: (deps, id, targetId) => settleIntent(Visits(deps), id, targetId),
  },
};
