import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { audited, ownActor, type AuditActor } from '../audit';
import { buildingsOf, getBuilding, getUnit, levelsOf, roomsOf } from '../organisation';
import { askHome } from './commands/askHome';
import { chooseMain } from './commands/chooseMain';
import { confirmHome, declineHome, endHome } from './commands/decideHome';
import { moveOut, withdrawHome } from './commands/leaveHome';
import { speakOfHome } from './commands/speakOfHome';
import type { HomeDoc } from './model';
import { assertAtDesk, assertMayListRooms, assertOwn, deskOf, officeAt, partsOf } from './policy';
import { doors, presentBuilding, presentMyHomes, presentRows } from './presenter';
import { deskHomes, doorsOf, homesBehind, loadHome } from './queries';
import type { Actor } from './step';

async function own(deps: Deps, viewer: Viewer, id: string): Promise<{ doc: HomeDoc; actor: Actor }> {
  const doc = await loadHome(deps, id);
  assertOwn(viewer, doc);
  return { doc, actor: { personId: viewer.personId, parts: ['resident'] } };
}

async function atDesk(deps: Deps, viewer: Viewer, id: string): Promise<{ doc: HomeDoc; actor: Actor }> {
  const doc = await loadHome(deps, id);
  return { doc, actor: { personId: viewer.personId, parts: assertAtDesk(viewer, doc) } };
}

/** A look at a home, or something done to it under the key of its request. */
type Doing = 'homeSeen' | { readonly action: 'homeDecided' | 'homeSpoken' | 'homeChanged' | 'personChanged'; readonly key: string };

/** Who lives where is personal: each look and each change leaves a row in the audit log before it is shown or made. */
async function noted(deps: Deps, by: (doc: HomeDoc) => AuditActor, docs: readonly HomeDoc[], what: Doing): Promise<void> {
  for (const doc of docs) {
    const levels = (await getUnit(deps, doc.communityId))?.path ?? [];
    const actor = by(doc);
    const [action, once] = what === 'homeSeen' ? ([what, 'hour'] as const) : ([what.action, { key: `${actor.personId} ${doc._id} ${what.key}` }] as const);
    await audited(deps, { actor, action, subject: doc.personId, object: { kind: 'home', id: doc._id }, levels, once });
  }
}
const inOffice = (viewer: Viewer) => (doc: HomeDoc): AuditActor => officeAt(viewer, doc);
/** As the resident or co-resident they are, in whatever office they may be besides. */
const asThemselves = ({ personId }: Viewer) => (): AuditActor => ownActor(personId);

/** A new home has no id yet: the row names the community it is said to be in. */
async function notedAsk(deps: Deps, { personId }: Viewer, communityId: string, key: string): Promise<void> {
  const levels = (await getUnit(deps, communityId))?.path ?? [];
  await audited(deps, { actor: ownActor(personId), action: 'homeChanged', subject: personId, object: { kind: 'unit', id: communityId }, levels, once: { key: `${personId} ask ${key}` } });
}

async function row(deps: Deps, viewer: Viewer, doc: HomeDoc): ReturnType<NonNullable<HandlerTable['POST /station/homes/:id/confirm']>> {
  const [shown] = await presentRows(deps, viewer, [doc]);
  if (!shown) throw new DomainError('not_found');
  return shown;
}

/** Buildings to choose from, one's own homes, and the desk that confirms them. */
export const handlers: HandlerTable = {
  'GET /communities/:id/buildings': async ({ params }, deps) => {
    const community = await getUnit(deps, params.id);
    if (community?.kind !== 'community') throw new DomainError('not_found');
    return { items: (await buildingsOf(deps, params.id)).map(presentBuilding) };
  },
  'GET /buildings/:id': async ({ params }, deps) => {
    const building = await getBuilding(deps, params.id);
    const community = building && (await getUnit(deps, building.communityId));
    if (!building || !community) throw new DomainError('not_found');
    const entrances = [...new Set((await roomsOf(deps, building._id)).map(({ entrance }) => entrance))].filter((entrance) => entrance !== '');
    return { ...presentBuilding(building), community: { id: community.id, name: community.name }, entrances };
  },
  'GET /buildings/:id/rooms': async ({ params, viewer }, deps) => {
    const building = await getBuilding(deps, params.id);
    if (!building) throw new DomainError('not_found');
    assertMayListRooms(viewer, building.communityId);
    return { items: (await roomsOf(deps, building._id)).map(({ _id, entrance, no }) => ({ id: _id, entrance, no })) };
  },
  'GET /homes': ({ viewer }, deps) => presentMyHomes(deps, viewer.personId),
  'POST /homes': async ({ viewer, body, key }, deps) => {
    await notedAsk(deps, viewer, body.communityId, key);
    await askHome(deps, viewer.personId, body, key);
    return presentMyHomes(deps, viewer.personId);
  },
  'POST /homes/:id/withdraw': async ({ viewer, params, body, key }, deps) => {
    const { doc, actor } = await own(deps, viewer, params.id);
    await noted(deps, asThemselves(viewer), [doc], { action: 'homeChanged', key });
    await withdrawHome(deps, doc, actor, { ...body, key });
    return presentMyHomes(deps, viewer.personId);
  },
  'POST /homes/:id/move-out': async ({ viewer, params, body, key }, deps) => {
    const { doc, actor } = await own(deps, viewer, params.id);
    await noted(deps, asThemselves(viewer), [doc], { action: 'homeChanged', key });
    await moveOut(deps, doc, actor, { ...body, key });
    return presentMyHomes(deps, viewer.personId);
  },
  'POST /homes/:id/main': async ({ viewer, params }, deps) => {
    const { doc } = await own(deps, viewer, params.id);
    await noted(deps, asThemselves(viewer), [doc], { action: 'personChanged', key: `main ${deps.clock.now().getTime()}` });
    await chooseMain(deps, doc);
    return presentMyHomes(deps, viewer.personId);
  },
  'POST /homes/:id/word': async ({ viewer, params, body, key }, deps) => {
    const [doc, rooms] = await Promise.all([loadHome(deps, params.id), doorsOf(deps, viewer.personId)]);
    const parts = partsOf(viewer, doc, rooms).filter((part) => part === 'coResident');
    if (parts.length === 0) throw new DomainError('not_found');
    await noted(deps, asThemselves(viewer), [doc], { action: 'homeSpoken', key });
    await speakOfHome(deps, doc, { personId: viewer.personId, parts }, { ...body, key });
    return presentMyHomes(deps, viewer.personId);
  },
  'GET /station/homes': async ({ viewer, query }, deps) => {
    const { stations, communities } = deskOf(viewer);
    const walked = await Promise.all(communities.map((id) => levelsOf(deps, id)));
    const { items, ...rest } = await deskHomes(deps, [...new Set([...stations, ...walked.map(({ station }) => station.id)])], query);
    // Who lives behind the same door is shown by name as well.
    const household = (await homesBehind(deps, doors(items), ['confirmed'])).filter(({ _id }) => !items.some((doc) => doc._id === _id));
    await noted(deps, inOffice(viewer), [...items, ...household], 'homeSeen');
    return { items: await presentRows(deps, viewer, items), ...rest };
  },
  'POST /station/homes/:id/confirm': async ({ viewer, params, body, key }, deps) => {
    const { doc, actor } = await atDesk(deps, viewer, params.id);
    if (actor.parts.includes('station')) await noted(deps, inOffice(viewer), [doc], { action: 'homeDecided', key });
    return row(deps, viewer, await confirmHome(deps, doc, actor, { ...body, key }));
  },
  'POST /station/homes/:id/decline': async ({ viewer, params, body, key }, deps) => {
    const { doc, actor } = await atDesk(deps, viewer, params.id);
    if (actor.parts.includes('station')) await noted(deps, inOffice(viewer), [doc], { action: 'homeDecided', key });
    return row(deps, viewer, await declineHome(deps, doc, actor, { ...body, key }));
  },
  'POST /station/homes/:id/end': async ({ viewer, params, body, key }, deps) => {
    const { doc, actor } = await atDesk(deps, viewer, params.id);
    if (actor.parts.includes('station')) await noted(deps, inOffice(viewer), [doc], { action: 'homeDecided', key });
    return row(deps, viewer, await endHome(deps, doc, actor, { ...body, key }));
  },
  'POST /station/homes/:id/word': async ({ viewer, params, body, key }, deps) => {
    const { doc, actor } = await atDesk(deps, viewer, params.id);
    await noted(deps, inOffice(viewer), [doc], { action: 'homeSpoken', key });
    return row(deps, viewer, await speakOfHome(deps, doc, actor, { ...body, key }));
  },
};
