import type { ResponseOf } from '../../../shared/contract';
import type { HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { volunteerOf } from '../volunteers';
import { sayAble } from './commands/able';
import { answerInvite, callOff, invite } from './commands/invite';
import { authorise, authoriseAsking, stationsOf } from './policy';
import { presentInvite, presentRow } from './presenter';
import { ableOf, invitePage, loadInvite } from './queries';
import { search } from './search';

async function mine(deps: Deps, personId: string): Promise<ResponseOf<'GET /able-neighbours/mine'>> {
  const doc = await volunteerOf(deps, personId);
  const skills = doc?.skills.map(({ skill }) => skill) ?? [];
  const entries = doc ? ((await ableOf(deps, doc._id))?.entries ?? []) : [];
  return { volunteer: doc?.state === 'active', skills, entries: entries.filter(({ skill }) => skills.includes(skill)) };
}

export const handlers: HandlerTable = {
  'GET /able-neighbours/mine': ({ viewer }, deps) => mine(deps, viewer.personId),
  'PUT /able-neighbours/mine': async ({ body, viewer }, deps) => {
    await sayAble(deps, await volunteerOf(deps, viewer.personId), body.entries);
    return mine(deps, viewer.personId);
  },
  'GET /workbench/able-neighbours': ({ query, viewer }, deps) => search(deps, stationsOf(viewer), query),
  'POST /workbench/invitations': async ({ body, key, viewer }, deps) => {
    authoriseAsking(viewer, body.stationId);
    const doc = await invite(deps, viewer.personId, body, key);
    return { ...(await presentInvite(deps, doc, viewer)), skipped: doc.skipped };
  },
  'GET /workbench/invitations': async ({ query, viewer }, deps) => {
    const { items, next } = await invitePage(deps, stationsOf(viewer), query);
    return { items: items.map(presentRow), next };
  },
  'GET /invitations/:id': async ({ params, viewer }, deps) => presentInvite(deps, await loadInvite(deps, params.id), viewer),
  'POST /invitations/:id/answer': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadInvite(deps, params.id);
    return presentInvite(deps, await answerInvite(deps, doc, authorise(viewer, doc, 'answer'), body.answer, key), viewer);
  },
  'POST /invitations/:id/call-off': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadInvite(deps, params.id);
    return presentInvite(deps, await callOff(deps, doc, authorise(viewer, doc, 'callOff'), { ...body, key }), viewer);
  },
};
