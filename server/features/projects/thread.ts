import { createHash } from 'node:crypto';
import { PROJECT_STATE_WORDS, projectMomentWords } from '../../../shared/copy/projects';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { PROJECT_OVER } from '../../../shared/domain/projects/states';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import { openIntents, settleIntent, threadFilter, type Ask, type Carried, type ConvertibleKind, type Intent, type Onlooker, type ThreadPart } from '../../platform/conversions';
import type { Deps } from '../../platform/deps';
import { locate } from '../organisation';
import { openedProject, placeOf, putIn, scopeOf } from './commands/propose';
import type { ProjectDoc } from './document';
import { Projects } from './model';
import { authorise, sightIn } from './policy';
import { presentProject } from './presenter';
import { loadProject, projectsOfOrigin } from './queries';
import { applyStep, refuse } from './step';
import { fitWords, refusePictures } from './words';

type ToProject = Extract<Ask, { to: 'project' }>;
const refOf = (doc: ProjectDoc): ThingRef => ({ kind: 'project', id: doc._id });
const originOf = (doc: ProjectDoc): ThingRef => doc.origin ?? refOf(doc);

function carriedFrom(doc: ProjectDoc): Carried {
  const { place } = doc;
  return { from: refOf(doc), origin: originOf(doc), personId: doc.proposerId, place: { text: place.text, point: { ...place[place.given], system: place.given }, placeId: place.placeId }, photoIds: doc.photoIds, showToNeighbours: false };
}

/** A thread joins what one person said: only who proposed it and the station follow it there. */
const exists = (who: Onlooker, doc: ProjectDoc): boolean => {
  try {
    return sightIn(who, doc).sight.original;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
};

/** One project as its viewer may see it: the same presenter as its own page, so that the thread shows no more. */
async function partOf(deps: Deps, doc: ProjectDoc, who: Onlooker): Promise<ThreadPart> {
  const view = await presentProject(deps, doc, who);
  const of = refOf(doc);
  const matter = {
    ...of, title: view.title, number: view.number, state: PROJECT_STATE_WORDS[view.state], late: view.late, done: PROJECT_OVER.includes(view.state), unit: null, from: doc.cameFrom ?? null, at: doc.createdAt.toISOString(), staff: view.viewer === 'station',
  };
  return { matter, story: [...view.timeline].reverse().map((moment) => ({ id: `${doc._id}-${moment.id}`, of, at: moment.at, words: projectMomentWords(moment), text: moment.text })) };
}

/** What would refuse it later refuses it now. The pictures are those of the matter that it comes from. */
async function check(deps: Deps, carried: Carried, ask: Ask): Promise<void> {
  const { title, need, photoIds } = ask as ToProject;
  if (!carried.place) refuse('cannotBecome');
  fitWords(title, 'station');
  fitWords(need, 'station');
  if (photoIds.some((id) => !carried.photoIds.includes(id))) refuse('photoNotYours');
  await refusePictures(deps, photoIds);
  if (carried.place) await locate(deps, carried.place.point);
}

/** Makes the proposal of what a wish or a case said; its proposer is who said it. Made, or there already. */
async function make(deps: Deps, carried: Carried, { targetId, ask, by }: Intent): Promise<void> {
  const { title, need, photoIds } = ask as ToProject;
  if (!carried.place || (await Projects(deps).exists({ _id: targetId }))) return;
  const { placeId, ...where } = carried.place;
  await putIn(deps, await openedProject(deps, {
    _id: targetId, contentHash: createHash('sha256').update(JSON.stringify(ask)).digest('base64url'), by: carried.from.kind === 'wish' ? 'wish' : 'case', proposerId: carried.personId, accountless: carried.proxy?.accountless === true, title, need,
    photoIds: [...photoIds], place: placeOf({ ...where, ...(placeId ? { placeId } : {}) }), scope: scopeOf(await locate(deps, carried.place.point)), council: null, origin: carried.origin, cameFrom: carried.from,
  }, by));
}

/** Micro-projects in the registry of conversions: of a wish or a case, without retyping; what turns out to be somebody's duty becomes a case. */
export const projectKind: ConvertibleKind = {
  kind: 'project',
  async originOf(deps, who, id) {
    const doc = await loadProject(deps, id);
    sightIn(who, doc);
    return originOf(doc);
  },
  async partsOf(deps, who, origin) {
    const docs = (await projectsOfOrigin(deps, threadFilter('project', origin))).filter((doc) => !doc.origin || doc.origin.kind === origin.kind);
    return Promise.all(docs.filter((doc) => exists(who, doc)).map((doc) => partOf(deps, doc, who)));
  },
  gives: {
    into: ['case'],
    async carry(deps, who, id) {
      const doc = await loadProject(deps, id);
      authorise(who, doc, 'handOver');
      return carriedFrom(doc);
    },
    async intend(deps, who, id, intent, ask) {
      const doc = await loadProject(deps, id);
      await applyStep(deps, doc, authorise(who, doc, 'handOver'), 'handOver', ask, () => ({
        set: { conversions: [...(doc.conversions ?? []), { ...intent, by: { personId: who.personId, unitId: doc.scope.station }, state: 'open' }] },
      }));
    },
    async open(deps, id) {
      return openIntents(await loadProject(deps, id), carriedFrom);
    },
    settle: (deps, id, targetId) => settleIntent(Projects(deps), id, targetId),
  },
  takes: { from: ['wish', 'case', 'consultation'], check, make },
};
