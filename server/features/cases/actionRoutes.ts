import type { z } from 'zod';
import type { ActionBodies, RequestableAction } from '../../../shared/contract/cases';
import type { ResponseOf } from '../../../shared/contract';
import type { Call, HandlerTable } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { callMissed, callReached, closeExplained, confirmUnsolved, markUnsolved, orderRedo, rateUnit } from './commands/after';
import { answerQuestion, askReporter } from './commands/ask';
import { askDeferral, grantDeferral, refuseDeferral, runOn } from './commands/defer';
import { askExtension, grantExtension, refuseExtension } from './commands/extend';
import { reassign } from './commands/reassign';
import { escalate, respond, supervise } from './commands/supervise';
import { urge } from './commands/urge';
import { accept } from './commands/accept';
import { acknowledge } from './commands/acknowledge';
import { addNote } from './commands/addNote';
import { correct } from './commands/correct';
import { decline } from './commands/decline';
import { acceptAndDispatch, designate, dispatch } from './commands/dispatch';
import { evaluate } from './commands/evaluate';
import { edit } from './commands/edit';
import { handle } from './commands/handle';
import { merge, unmerge } from './commands/merge';
import { regrade } from './commands/regrade';
import { takeBackPhotos } from './commands/takeBackPhotos';
import { recordWord } from './commands/recordWord';
import { reject } from './commands/reject';
import { release } from './commands/release';
import { reopen } from './commands/reopen';
import { asReturnedBy, sendBack } from './commands/sendBack';
import { acknowledgeSupport, addSupport, asPartReturnedBy, dropSupport, returnSupport, supportDone, supportProgress } from './commands/support';
import { inspect, supplement } from './commands/supplement';
import { takeOn } from './commands/takeOn';
import { disputeTranscript, transcribe } from './commands/transcribe';
import { unsplit } from './commands/unsplit';
import { verify } from './commands/verify';
import { withdraw } from './commands/withdraw';
import type { CaseDoc } from './document';
import { authorise } from './policy';
import { loadCase } from './queries';
import { showCase } from './show';
import type { Actor } from './step';

type BodyOf<A extends RequestableAction> = z.output<(typeof ActionBodies)[A]>;
type View = ResponseOf<'GET /cases/:id'>;
type Command<B> = (deps: Deps, doc: CaseDoc, actor: Actor, ask: B & { readonly key: string }) => Promise<CaseDoc>;
/** What of a call an action needs; any action's call has it. */
type ActionCall<B> = Pick<Call<'POST /cases/:id/accept'>, 'params' | 'key' | 'viewer'> & { readonly body: B };

/** load → authorise → command → present, the same for every action. */
function act<A extends RequestableAction>(
  action: A,
  command: Command<BodyOf<A>>,
): (call: ActionCall<BodyOf<A>>, deps: Deps) => Promise<View> {
  return async ({ params, body, key, viewer }, deps) => {
    const doc = await loadCase(deps, params.id);
    const actor = authorise(viewer, doc, action);
    return showCase(deps, await command(deps, doc, actor, { ...body, key }), viewer);
  };
}

/** As every action; who has returned a case is answered with it, although the unit has no part in it any more. */
async function returned({ params, body, key, viewer }: ActionCall<BodyOf<'return'>>, deps: Deps): Promise<View> {
  const doc = await loadCase(deps, params.id);
  const seenAs = (after: CaseDoc): CaseDoc => asReturnedBy(after, viewer.personId) ?? after;
  const actor = authorise(viewer, seenAs(doc), 'return');
  const view = await showCase(deps, seenAs(await sendBack(deps, doc, actor, { ...body, key })), viewer);
  return { ...view, leadUnit: null, actions: [] };
}

/** The same for who has returned a supporting task: one last look. */
async function returnedPart({ params, body, key, viewer }: ActionCall<BodyOf<'returnSupport'>>, deps: Deps): Promise<View> {
  const doc = await loadCase(deps, params.id);
  const seenAs = (after: CaseDoc): CaseDoc => asPartReturnedBy(after, viewer.personId, body.partId);
  const actor = authorise(viewer, seenAs(doc), 'returnSupport');
  const view = await showCase(deps, seenAs(await returnSupport(deps, doc, actor, { ...body, key })), viewer);
  const support = (view.support ?? []).map((part) => (part.id === body.partId ? { ...part, state: 'returned' as const, late: false } : part));
  return { ...view, support, actions: [] };
}

export const actionHandlers: HandlerTable = {
  'POST /cases/:id/supplement': act('supplement', supplement),
  'POST /cases/:id/withdraw': act('withdraw', withdraw),
  'POST /cases/:id/inspect': act('inspect', inspect),
  'POST /cases/:id/correct': act('correct', correct),
  'POST /cases/:id/accept': act('accept', accept),
  'POST /cases/:id/decline': act('decline', decline),
  'POST /cases/:id/accept-and-dispatch': act('acceptAndDispatch', acceptAndDispatch),
  'POST /cases/:id/take-on': act('takeOn', takeOn),
  'POST /cases/:id/dispatch': act('dispatch', dispatch),
  'POST /cases/:id/acknowledge': act('acknowledge', acknowledge),
  'POST /cases/:id/handle': act('handle', handle),
  'POST /cases/:id/return': returned,
  'POST /cases/:id/designate': act('designate', designate),
  'POST /cases/:id/verify': act('verify', verify),
  'POST /cases/:id/reject': act('reject', reject),
  'POST /cases/:id/evaluate': act('evaluate', evaluate),
  'POST /cases/:id/record-word': act('recordWord', recordWord),
  'POST /cases/:id/reopen': act('reopen', reopen),
  'POST /cases/:id/release': act('release', release),
  'POST /cases/:id/note': act('note', addNote),
  'POST /cases/:id/unsplit': act('unsplit', unsplit),
  'POST /cases/:id/call-reached': act('callReached', callReached),
  'POST /cases/:id/call-missed': act('callMissed', callMissed),
  'POST /cases/:id/confirm-unsolved': act('confirmUnsolved', confirmUnsolved),
  'POST /cases/:id/close-explained': act('closeExplained', closeExplained),
  'POST /cases/:id/order-redo': act('orderRedo', orderRedo),
  'POST /cases/:id/mark-unsolved': act('markUnsolved', markUnsolved),
  'POST /cases/:id/rate-unit': act('rateUnit', rateUnit),
  'POST /cases/:id/add-support': act('addSupport', addSupport),
  'POST /cases/:id/acknowledge-support': act('acknowledgeSupport', acknowledgeSupport),
  'POST /cases/:id/support-progress': act('supportProgress', supportProgress),
  'POST /cases/:id/support-done': act('supportDone', supportDone),
  'POST /cases/:id/return-support': returnedPart,
  'POST /cases/:id/drop-support': act('dropSupport', dropSupport),
  'POST /cases/:id/edit': act('edit', edit),
  'POST /cases/:id/take-back-photos': act('takeBackPhotos', takeBackPhotos),
  'POST /cases/:id/regrade': act('regrade', regrade),
  'POST /cases/:id/merge': act('merge', merge),
  'POST /cases/:id/unmerge': act('unmerge', unmerge),
  'POST /cases/:id/transcribe': act('transcribe', transcribe),
  'POST /cases/:id/dispute-transcript': act('disputeTranscript', disputeTranscript),
  'POST /cases/:id/ask': act('ask', askReporter),
  'POST /cases/:id/answer': act('answer', answerQuestion),
  'POST /cases/:id/urge': act('urge', urge),
  'POST /cases/:id/run-on': act('runOn', runOn),
  'POST /cases/:id/supervise': act('supervise', supervise),
  'POST /cases/:id/respond': act('respond', respond),
  'POST /cases/:id/escalate': act('escalate', escalate),
  'POST /cases/:id/ask-extension': act('askExtension', askExtension),
  'POST /cases/:id/grant-extension': act('grantExtension', grantExtension),
  'POST /cases/:id/refuse-extension': act('refuseExtension', refuseExtension),
  'POST /cases/:id/ask-deferral': act('askDeferral', askDeferral),
  'POST /cases/:id/grant-deferral': act('grantDeferral', grantDeferral),
  'POST /cases/:id/refuse-deferral': act('refuseDeferral', refuseDeferral),
  'POST /cases/:id/reassign': act('reassign', reassign),
};
