import type { ParsedOf, ResponseOf, RouteKey } from '../../../shared/contract';
import { faultsIn, masked, personalIn } from '../../../shared/domain/wishes/asking';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { WishAction } from '../../../shared/domain/wishes/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { cardsIn, codesIn, ownFiles } from '../files';
import { getUnit, gridChoices } from '../organisation';
import { helperOf, paperOf } from '../proxy';
import { approve, askBack, decline, end, noteUnmatched } from './commands/check';
import { claim } from './commands/claim';
import { answer, edit, propose, takeBack, withdraw } from './commands/edit';
import { declineInvite, fittingVolunteers, invite } from './commands/invite';
import { agree, arrange, callFor, hideAddress, question, refuseProposal, release, reply, send, shareAddress } from './commands/onClaim';
import { post, type Poster } from './commands/post';
import { confirm, confirmHelp, consent, notYet, prove, publishStory, thank } from './commands/realise';
import { noteRecipientSeen, seeContact } from './commands/seeContact';
import type { WishDoc } from './document';
import { authorise, authoriseContact, authoriseReceipt, claimUnits, deskOf, sightIn } from './policy';
import { presentFitting } from './invitePresenter';
import { WISH_PAPERS } from './pages';
import { presentDesk, presentFeed, presentMine, presentWish, type View } from './presenter';
import { claimed, deskCounts, deskPage, feed, laneCounts, loadWish, posted } from './queries';
import { refuse, type Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /wishes/:id/${string}`>, 'POST /wishes/:id/receipt'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: WishDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<WishDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** One wish as its viewer may see it; that the station is shown for whom it is leaves a row in the audit log first. */
async function show(deps: Deps, doc: WishDoc, viewer: Viewer): Promise<View> {
  if (sightIn(viewer, doc).sight.names) await noteRecipientSeen(deps, doc, authoriseContact(viewer, doc));
  return presentWish(deps, doc, viewer);
}

/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: WishAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadWish(deps, params.id);
    return show(deps, await command(deps, doc, authorise(viewer, doc, action), { ...body, key }), viewer);
  };
}

/** Whoever posts for somebody in the name of a station or as a grid worker is staff; everybody else a resident. */
function posterOf(viewer: Viewer, whom: string): Poster {
  const { personId, level } = viewer;
  if (whom !== 'proxy') return { personId, level, unitId: null };
  const helps = viewer.roles.some(({ role }) => ['stationStaff', 'stationHead', 'gridWorker'].includes(role));
  return { personId, level, unitId: helps ? helperOf(viewer).unitId : null };
}

async function check({ body, viewer }: Call<'POST /wish-checks'>, deps: Deps): Promise<ResponseOf<'POST /wish-checks'>> {
  const own = await ownFiles(deps, viewer.personId, body.photoIds);
  if (body.photoIds.some((id) => !own.has(id))) refuse('photoNotYours');
  const personal = personalIn(body.text);
  const [codes, cards] = await Promise.all([codesIn(deps, body.photoIds), cardsIn(deps, body.photoIds)]);
  const found = [...codes].flatMap(([photoId, kind]) => (kind === 'pay' || kind === 'contact' ? [{ photoId, kind }] : []));
  return { faults: faultsIn(body.text), personal, masked: masked(body.text, personal), codes: [...found, ...[...cards.keys()].map((photoId) => ({ photoId, kind: 'card' as const }))] };
}

export const handlers: HandlerTable = {
  'POST /wish-checks': check,
  'POST /wishes': async ({ body, key, viewer }, deps) => show(deps, await post(deps, posterOf(viewer, body.whom), body, key), viewer),
  'GET /wishes': async ({ query, viewer }, deps) => {
    // Whoever lives elsewhere and works here begins where they work.
    const community = await getUnit(deps, query.communityId ?? viewer.homeCommunityId ?? viewer.roles.find(({ communityId }) => communityId !== null)?.communityId ?? '');
    if (community?.kind !== 'community') throw new DomainError('not_found');
    const [{ items, next }, counts, grids] = await Promise.all([feed(deps, { ...query, communityId: community.id }), laneCounts(deps, community.id), gridChoices(deps, community.id)]);
    return { items: await presentFeed(deps, items), next, counts, community: { id: community.id, name: community.name }, grids };
  },
  'GET /wishes/mine': async ({ query, viewer }, deps) => {
    const hands = [viewer.personId, ...claimUnits(viewer)];
    const { items, next } = query.view === 'posted' ? await posted(deps, viewer.personId, query) : await claimed(deps, hands, query);
    return { items: await presentMine(deps, items, viewer, hands, query.view), next };
  },
  'GET /workbench/wishes': async ({ query, viewer }, deps) => {
    const scope = deskOf(viewer);
    const desks = ['check', 'asked', 'open', 'unmatched', 'going', 'confirm', 'over'] as const;
    const [{ items, next }, counts] = await Promise.all([deskPage(deps, scope, query.desk, query), deskCounts(deps, scope, desks)]);
    return { items: await presentDesk(deps, items, viewer), next, counts };
  },
  'GET /wishes/:id': async ({ params, viewer }, deps) => show(deps, await loadWish(deps, params.id), viewer),
  'POST /wishes/:id/claim': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadWish(deps, params.id);
    return show(deps, await claim(deps, doc, authorise(viewer, doc, 'claim'), { ...body, key }), viewer);
  },
  'POST /wishes/:id/receipt': async ({ params, viewer }, deps) => {
    helperOf(viewer);
    const doc = await loadWish(deps, params.id);
    authoriseReceipt(viewer, doc);
    return { ...(await paperOf(deps, doc, WISH_PAPERS, doc.checkDueAt)), sms: doc.proxy?.sms ?? false };
  },
  'GET /wishes/:id/volunteers': async ({ params, query, viewer }, deps) => {
    const doc = await loadWish(deps, params.id);
    authorise(viewer, doc, 'invite');
    if (doc.state !== 'open') throw new DomainError('wrong_state', { state: doc.state, revision: doc.revision });
    return presentFitting(deps, doc, await fittingVolunteers(deps, doc, query.skill ?? null));
  },
  'POST /wishes/:id/invite': act<'POST /wishes/:id/invite'>('invite', invite),
  'POST /wishes/:id/invite-no': act<'POST /wishes/:id/invite-no'>('inviteNo', declineInvite),
  'POST /wishes/:id/contact': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadWish(deps, params.id);
    return seeContact(deps, doc, authoriseContact(viewer, doc), { ...body, key });
  },
  'POST /wishes/:id/edit': act<'POST /wishes/:id/edit'>('edit', edit),
  'POST /wishes/:id/withdraw': act<'POST /wishes/:id/withdraw'>('withdraw', withdraw),
  'POST /wishes/:id/take-back': act<'POST /wishes/:id/take-back'>('takeBack', takeBack),
  'POST /wishes/:id/answer': act<'POST /wishes/:id/answer'>('answer', answer),
  'POST /wishes/:id/approve': act<'POST /wishes/:id/approve'>('approve', approve),
  'POST /wishes/:id/ask': act<'POST /wishes/:id/ask'>('ask', askBack),
  'POST /wishes/:id/decline': act<'POST /wishes/:id/decline'>('decline', decline),
  'POST /wishes/:id/end': act<'POST /wishes/:id/end'>('end', end),
  'POST /wishes/:id/unmatched': act<'POST /wishes/:id/unmatched'>('unmatched', noteUnmatched),
  'POST /wishes/:id/arrange': act<'POST /wishes/:id/arrange'>('arrange', arrange),
  'POST /wishes/:id/send': act<'POST /wishes/:id/send'>('send', send),
  'POST /wishes/:id/question': act<'POST /wishes/:id/question'>('question', question),
  'POST /wishes/:id/reply': act<'POST /wishes/:id/reply'>('reply', reply),
  'POST /wishes/:id/call-for': act<'POST /wishes/:id/call-for'>('callFor', callFor),
  'POST /wishes/:id/share-address': act<'POST /wishes/:id/share-address'>('shareAddress', shareAddress),
  'POST /wishes/:id/hide-address': act<'POST /wishes/:id/hide-address'>('hideAddress', hideAddress),
  'POST /wishes/:id/propose': act<'POST /wishes/:id/propose'>('propose', propose),
  'POST /wishes/:id/agree': act<'POST /wishes/:id/agree'>('agree', agree),
  'POST /wishes/:id/refuse': act<'POST /wishes/:id/refuse'>('refuse', refuseProposal),
  'POST /wishes/:id/release': act<'POST /wishes/:id/release'>('release', release),
  'POST /wishes/:id/prove': act<'POST /wishes/:id/prove'>('prove', prove),
  'POST /wishes/:id/not-yet': act<'POST /wishes/:id/not-yet'>('notYet', notYet),
  'POST /wishes/:id/confirm': act<'POST /wishes/:id/confirm'>('confirm', confirm),
  'POST /wishes/:id/confirm-help': act<'POST /wishes/:id/confirm-help'>('confirmHelp', confirmHelp),
  'POST /wishes/:id/thank': act<'POST /wishes/:id/thank'>('thank', thank),
  'POST /wishes/:id/consent': act<'POST /wishes/:id/consent'>('consent', consent),
  'POST /wishes/:id/publish-story': act<'POST /wishes/:id/publish-story'>('publishStory', publishStory),
};
