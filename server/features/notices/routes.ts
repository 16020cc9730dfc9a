import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { NoticeAction } from '../../../shared/domain/notices/states';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { areaChoices } from './choices';
import { keysOfCommunity } from './areas';
import { confirm, correct, drop, handIn, pin, recall, refuseCorrection, release, sendBack, takeBack, withdraw } from './commands/tell';
import { change, write } from './commands/write';
import type { NoticeDoc } from './document';
import { authorise, communitiesOf, deskOf, officesOf } from './policy';
import { presentNotice, presentRows, type View } from './presenter';
import { deskCounts, deskPage, listFor, loadNotice } from './queries';
import { keysOf } from './readers';
import { markSeen } from './reads';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /notices/:id/${string}`>, 'POST /notices/:id/read' | 'POST /notices/:id/change'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<NoticeDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: NoticeAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadNotice(deps, params.id);
    return presentNotice(deps, await command(deps, doc, await authorise(deps, viewer, doc, action), { ...body, key }), viewer);
  };
}

export const handlers: HandlerTable = {
  'GET /notices': async ({ query, viewer }, deps) => {
    const named = query.communityId ?? null;
    const around = named === null ? null : await keysOfCommunity(deps, named);
    const { pinned, items, next } = await listFor(deps, around?.keys ?? (await keysOf(deps, viewer.personId)), query);
    const rows = await presentRows(deps, [...pinned, ...items], viewer.personId);
    return { pinned: rows.slice(0, pinned.length), items: rows.slice(pinned.length), next, community: around && { id: around.community.id, name: around.community.name }, writes: officesOf(viewer).length > 0 };
  },
  'GET /notices/:id': async ({ params, viewer }, deps) => presentNotice(deps, await loadNotice(deps, params.id), viewer),
  'POST /notices/:id/read': async ({ params, viewer }, deps) => {
    const doc = await loadNotice(deps, params.id);
    if (doc.edition === 0) throw new DomainError('not_found');
    await markSeen(deps, doc, viewer.personId);
    return { done: true };
  },
  'GET /workbench/notices': async ({ query, viewer }, deps) => {
    const offices = deskOf(viewer);
    const whose = { units: offices.map(({ unitId }) => unitId), communities: await communitiesOf(deps, offices) };
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, whose, query.desk, query), deskCounts(deps, whose)]);
    const rows = await presentRows(deps, items, viewer.personId);
    return { items: rows.map((row, at) => ({ ...row, reads: items[at]?.reads ?? 0 })), next, counts };
  },
  'GET /workbench/notice-areas': ({ query, viewer }, deps) => areaChoices(deps, viewer, query.under),
  'POST /notices': async ({ body, key, viewer }, deps) => {
    const office = deskOf(viewer).find(({ unitId }) => unitId === body.unitId);
    if (!office) throw new DomainError('not_allowed');
    return presentNotice(deps, await write(deps, viewer.personId, office, body, key), viewer);
  },
  'POST /notices/:id/change': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadNotice(deps, params.id);
    const actor = await authorise(deps, viewer, doc, 'change');
    const [office] = officesOf(viewer).sort((a, b) => Number(b.unitId === doc.unitId) - Number(a.unitId === doc.unitId));
    if (!office) throw new DomainError('not_allowed');
    return presentNotice(deps, await change(deps, doc, office, actor, { ...body, key }), viewer);
  },
  'POST /notices/:id/hand-in': act<'POST /notices/:id/hand-in'>('handIn', handIn),
  'POST /notices/:id/release': act<'POST /notices/:id/release'>('release', release),
  'POST /notices/:id/send-back': act<'POST /notices/:id/send-back'>('sendBack', sendBack),
  'POST /notices/:id/take-back': act<'POST /notices/:id/take-back'>('takeBack', takeBack),
  'POST /notices/:id/drop': act<'POST /notices/:id/drop'>('drop', drop),
  'POST /notices/:id/pin': act<'POST /notices/:id/pin'>('pin', pin),
  'POST /notices/:id/correct': act<'POST /notices/:id/correct'>('correct', correct),
  'POST /notices/:id/confirm': act<'POST /notices/:id/confirm'>('confirm', confirm),
  'POST /notices/:id/refuse': act<'POST /notices/:id/refuse'>('refuse', refuseCorrection),
  'POST /notices/:id/withdraw': act<'POST /notices/:id/withdraw'>('withdraw', withdraw),
  'POST /notices/:id/recall': act<'POST /notices/:id/recall'>('recall', recall),
};
