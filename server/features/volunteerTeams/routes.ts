import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { MemberAction } from '../../../shared/domain/volunteerTeams/members';
import type { TeamAction, TeamPart } from '../../../shared/domain/volunteerTeams/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getUnit, getUnits, unitsIn } from '../organisation';
import { helperOf } from '../volunteers';
import { BODY_KINDS, found } from './commands/found';
import { ask, joinByCode, leave, sendAway, takeUp, withdraw } from './commands/member';
import { answer, approve, decline, dismiss, dissolve, edit, endCode, makeCode, offer, stepDown, takeBack } from './commands/team';
import type { MemberDoc, TeamDoc } from './document';
import { authorise, authoriseMember, authoriseMembers, bodiesOf, communitiesOf, deskOf, leads, partsIn, sightIn } from './policy';
import { presentMembers, presentMine, presentRows, presentTeam, type View } from './presenter';
import { communityPage, deskCounts, deskPage, loadMember, loadTeam, memberById, memberCount, memberIdOf, memberPage, rowsOf, teamsById, teamsLedBy } from './queries';
import type { MemberActor, TeamActor } from './step';

type TeamKey = Exclude<Extract<RouteKey, `POST /volunteer-teams/:id/${string}`>, 'POST /volunteer-teams/:id/ask'>;
type MemberKey = Extract<RouteKey, `POST /team-members/:id/${string}`>;
type BodyOf<K extends TeamKey | MemberKey> = ParsedOf<K>['body'];
type Keyed<K extends TeamKey | MemberKey> = BodyOf<K> & { readonly key: string };
type StepCall<K extends TeamKey | MemberKey> = Pick<Call<TeamKey | MemberKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** What somebody plays in a team; whether they belong is in their row. */
async function partsOf(deps: Deps, doc: TeamDoc, viewer: Viewer): Promise<TeamPart[]> {
  const helper = await helperOf(deps, viewer.personId);
  const row = helper && (await memberById(deps, memberIdOf(doc._id, helper.id)));
  return partsIn(viewer, doc, row?.state === 'in');
}

/** load → authorise → command → present, the same for every step of a team. */
function act<K extends TeamKey>(action: TeamAction, command: (deps: Deps, doc: TeamDoc, actor: TeamActor, ask: Keyed<K>, viewer: Viewer) => Promise<TeamDoc>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadTeam(deps, params.id);
    const actor = authorise(viewer, doc, await partsOf(deps, doc, viewer), action);
    return presentTeam(deps, await command(deps, doc, actor, { ...body, key }, viewer), viewer);
  };
}

/** The same for every step of a membership. */
function actMember<K extends MemberKey>(action: MemberAction, command: (deps: Deps, row: MemberDoc, actor: MemberActor, ask: Keyed<K>, team: TeamDoc) => Promise<MemberDoc>) {
  return async ({ params, body, key, viewer }: StepCall<K>, deps: Deps) => {
    const row = await loadMember(deps, params.id);
    const team = await loadTeam(deps, row.teamId);
    const actor = authoriseMember(viewer, row, partsIn(viewer, team, false), action);
    const [view] = await presentMembers(deps, team, [await command(deps, row, actor, { ...body, key }, team)], viewer);
    if (!view) throw new DomainError('not_found');
    return view;
  };
}

async function mine(viewer: Viewer, deps: Deps): Promise<{ items: Awaited<ReturnType<typeof presentMine>>; volunteer: boolean; units: { id: string; name: string }[] }> {
  const [led, rows, helper, own, near] = await Promise.all([teamsLedBy(deps, viewer.personId), rowsOf(deps, viewer.personId), helperOf(deps, viewer.personId), getUnits(deps, bodiesOf(viewer)), unitsIn(deps, communitiesOf(viewer), BODY_KINDS)]);
  const units = new Map([...own.values(), ...near].filter(({ closedAt }) => closedAt === null).map((unit) => [unit.id, unit]));
  const others = await teamsById(deps, rows.map(({ teamId }) => teamId).filter((id) => !led.some(({ _id }) => _id === id)));
  const standings = new Map(rows.map(({ teamId, state }) => [teamId, state]));
  return { items: await presentMine(deps, viewer, [...led, ...others.values()], standings), volunteer: helper?.state === 'active', units: [...units.values()].map(({ id, name }) => ({ id, name })) };
}

export const handlers: HandlerTable = {
  'GET /volunteer-teams': async ({ query, viewer }, deps) => {
    // Whoever lives elsewhere and works here begins where they work.
    const community = await getUnit(deps, query.communityId ?? viewer.homeCommunityId ?? viewer.roles.find(({ communityId }) => communityId !== null)?.communityId ?? '');
    if (community?.kind !== 'community') throw new DomainError('not_found');
    const { items, next } = await communityPage(deps, community.id, query);
    return { items: await presentRows(deps, items), next, community: { id: community.id, name: community.name } };
  },
  'GET /volunteer-teams/mine': ({ viewer }, deps) => mine(viewer, deps),
  'POST /volunteer-teams': async ({ body, key, viewer }, deps) => presentTeam(deps, await found(deps, viewer, body, key), viewer),
  'POST /volunteer-teams/join': async ({ body, key, viewer }, deps) => presentTeam(deps, await joinByCode(deps, viewer.personId, body.code, key), viewer),
  'GET /workbench/volunteer-teams': async ({ query, viewer }, deps) => {
    const stations = deskOf(viewer);
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, stations, query.desk, query), deskCounts(deps, stations)]);
    return { items: await presentRows(deps, items), next, counts };
  },
  'GET /volunteer-teams/:id': async ({ params, viewer }, deps) => presentTeam(deps, await loadTeam(deps, params.id), viewer),
  'GET /volunteer-teams/:id/members': async ({ params, query, viewer }, deps) => {
    const doc = await loadTeam(deps, params.id);
    const parts = await partsOf(deps, doc, viewer);
    authoriseMembers(doc, parts);
    const [{ items, next }, asked, belong] = await Promise.all([memberPage(deps, doc._id, query.lane, query), memberCount(deps, doc._id, 'asked'), memberCount(deps, doc._id, 'in')]);
    return { items: await presentMembers(deps, doc, items, viewer), next, counts: { asked, in: belong }, may: leads(parts) };
  },
  'POST /volunteer-teams/:id/ask': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadTeam(deps, params.id);
    sightIn(doc, await partsOf(deps, doc, viewer));
    await ask(deps, doc, viewer.personId, body.text, key);
    return presentTeam(deps, doc, viewer);
  },
  'POST /volunteer-teams/:id/edit': act<'POST /volunteer-teams/:id/edit'>('edit', (deps, doc, actor, said, viewer) => edit(deps, doc, actor, viewer, said)),
  'POST /volunteer-teams/:id/approve': act<'POST /volunteer-teams/:id/approve'>('approve', approve),
  'POST /volunteer-teams/:id/decline': act<'POST /volunteer-teams/:id/decline'>('decline', decline),
  'POST /volunteer-teams/:id/code': act<'POST /volunteer-teams/:id/code'>('newCode', makeCode),
  'POST /volunteer-teams/:id/end-code': act<'POST /volunteer-teams/:id/end-code'>('endCode', endCode),
  'POST /volunteer-teams/:id/offer': act<'POST /volunteer-teams/:id/offer'>('offer', offer),
  'POST /volunteer-teams/:id/take-back': act<'POST /volunteer-teams/:id/take-back'>('takeBack', takeBack),
  'POST /volunteer-teams/:id/accept': act<'POST /volunteer-teams/:id/accept'>('accept', answer(true)),
  'POST /volunteer-teams/:id/refuse': act<'POST /volunteer-teams/:id/refuse'>('refuse', answer(false)),
  'POST /volunteer-teams/:id/step-down': act<'POST /volunteer-teams/:id/step-down'>('stepDown', stepDown),
  'POST /volunteer-teams/:id/dismiss': act<'POST /volunteer-teams/:id/dismiss'>('dismiss', dismiss),
  'POST /volunteer-teams/:id/dissolve': act<'POST /volunteer-teams/:id/dissolve'>('dissolve', dissolve),
  'POST /team-members/:id/approve': actMember<'POST /team-members/:id/approve'>('approve', takeUp),
  'POST /team-members/:id/decline': actMember<'POST /team-members/:id/decline'>('decline', sendAway('decline')),
  'POST /team-members/:id/remove': actMember<'POST /team-members/:id/remove'>('remove', sendAway('remove')),
  'POST /team-members/:id/withdraw': actMember<'POST /team-members/:id/withdraw'>('withdraw', withdraw),
  'POST /team-members/:id/leave': actMember<'POST /team-members/:id/leave'>('leave', leave),
};
