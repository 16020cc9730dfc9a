import { CONSULTATION_TEMPLATES } from '../../../config/catalogue/consultations';
import type { ParsedOf, RouteKey } from '../../../shared/contract';
import { TEMPLATE_IDS } from '../../../shared/domain/consultations/kinds';
import type { ConsultationAction } from '../../../shared/domain/consultations/states';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import type { Call, HandlerTable, Viewer } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { communityOf, loadBody, ownBodies } from '../bodies';
import { begin, edit, give } from './commands/begin';
import { call } from './commands/meet';
import { answer, ask, giveOpinion, lookAt, rate, withdrawOpinion, writePaper } from './commands/say';
import { count, endStep, report, stop } from './commands/steps';
import { moveDay, progress } from './commands/tasks';
import type { ConsultationDoc } from './document';
import { meetingHandlers, showMeeting } from './meetingRoutes';
import { presentMine } from './meetingPresenter';
import { authorise, authoriseBody, standingOf, type Looker } from './policy';
import { presentAsks, presentConsultation, presentOpinion, presentRows, type View } from './presenter';
import { askPage, lanePage, loadConsultation, meetingsAhead, opinionPage } from './queries';
import type { Actor } from './step';

type StepKey = `POST /consultations/:id/${'edit' | 'give' | 'end-step' | 'stop' | 'count' | 'progress' | 'move-day' | 'report'}`;
type Asked<K extends StepKey> = ParsedOf<K>['body'] & { readonly key: string };
type StepCall<K extends StepKey> = Pick<Call<StepKey>, 'params' | 'key' | 'viewer'> & { readonly body: ParsedOf<K>['body'] };

/** Somebody with the communities in which they live. */
export const lookerOf = (viewer: Viewer): Looker => ({ ...viewer, lives: [...new Set([...(viewer.homeCommunityId ? [viewer.homeCommunityId] : []), ...viewer.neighbourOf])] });
const show = (deps: Deps, doc: ConsultationDoc, viewer: Viewer): Promise<View> => presentConsultation(deps, doc, lookerOf(viewer));

/** load → authorise → command → present, the same for every step of the document. */
function act<K extends StepKey>(action: ConsultationAction, command: (deps: Deps, doc: ConsultationDoc, actor: Actor, ask: Asked<K>, viewer: Viewer) => Promise<ConsultationDoc>): (call: StepCall<K>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadConsultation(deps, params.id);
    return show(deps, await command(deps, doc, await authorise(deps, viewer, doc, action), { ...body, key }, viewer), viewer);
  };
}
type SayKey = Extract<RouteKey, `POST /consultations/:id/${'opinions' | 'asks' | 'papers' | 'rate'}${string}`>;
/** The same for what is a row of its own; the command looks who says it. */
function say<K extends SayKey>(command: (deps: Deps, doc: ConsultationDoc, who: Looker, call: Call<K>) => Promise<unknown>): (call: Call<K>, deps: Deps) => Promise<View> {
  return async (asked, deps) => {
    const doc = await loadConsultation(deps, (asked.params as { id: string }).id);
    await command(deps, doc, lookerOf(asked.viewer), asked);
    return show(deps, await loadConsultation(deps, doc._id), asked.viewer);
  };
}

export const handlers: HandlerTable = {
  ...meetingHandlers,
  'GET /consultation-templates': () => Promise.resolve({ items: TEMPLATE_IDS.map((id) => ({ id, steps: CONSULTATION_TEMPLATES[id].map((step) => ({ ...step, meeting: step.meeting && { kinds: [...step.meeting.kinds], sides: [...step.meeting.sides], quorum: step.meeting.quorum } })) })) }),
  'GET /consultations': async ({ query, viewer }, deps) => {
    // Before the notice only those read it who answer for the body.
    const own = query.lane === 'draft' ? (await ownBodies(deps, viewer)).filter(({ mayAnswer, _id }) => mayAnswer && (!query.bodyId || query.bodyId === _id)) : null;
    const whose = own ? { bodies: own.map(({ _id }) => _id) } : query.bodyId ? { bodies: [(await loadBody(deps, query.bodyId))._id] } : { community: (await communityOf(deps, query.communityId, viewer)).id };
    const { items, next } = await lanePage(deps, whose, query.lane, query);
    return { items: await presentRows(deps, items), next };
  },
  'POST /consultations': async ({ body, key, viewer }, deps) => show(deps, await begin(deps, viewer, body, key), viewer),
  'GET /consultations/:id': async ({ params, viewer }, deps) => show(deps, await loadConsultation(deps, params.id), viewer),
  'POST /consultations/:id/edit': act<'POST /consultations/:id/edit'>('edit', edit),
  'POST /consultations/:id/give': act<'POST /consultations/:id/give'>('give', give),
  'POST /consultations/:id/end-step': act<'POST /consultations/:id/end-step'>('end', (deps, doc, actor, asked, viewer) => endStep(deps, doc, actor, viewer, asked)),
  'POST /consultations/:id/stop': act<'POST /consultations/:id/stop'>('stop', stop),
  'POST /consultations/:id/count': act<'POST /consultations/:id/count'>('count', count),
  'POST /consultations/:id/progress': act<'POST /consultations/:id/progress'>('progress', (deps, doc, actor, asked, viewer) => progress(deps, doc, actor, viewer, asked)),
  'POST /consultations/:id/move-day': act<'POST /consultations/:id/move-day'>('moveDay', moveDay),
  'POST /consultations/:id/report': act<'POST /consultations/:id/report'>('report', report),
  'GET /consultations/:id/opinions': async ({ params, query, viewer }, deps) => {
    const doc = await loadConsultation(deps, params.id);
    const { part } = await standingOf(deps, viewer, doc);
    const { items, next } = await opinionPage(deps, doc._id, { clauseId: query.clauseId, all: part === 'body', personId: viewer.personId }, query);
    return { items: items.map((row) => presentOpinion(row, viewer)), next };
  },
  'POST /consultations/:id/opinions': say<'POST /consultations/:id/opinions'>((deps, doc, who, { body }) => giveOpinion(deps, doc, who, body)),
  'POST /consultations/:id/opinions/withdraw': say<'POST /consultations/:id/opinions/withdraw'>((deps, doc, who, { body }) => withdrawOpinion(deps, doc, who, body.clauseId)),
  'POST /consultations/:id/opinions/:rowId/look': say<'POST /consultations/:id/opinions/:rowId/look'>(async (deps, doc, who, { params, body }) => { await authoriseBody(deps, who, doc); await lookAt(deps, doc, params.rowId, body.show); }),
  'POST /consultations/:id/papers': say<'POST /consultations/:id/papers'>(async (deps, doc, who, { body, key }) => { await authoriseBody(deps, who, doc); await writePaper(deps, doc, who.personId, body, key); }),
  'GET /consultations/:id/asks': async ({ params, query, viewer }, deps) => {
    const doc = await loadConsultation(deps, params.id);
    const { part } = await standingOf(deps, viewer, doc);
    const { items, next } = await askPage(deps, doc._id, { kind: query.kind, all: part === 'body', personId: viewer.personId }, query);
    return { items: await presentAsks(deps, items, viewer), next };
  },
  'POST /consultations/:id/asks': say<'POST /consultations/:id/asks'>((deps, doc, who, { body, key }) => ask(deps, doc, who, body, key)),
  'POST /consultations/:id/asks/:rowId/answer': say<'POST /consultations/:id/asks/:rowId/answer'>(async (deps, doc, who, { params, body }) => { await authoriseBody(deps, who, doc); await answer(deps, doc, params.rowId, who.personId, body.text); }),
  'POST /consultations/:id/rate': say<'POST /consultations/:id/rate'>((deps, doc, who, { body }) => rate(deps, doc, who, body)),
  'POST /consultations/:id/meetings': async ({ params, body, key, viewer }, deps) => {
    const doc = await loadConsultation(deps, params.id);
    await authoriseBody(deps, viewer, doc);
    return showMeeting(deps, await call(deps, doc, viewer.personId, body, key), viewer);
  },
  'GET /meetings': async ({ viewer }, deps) => {
    const [own, now] = [await ownBodies(deps, viewer), deps.clock.now()];
    return { items: await presentMine(deps, await meetingsAhead(deps, own.map(({ _id }) => _id), new Date(now.getTime() - DAY_MS), 50), viewer) };
  },
};
