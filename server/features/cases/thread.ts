import { caseTag, timelinePhrase } from '../../../shared/copy/cases';
import { TASK_ASKED } from '../../../shared/copy/volunteerTasks';
import { OPEN_STATES } from '../../../shared/domain/cases/states';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import { openIntents, settleIntent, threadFilter, type Carried, type ConvertibleKind, type Onlooker, type ThreadPart } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { checkSplit, splitOff } from './commands/splitOff';
import { noteVolunteers } from './commands/volunteers';
import type { CaseDoc } from './document';
import { Cases } from './model';
import { authorise, sightIn, viewerIn } from './policy';
import { reportersPhotos } from './ownWords';
import { presentCase } from './presenter';
import { loadCase } from './queries';
import { applyStep } from './step';

const refOf = (doc: CaseDoc): ThingRef => ({ kind: 'case', id: doc._id });
const originOf = (doc: CaseDoc): ThingRef => doc.origin ?? refOf(doc);

function carriedFrom(doc: CaseDoc): Carried {
  const { place, reporterId, showToNeighbours } = doc;
  const point = { ...place[place.given], system: place.given };
  return { from: refOf(doc), origin: originOf(doc), personId: reporterId, place: { text: place.text, point, placeId: place.placeId }, photoIds: reportersPhotos(doc), showToNeighbours };
}

/** One case as its viewer may see it: the same presenter as its own page, so that the thread shows no more. */
async function partOf(deps: Deps, doc: CaseDoc, who: Onlooker): Promise<ThreadPart> {
  const view = await presentCase(deps, doc, who);
  const of = refOf(doc);
  const matter = {
    ...of,
    title: view.title,
    number: view.viewer === 'public' ? null : view.number,
    state: caseTag({ state: view.state, outcome: view.outcome, step: view.clock.step }),
    late: view.clock.state === 'overdue' && view.clock.step !== 'evaluate',
    done: !OPEN_STATES.includes(view.state),
    unit: view.leadUnit?.name ?? null,
    from: doc.splitFrom ?? null,
    at: view.createdAt,
    staff: view.viewer === 'staff',
  };
  const mine = view.viewer === 'reporter';
  const story = view.timeline
    .filter((entry) => !entry.internal)
    .map((entry) => ({ id: `${doc._id}-${entry.id}`, of, at: entry.at, words: timelinePhrase(entry, mine), text: [entry.text, entry.reason].filter(Boolean).join('\n') || null }));
  return { matter, story };
}

async function partsOf(deps: Deps, who: Onlooker, origin: ThingRef): Promise<ThreadPart[]> {
  const docs = (await Cases(deps).find(threadFilter('case', origin), { terms: 0, pending: 0 }).lean<CaseDoc[]>()).filter((doc) => !doc.origin || doc.origin.kind === origin.kind);
  return Promise.all(docs.filter((doc) => exists(who, doc)).map((doc) => partOf(deps, doc, who)));
}

/** A thread joins what one person said: only the reporter and the staff of a matter may follow it there. */
const exists = (who: Onlooker, doc: CaseDoc): boolean => ['reporter', 'staff'].includes(viewerIn(who, doc));

/** Cases in the registry of conversions: a case may be split, and a case may be what is split off. */
export const caseKind: ConvertibleKind = {
  kind: 'case',
  async originOf(deps, who, id) {
    const doc = await loadCase(deps, id);
    sightIn(who, doc);
    return originOf(doc);
  },
  partsOf,
  gives: {
    into: ['case', 'wish', 'project', 'task', 'topic'],
    async carry(deps, who, id) {
      const doc = await loadCase(deps, id);
      authorise(who, doc, 'split');
      return carriedFrom(doc);
    },
    async intend(deps, who, id, intent, ask) {
      const doc = await loadCase(deps, id);
      const actor = authorise(who, doc, 'split');
      await applyStep(deps, doc, actor, 'split', ask, ({ unitId }) => ({
        // Whoever waits reads that volunteers were asked, not that a second matter was found.
        entries: [intent.ask.to === 'task' ? { step: 'volunteerTask', text: TASK_ASKED[intent.ask.kind] } : { step: 'split' }],
        set: { conversions: [...(doc.conversions ?? []), { ...intent, by: { personId: who.personId, unitId }, state: 'open' }] },
      }));
    },
    async open(deps, id) {
      return openIntents(await loadCase(deps, id), carriedFrom);
    },
    settle: (deps, id, targetId) => settleIntent(Cases(deps), id, targetId),
    told: noteVolunteers,
  },
  takes: { from: ['case', 'wish', 'project', 'topic', 'consultation', 'visit', 'talk'], check: checkSplit, make: splitOff },
};
