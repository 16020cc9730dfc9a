import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { VOTE_HIDDEN, type VoteAction } from '../../../shared/domain/votes/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { communityOf, convenedBy, conveningUnits, loadBody, rulesNow, seatsHeldBy, stationBodies } from '../bodies';
import { castNamed } from './commands/cast';
import { confirmEnd } from './commands/confirm';
import { checkVote } from './commands/check';
import { addLine, voidLine } from './commands/correct';
import { agree, bindingUnits, cancel, draftVote, drop, editVote, isFree, writeMinutes } from './commands/draft';
import { freezeVote } from './commands/freeze';
import { answerObjection, objectTo } from './commands/object';
import { enterPaper, handPaper } from './commands/paper';
import { prepareVote } from './commands/prepare';
import { drawSample } from './commands/sample';
import type { FrozenRow, VoteDoc } from './document';
import { presentBallots, presentLine, presentLinePage, presentMyLines } from './lines';
import { watchersFor } from './people';
import { actsFor, authorise, authoriseBallots, authoriseWatch, sightIn } from './policy';
import { presentRows, presentVote, type View } from './presenter';
import { lanePage, linesOf, loadVote, votesOfPerson } from './queries';
import { publicPart } from './publicPart';
import { loadBasis } from './sources';
import type { Actor } from './step';

type StepKey = Extract<RouteKey, `POST /votes/:id/${'prepare' | 'sample' | 'check' | 'edit' | 'agree' | 'freeze' | 'drop' | 'cancel' | 'roll-add' | 'roll-void' | 'confirm' | 'minutes'}`>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: VoteDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<VoteDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

const livesIn = ({ homeCommunityId, neighbourOf }: Viewer): string[] => [...new Set([...(homeCommunityId ? [homeCommunityId] : []), ...neighbourOf])];
const show = (deps: Deps, doc: VoteDoc, viewer: Viewer): Promise<View> => presentVote(deps, doc, { ...viewer, lives: livesIn(viewer) });

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: VoteAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadVote(deps, params.id);
    return show(deps, await command(deps, doc, await authorise(deps, viewer, doc, action), { ...body, key }), viewer);
  };
}
/** A vote that everybody may read: no draft. */
async function frozenVote(deps: Deps, id: string): Promise<VoteDoc & { readonly frozen: FrozenRow }> {
  const doc = await loadVote(deps, id);
  if (VOTE_HIDDEN.includes(doc.state) || !doc.frozen) throw new DomainError('not_found');
  return doc as VoteDoc & { readonly frozen: FrozenRow };
}
/** The door of drafting: who acts for the body of the matter. */
async function authoriseDraft(deps: Deps, viewer: Viewer, ref: { readonly kind: 'topic' | 'consultation'; readonly id: string }) {
  const basis = await loadBasis(deps, ref);
  if (!(await actsFor(deps, viewer, basis.bodyId))) throw new DomainError('not_allowed');
  return basis;
}
/** Bodies for which somebody acts: where they sit as a chair, convene, or work at the station. */
async function actingBodies(deps: Deps, viewer: Viewer): Promise<Set<string>> {
  const [seats, units] = [await seatsHeldBy(deps, viewer.personId), conveningUnits(viewer)];
  const [convened, ofStation] = await Promise.all([convenedBy(deps, units), stationBodies(deps, units)]);
  return new Set([...seats.filter(({ chair }) => chair).map(({ bodyId }) => bodyId), ...[...convened, ...ofStation].map(({ _id }) => _id)]);
}

export const handlers: HandlerTable = {
  'GET /votes': async ({ query, viewer }, deps) => {
    const community = query.bodyId || query.basis ? null : await communityOf(deps, query.communityId, viewer);
    const whose = query.basis ? { 'basis.id': query.basis } : query.bodyId ? { bodyId: query.bodyId } : { 'scope.community': community?.id };
    const { items, next } = await lanePage(deps, whose, query.lane, query);
    return { items: await presentRows(deps, items, viewer.personId, new Set()), next, community };
  },
  'GET /votes/mine': async ({ query, viewer }, deps) => {
    const [lines, acting] = await Promise.all([linesOf(deps, viewer.personId), actingBodies(deps, viewer)]);
    const docs = await votesOfPerson(deps, viewer.personId, [...acting], [...new Set(lines.map(({ voteId }) => voteId))], query.lane);
    const rows = await presentRows(deps, docs, viewer.personId, acting, lines);
    return { items: rows.filter(({ parts, state }) => parts.length > 0 && (state !== 'draft' || parts.includes('body') || parts.includes('scrutineer'))) };
  },
  'GET /votes/new': async ({ query, viewer }, deps) => {
    const basis = await authoriseDraft(deps, viewer, query);
    const [body, { procedure }] = await Promise.all([loadBody(deps, basis.bodyId), rulesNow(deps, basis.bodyId)]);
    const people = (await watchersFor(deps, body)).filter(({ id }) => id !== viewer.personId);
    return { title: basis.title, body: { id: body._id, name: body.name }, ready: basis.ready, clauses: basis.clauses.map((clause) => ({ ...clause })), options: basis.options.map((option) => ({ ...option })), free: isFree(basis), hasRoll: basis.rollId !== null, units: [...(basis.units ?? (['person', 'household'] as const))], people, binding: bindingUnits(deps, basis), sees: procedure.sees };
  },
  'POST /votes': async ({ body, key, viewer }, deps) => {
    await authoriseDraft(deps, viewer, body.basis);
    return show(deps, await draftVote(deps, viewer.personId, body, key), viewer);
  },
  'GET /votes/:id': async ({ params, viewer }, deps) => show(deps, await loadVote(deps, params.id), viewer),
  'POST /votes/:id/edit': act<'POST /votes/:id/edit'>('edit', editVote),
  'POST /votes/:id/prepare': act<'POST /votes/:id/prepare'>('prepare', prepareVote),
  'POST /votes/:id/sample': act<'POST /votes/:id/sample'>('sample', drawSample),
  'POST /votes/:id/check': act<'POST /votes/:id/check'>('check', checkVote),
  'POST /votes/:id/agree': act<'POST /votes/:id/agree'>('agree', agree),
  'POST /votes/:id/freeze': act<'POST /votes/:id/freeze'>('freeze', freezeVote),
  'POST /votes/:id/drop': act<'POST /votes/:id/drop'>('drop', drop),
  'POST /votes/:id/cancel': act<'POST /votes/:id/cancel'>('cancel', cancel),
  'POST /votes/:id/roll-add': act<'POST /votes/:id/roll-add'>('correct', addLine),
  'POST /votes/:id/roll-void': act<'POST /votes/:id/roll-void'>('correct', voidLine),
  'POST /votes/:id/confirm': act<'POST /votes/:id/confirm'>('confirm', confirmEnd),
  'POST /votes/:id/minutes': act<'POST /votes/:id/minutes'>('minutes', writeMinutes),
  'POST /votes/:id/object': async ({ params, body, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    const { parts } = await sightIn(deps, viewer, doc);
    await objectTo(deps, doc, { personId: viewer.personId, near: parts.includes('voter') || livesIn(viewer).includes(doc.scope.community) }, body.text);
    return show(deps, doc, viewer);
  },
  'POST /votes/:id/objections/:objectionId/answer': async ({ params, body, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    if (!(await actsFor(deps, viewer, doc.bodyId))) throw new DomainError('not_allowed');
    await answerObjection(deps, doc, viewer.personId, params.objectionId, body.text);
    return show(deps, doc, viewer);
  },
  'GET /votes/:id/manifest': async ({ params }, deps) => publicPart(deps, await frozenVote(deps, params.id)),
  'GET /votes/:id/heads': async ({ params }, deps) => {
    const { frozen, result } = await frozenVote(deps, params.id);
    return { heads: [frozen.head, ...(result ? [result.closing] : [])] };
  },
  'GET /votes/:id/my-line': async ({ params, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    return { items: await presentMyLines(deps, doc, viewer.personId, await sightIn(deps, viewer, doc)) };
  },
  'POST /votes/:id/named': ({ params, body, viewer }, deps) => castNamed(deps, params.id, viewer.personId, body),
  'GET /votes/:id/lines': async ({ params, query, viewer }, deps) => {
    const doc = await loadVote(deps, params.id);
    if (!doc.prepared && (VOTE_HIDDEN.includes(doc.state) || !doc.frozen)) throw new DomainError('not_found');
    await authoriseWatch(deps, viewer, doc);
    return presentLinePage(deps, doc, viewer.personId, query);
  },
  'POST /votes/:id/paper': async ({ params, body, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    await authoriseWatch(deps, viewer, doc);
    await handPaper(deps, doc, viewer.personId, body.line);
    return presentLine(deps, doc, body.line, viewer.personId);
  },
  'POST /votes/:id/paper-entry': async ({ params, body, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    await authoriseWatch(deps, viewer, doc);
    await enterPaper(deps, doc, viewer.personId, body.line, body.choice);
    return presentLine(deps, doc, body.line, viewer.personId);
  },
  'GET /votes/:id/ballots': async ({ params, query, viewer }, deps) => {
    const doc = await frozenVote(deps, params.id);
    return presentBallots(deps, doc, await authoriseBallots(deps, viewer, doc), query);
  },
};
