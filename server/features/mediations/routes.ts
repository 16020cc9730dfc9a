import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { MediationAction } from '../../../shared/domain/mediations/states';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { dispatchTargets, getUnit } from '../organisation';
import { answerOffice, askOffice, confirm, escalate, followUp, keep, notKept, objectDraft, sign, signPaper } from './commands/agree';
import { ask, begin } from './commands/ask';
import { callOff, consent, decline, invite, noteConsent, refuseIt, tell } from './commands/consent';
import { noteSeen, seeContact } from './commands/contact';
import { appoint, arrange, cannotCome, giveBack, held, otherMediator, redraft, stop } from './commands/talk';
import type { MediationDoc } from './document';
import { actorOf, authorise, authoriseCare, authoriseStation, deskOf, partsIn, sightIn, stationsOf } from './policy';
import { presentMediation, presentRows, type View } from './presenter';
import { deskCounts, deskPage, figuresOf, loadMediation, mediatorsFor, minePage } from './queries';
import type { Actor } from './step';

type StepKey = Exclude<Extract<RouteKey, `POST /mediations/:id/${string}`>, 'POST /mediations/:id/contact'>;
type BodyOf<K extends StepKey> = ParsedOf<K>['body'];
type Command<K extends StepKey> = (deps: Deps, doc: MediationDoc, actor: Actor, ask: BodyOf<K> & { readonly key: string }) => Promise<MediationDoc>;
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: BodyOf<K> };

/** Who has just let it go sees it once more as it was theirs. */
const after = (deps: Deps, doc: MediationDoc, before: MediationDoc, viewer: Viewer): Promise<View> => presentMediation(deps, before.mediatorId === viewer.personId && doc.mediatorId === null ? { ...doc, mediatorId: before.mediatorId } : doc, viewer);
/** load → authorise → command → present, the same for every step. */
function act<K extends StepKey>(action: MediationAction, command: Command<K>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadMediation(deps, params.id);
    return after(deps, await command(deps, doc, authorise(viewer, doc, action), { ...body, key }), doc, viewer);
  };
}
/** A mediation that staff, mediator or office look at leaves a row in the audit log. */
async function look(deps: Deps, doc: MediationDoc, viewer: Viewer): Promise<View> {
  const parts = sightIn(viewer, doc);
  if (!parts.includes('first') && !parts.includes('second')) await noteSeen(deps, doc, actorOf(viewer, doc));
  return presentMediation(deps, doc, viewer);
}
/** The community of a station at which somebody works. `not_allowed`. */
async function ownCommunity(deps: Deps, viewer: Viewer): Promise<string> {
  const communityId = (await getUnit(deps, stationsOf(viewer)[0] ?? ''))?.communityId;
  if (!communityId) throw new DomainError('not_allowed');
  return communityId;
}

export const handlers: HandlerTable = {
  'GET /mediations': async ({ query, viewer }, deps) => {
    const { items, next } = await minePage(deps, viewer.personId, query);
    return { items: await presentRows(deps, items, viewer), next };
  },
  'GET /mediations/:id': async ({ params, viewer }, deps) => look(deps, await loadMediation(deps, params.id), viewer),
  'POST /mediations': async ({ body, key, viewer }, deps) => presentMediation(deps, await ask(deps, { personId: viewer.personId, communityId: viewer.homeCommunityId }, body, key), viewer),
  'GET /workbench/mediations': async ({ query, viewer }, deps) => {
    const desk = deskOf(viewer);
    const [{ items, next }, counts, figures] = await Promise.all([deskPage(deps, desk, query.desk, query), deskCounts(deps, desk), 'stations' in desk ? figuresOf(deps, desk.stations, Number(dayOf(deps.clock.now()).slice(0, 4))) : null]);
    const seen = items.filter((doc) => partsIn(viewer, doc).length > 0);
    return { items: await presentRows(deps, seen, viewer), next, counts, figures, begins: 'stations' in desk };
  },
  'POST /workbench/mediations': async ({ body, key, viewer }, deps) => presentMediation(deps, await begin(deps, { personId: viewer.personId, communityId: await ownCommunity(deps, viewer) }, body, key), viewer),
  'GET /mediations/:id/mediators': async ({ params, viewer }, deps) => {
    const doc = await loadMediation(deps, params.id);
    authoriseStation(viewer, doc);
    const found = await mediatorsFor(deps, doc);
    const names = await getPeople(deps, found.map(({ id }) => id));
    return { items: found.map(({ id, council }) => ({ id, name: names.get(id)?.name ?? '', council })) };
  },
  'GET /mediations/:id/offices': async ({ params, viewer }, deps) => {
    const doc = await loadMediation(deps, params.id);
    authoriseStation(viewer, doc);
    const targets = await dispatchTargets(deps, doc.scope.community);
    return { items: targets.filter(({ kind }) => kind === 'streetOffice' || kind === 'department').map(({ id, name }) => ({ id, name })) };
  },
  'POST /mediations/:id/contact': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadMediation(deps, params.id);
    return seeContact(deps, doc, authoriseCare(viewer, doc), { ...body, key });
  },
  'POST /mediations/:id/invite': act<'POST /mediations/:id/invite'>('invite', invite),
  'POST /mediations/:id/decline': act<'POST /mediations/:id/decline'>('decline', decline),
  'POST /mediations/:id/call-off': act<'POST /mediations/:id/call-off'>('callOff', callOff),
  'POST /mediations/:id/consent': act<'POST /mediations/:id/consent'>('consent', consent),
  'POST /mediations/:id/refuse': act<'POST /mediations/:id/refuse'>('refuse', refuseIt),
  'POST /mediations/:id/note-consent': act<'POST /mediations/:id/note-consent'>('noteConsent', noteConsent),
  'POST /mediations/:id/tell': act<'POST /mediations/:id/tell'>('tell', tell),
  'POST /mediations/:id/appoint': act<'POST /mediations/:id/appoint'>('appoint', appoint),
  'POST /mediations/:id/give-back': act<'POST /mediations/:id/give-back'>('giveBack', giveBack),
  'POST /mediations/:id/other-mediator': act<'POST /mediations/:id/other-mediator'>('otherMediator', otherMediator),
  'POST /mediations/:id/arrange': act<'POST /mediations/:id/arrange'>('arrange', arrange),
  'POST /mediations/:id/cannot-come': act<'POST /mediations/:id/cannot-come'>('cannotCome', cannotCome),
  'POST /mediations/:id/held': act<'POST /mediations/:id/held'>('held', held),
  'POST /mediations/:id/redraft': act<'POST /mediations/:id/redraft'>('redraft', redraft),
  'POST /mediations/:id/sign': act<'POST /mediations/:id/sign'>('sign', sign),
  'POST /mediations/:id/sign-paper': act<'POST /mediations/:id/sign-paper'>('signPaper', signPaper),
  'POST /mediations/:id/object-draft': act<'POST /mediations/:id/object-draft'>('objectDraft', objectDraft),
  'POST /mediations/:id/confirm': act<'POST /mediations/:id/confirm'>('confirm', confirm),
  'POST /mediations/:id/keep': act<'POST /mediations/:id/keep'>('keep', keep),
  'POST /mediations/:id/not-kept': act<'POST /mediations/:id/not-kept'>('notKept', notKept),
  'POST /mediations/:id/follow-up': act<'POST /mediations/:id/follow-up'>('followUp', followUp),
  'POST /mediations/:id/ask-office': act<'POST /mediations/:id/ask-office'>('askOffice', askOffice),
  'POST /mediations/:id/escalate': act<'POST /mediations/:id/escalate'>('escalate', escalate),
  'POST /mediations/:id/answer-office': act<'POST /mediations/:id/answer-office'>('answerOffice', answerOffice),
  'POST /mediations/:id/stop': act<'POST /mediations/:id/stop'>('stop', stop),
};
