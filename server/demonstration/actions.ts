import type { z } from 'zod';
import { ActionBodies, type RequestableAction } from '../../shared/contract/cases';
import {
  accept, acceptAndDispatch, callMissed, callReached, closeExplained, confirmUnsolved, markUnsolved, orderRedo, rateUnit, acknowledge, acknowledgeSupport, addNote, addSupport, answerQuestion, askDeferral, askExtension, askReporter, correct, decline, designate, dispatch, disputeTranscript, dropSupport, edit, escalate, evaluate, grantDeferral, grantExtension, handle, inspect, merge, reassign, recordWord, refuseDeferral, refuseExtension, regrade, reject, release, reopen, respond, returnSupport, runOn, sendBack, supervise, supplement, supportDone, supportProgress, takeBackPhotos, takeOn, transcribe, unmerge, unsplit, urge, verify, withdraw,
  type Actor, type CaseDoc,
} from '../features/cases';
import type { Deps } from '../platform/deps';

type BodyOf<A extends RequestableAction> = z.output<(typeof ActionBodies)[A]>;
type Command<A extends RequestableAction> = (deps: Deps, doc: CaseDoc, actor: Actor, ask: BodyOf<A> & { readonly key: string }) => Promise<CaseDoc>;
/** A command as the player calls it: the body is checked by the contract first, as if it had come through the API. */
type Played = (deps: Deps, doc: CaseDoc, actor: Actor, body: unknown, key: string) => Promise<CaseDoc>;

function played<A extends RequestableAction>(action: A, command: Command<A>): Played {
  return (deps, doc, actor, body, key) => {
    const schema: z.ZodType = ActionBodies[action];
    return command(deps, doc, actor, { ...(schema.parse(body) as BodyOf<A>), key });
  };
}

/** A step in the task that the actor's unit has in the case. */
function ofPart(step: Played): Played {
  return (deps, doc, actor, body, key) => {
    const part = (doc.support ?? []).find(({ unitId }) => actor.parts.some((played) => played.unitId === unitId));
    return step(deps, doc, actor, { ...(body as object), partId: part?.id }, key);
  };
}

/** The command behind every action that a person may ask for. */
export const ACTIONS: Readonly<Record<RequestableAction, Played>> = {
  supplement: played('supplement', supplement),
  withdraw: played('withdraw', withdraw),
  inspect: played('inspect', inspect),
  correct: played('correct', correct),
  accept: played('accept', accept),
  decline: played('decline', decline),
  acceptAndDispatch: played('acceptAndDispatch', acceptAndDispatch),
  takeOn: played('takeOn', takeOn),
  dispatch: played('dispatch', dispatch),
  acknowledge: played('acknowledge', acknowledge),
  handle: played('handle', handle),
  verify: played('verify', verify),
  reject: played('reject', reject),
  return: played('return', sendBack),
  designate: played('designate', designate),
  evaluate: played('evaluate', evaluate),
  recordWord: played('recordWord', recordWord),
  reopen: played('reopen', reopen),
  release: played('release', release),
  note: played('note', addNote),
  unsplit: played('unsplit', unsplit),
  transcribe: played('transcribe', transcribe),
  edit: played('edit', edit),
  takeBackPhotos: played('takeBackPhotos', takeBackPhotos),
  regrade: played('regrade', regrade),
  merge: played('merge', merge),
  unmerge: played('unmerge', unmerge),
  disputeTranscript: played('disputeTranscript', disputeTranscript),
  callReached: played('callReached', callReached),
  callMissed: played('callMissed', callMissed),
  confirmUnsolved: played('confirmUnsolved', confirmUnsolved),
  closeExplained: played('closeExplained', closeExplained),
  orderRedo: played('orderRedo', orderRedo),
  markUnsolved: played('markUnsolved', markUnsolved),
  rateUnit: played('rateUnit', rateUnit),
  addSupport: played('addSupport', addSupport),
  acknowledgeSupport: ofPart(played('acknowledgeSupport', acknowledgeSupport)),
  supportProgress: ofPart(played('supportProgress', supportProgress)),
  supportDone: ofPart(played('supportDone', supportDone)),
  returnSupport: ofPart(played('returnSupport', returnSupport)),
  dropSupport: ofPart(played('dropSupport', dropSupport)),
  ask: played('ask', askReporter),
  answer: played('answer', answerQuestion),
  urge: played('urge', urge),
  runOn: played('runOn', runOn),
  supervise: played('supervise', supervise),
  respond: played('respond', respond),
  escalate: played('escalate', escalate),
  askExtension: played('askExtension', askExtension),
  grantExtension: played('grantExtension', grantExtension),
  refuseExtension: played('refuseExtension', refuseExtension),
  askDeferral: played('askDeferral', askDeferral),
  grantDeferral: played('grantDeferral', grantDeferral),
  refuseDeferral: played('refuseDeferral', refuseDeferral),
  reassign: played('reassign', reassign),
};
