import { ANSWER_REFUSAL_WORDS, ANSWER_STATUS_WORDS, untoldLine } from '../../../../shared/copy/answers';
import { errorSentence } from '../../../../shared/copy/errors';
import { ORDER_REFUSAL_WORDS } from '../../../../shared/copy/orders';
import type { OrderRefusal } from '../../../../shared/domain/integrations/orders';
import { answerStatus, lastStepsOf, planAnswer, TO_LOOK_AT, type AnswerPlan, type AnswerStep, type AnswerRefusal, type AnswerResult, type AnswerStatus } from '../../../../shared/domain/integrations/answers';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import { caseByNumber, casesByOutsideNumber, loadCase, noteOutsideNumber, partOfUnit, stepFromOutside, tellFromOutside, type CaseDoc, type OutsideSpeaker } from '../../cases';
import { Answers, type AnswerDoc } from '../answerModel';
import { outsidePerson } from '../../orders';

/** How often somebody may act in between before the answer is left to the background. */
const TRIES = 5;

interface Outcome {
  readonly result: AnswerResult;
  readonly why: string | null;
  readonly doc: CaseDoc | null;
}

/** A unit had a part in a case when it was given it at some time. */
const hadPart = (doc: CaseDoc, unitId: string): boolean =>
  doc.leadUnitId === unitId || doc.scope.station === unitId || doc.timeline.some(({ toUnitId, unitId: by }) => toUnitId === unitId || by === unitId) || (doc.support ?? []).some((part) => part.unitId === unitId);

/** The case an answer is about, as far as its unit may know of it. */
async function caseOf(deps: Deps, { number, theirNumber, channelId, unitId }: AnswerDoc): Promise<CaseDoc | null> {
  const byOurs = number === null ? null : await caseByNumber(deps, number.toUpperCase());
  const found = byOurs ?? (theirNumber === null ? null : ((await casesByOutsideNumber(deps, channelId, theirNumber))[0] ?? null));
  return found && hadPart(found, unitId) ? found : null;
}

const speakerOf = ({ _id, channelId, channelName, unitId, theirNumber }: AnswerDoc): OutsideSpeaker => ({ uploader: outsidePerson(channelId), unitId, via: { answer: _id, name: channelName, number: theirNumber } });

/** When the present round began for the unit in charge: what was said before is of an earlier one. */
const roundFrom = ({ redoneAt, dispatchedAt, round }: CaseDoc): Date | null => (round > 1 ? (redoneAt ?? dispatchedAt) : dispatchedAt);

function planOf(doc: CaseDoc, answer: AnswerDoc, status: AnswerStatus): AnswerPlan {
  const hasWords = answer.note !== '' || answer.photoIds.length > 0;
  const inCharge = doc.leadUnitId === answer.unitId;
  const part = inCharge ? undefined : partOfUnit(doc, answer.unitId);
  const about = { state: doc.state, round: doc.round, roundFrom: part ? part.askedAt : roundFrom(doc), inCharge, support: part?.state };
  // A return is read by its words: a picture alone does not say why.
  return planAnswer(about, { status, round: answer.round, at: answer.said, hasWords: status === 'returned' ? answer.note !== '' : hasWords });
}

const LINES: Readonly<Record<AnswerStep, CaseDoc['timeline'][number]['action']>> = {
  acknowledge: 'acknowledge', handle: 'handle', return: 'return', tell: 'outsideTold',
  supportAcknowledge: 'acknowledgeSupport', supportTell: 'supportProgress', supportDone: 'supportDone', supportReturn: 'returnSupport',
};

/** Its last line is there already: another process, or this one before it was cut off, carried it out. */
function isDone(doc: CaseDoc, answer: AnswerDoc, status: AnswerStatus): boolean {
  const lines = [...lastStepsOf(status, answer.note !== '' || answer.photoIds.length > 0), 'tell' as const].map((step) => LINES[step]);
  return doc.timeline.some(({ via, internal, action }) => via?.answer === answer._id && !internal && lines.includes(action));
}

/** Runs the steps one after the other, each once; a conflict begins anew with the case as it is now. */
async function carryOut(deps: Deps, doc: CaseDoc, answer: AnswerDoc, status: AnswerStatus): Promise<Outcome> {
  let now = doc;
  for (let left = TRIES; ; left -= 1) {
    const plan = planOf(now, answer, status);
    if (isDone(now, answer, status)) return { result: 'applied', why: null, doc: now };
    if (plan.result !== 'applied') return { result: plan.result, why: plan.result === 'refused' ? plan.why : null, doc: now };
    try {
      for (const step of plan.steps) now = await stepFromOutside(deps, now, step, speakerOf(answer), { revision: now.revision, key: `${answer._id}-${step}` }, answer);
      return { result: 'applied', why: null, doc: now };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'rule_refused') return { result: 'refused', why: String(error.data.rule), doc: await loadCase(deps, now._id) };
      if ((error.code !== 'conflict' && error.code !== 'wrong_state') || left === 0) throw error;
      now = await loadCase(deps, now._id);
    }
  }
}

const whyWords = (why: string | null, result: AnswerResult): string => {
  if (why === null) return result === 'late' ? '这件已经走到别的一步，或者不归这个单位办了' : '';
  if (Object.hasOwn(ORDER_REFUSAL_WORDS, why)) return ORDER_REFUSAL_WORDS[why as OrderRefusal];
  return Object.hasOwn(ANSWER_REFUSAL_WORDS, why) ? ANSWER_REFUSAL_WORDS[why as AnswerRefusal] : errorSentence('rule_refused', { rule: why });
};

/** What could not be done stands in the case for staff, once. */
async function tellStaff(deps: Deps, answer: AnswerDoc, { doc, result, why }: Outcome): Promise<void> {
  if (!doc || !TO_LOOK_AT.includes(result)) return;
  const status = answerStatus(answer.status);
  const note = untoldLine(status ? ANSWER_STATUS_WORDS[status] : answer.status, whyWords(why, result), answer.note);
  let now = doc;
  for (let left = TRIES; ; left -= 1) {
    try {
      await tellFromOutside(deps, now, speakerOf(answer), { revision: now.revision, key: `${answer._id}-untold` }, { note, photoIds: answer.photoIds }, true);
      return;
    } catch (error) {
      // A timeline that is full keeps it out; the list at the desk has it.
      if (error instanceof DomainError && error.code === 'rule_refused') return;
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 0) throw error;
      now = await loadCase(deps, now._id);
    }
  }
}

async function outcomeOf(deps: Deps, answer: AnswerDoc): Promise<Outcome> {
  const doc = await caseOf(deps, answer);
  if (!doc) return { result: 'unknown', why: null, doc: null };
  // Whoever is not believed gives a case no number either.
  if (answer.refusedAs !== undefined) return { result: 'refused', why: answer.refusedAs, doc };
  if (answer.theirNumber !== null) await noteOutsideNumber(deps, doc._id, { channelId: answer.channelId, name: answer.channelName, number: answer.theirNumber, at: answer.at });
  const status = answerStatus(answer.status);
  if (status === null) return { result: 'refused', why: 'statusUnknown', doc };
  if (answer.picturesLost && answer.photoIds.length === 0 && answer.note === '') return { result: 'refused', why: 'pictureUnreadable', doc };
  return carryOut(deps, doc, answer, status);
}

/**
 * Does what an answer says, as far as the table lets it, and notes what came of it. Settled once: told again, or met by
 * two processes, it gives the same. What is late, unknown or refused is put where people look.
 */
export async function settleAnswer(deps: Deps, answer: AnswerDoc): Promise<AnswerDoc> {
  if (answer.result !== null) return answer;
  const outcome = await outcomeOf(deps, answer);
  await tellStaff(deps, answer, outcome);
  const { result, why, doc } = outcome;
  const set = { result, why, caseId: doc?._id ?? null, caseNumber: doc?.number ?? null, stationId: doc?.scope.station ?? null, ...(TO_LOOK_AT.includes(result) ? { lookAt: answer.at } : {}) };
  const settled = await Answers(deps).findOneAndUpdate({ _id: answer._id, result: null }, { $set: set }, { returnDocument: 'after' }).lean<AnswerDoc>();
  return settled ?? (await Answers(deps).findById(answer._id).lean<AnswerDoc>()) ?? answer;
}

/** Why an answer was not done, in words for the desk and the other side. */
export const refusalOf = ({ why, result }: Pick<AnswerDoc, 'why' | 'result'>): string => (result === null ? '' : whyWords(why, result));
