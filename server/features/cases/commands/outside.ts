import { outsideToken } from '../../../../shared/domain/cases/search';
import { ANSWER_LIMITS, plainNumber, type AnswerStep } from '../../../../shared/domain/integrations/answers';
import type { Deps } from '../../../platform/deps';
import { isOpenPart } from '../../../../shared/domain/cases/joint';
import type { CaseDoc, CaseSupport } from '../document';
import { Cases } from '../model';
import type { CaseOutside, LineVia } from '../otherNumbers';
import { applyStep, SYSTEM, wordsOrNull, type Actor, type Ask } from '../step';
import { acknowledge } from './acknowledge';
import { handle } from './handle';
import { sendBack } from './sendBack';
import { acknowledgeSupport, returnSupport, supportDone, supportProgress } from './support';

/**
 * Notes the number that a case has in a system outside, and makes it findable; once. It changes nothing that anybody
 * decides by, so that it stands outside the revisions.
 */
export async function noteOutsideNumber(deps: Deps, caseId: string, outside: CaseOutside): Promise<void> {
  if (plainNumber(outside.number) === '') return;
  const doc = await Cases(deps).findById(caseId, { outside: 1 }).lean<Pick<CaseDoc, 'outside'>>();
  if (!doc || doc.outside?.some(({ channelId, number }) => channelId === outside.channelId && number === outside.number)) return;
  await Cases(deps).updateOne({ _id: caseId }, { $push: { outside: { $each: [outside], $slice: -ANSWER_LIMITS.numbers } }, $addToSet: { terms: outsideToken(outside.number) } });
}

/** Cases that have this number in the system behind a channel, the latest first (index `outside_number`). */
export async function casesByOutsideNumber(deps: Deps, channelId: string, number: string): Promise<CaseDoc[]> {
  const rows = await Cases(deps).find({ 'outside.number': number, 'outside.channelId': channelId }, { terms: 0, pending: 0 }).sort({ createdAt: -1 }).limit(ANSWER_LIMITS.numbers).lean<CaseDoc[]>();
  return rows.filter(({ outside }) => outside?.some((one) => one.channelId === channelId && one.number === number));
}

/** Who answers from outside: the system of the unit in charge. `uploader` has its pictures. */
export interface OutsideSpeaker {
  readonly uploader: string;
  readonly unitId: string;
  readonly via: LineVia;
}
export interface Said {
  readonly note: string;
  readonly photoIds: readonly string[];
}

const actorOf = ({ uploader, unitId, via }: OutsideSpeaker, part: 'handler' | 'support'): Actor => ({ personId: uploader, parts: [{ part, unitId }], via });

/** Puts what a unit's system said on the timeline, and changes nothing. `internal`: for staff alone. */
export function tellFromOutside(deps: Deps, doc: CaseDoc, speaker: OutsideSpeaker, ask: Ask, { note, photoIds }: Said, internal = false): Promise<CaseDoc> {
  const entry = { step: 'outsideTold' as const, unitId: speaker.unitId, text: wordsOrNull(note), photoIds: [...photoIds], internal };
  return applyStep(deps, doc, { ...SYSTEM, via: speaker.via }, 'outsideTold', ask, () => ({ entries: [entry] }));
}

/** The task of a supporting unit that its system speaks of: the one that is open, else the last. */
export const partOfUnit = ({ support = [] }: Pick<CaseDoc, 'support'>, unitId: string): CaseSupport | undefined => {
  const own = support.filter((part) => part.unitId === unitId);
  return own.find(isOpenPart) ?? own.at(-1);
};

/** One step of a supporting unit in its own task; see the commands of joint handling. */
function supportStep(deps: Deps, doc: CaseDoc, step: AnswerStep, speaker: OutsideSpeaker, ask: Ask, { note, photoIds }: Said): Promise<CaseDoc> {
  const [actor, partId] = [actorOf(speaker, 'support'), partOfUnit(doc, speaker.unitId)?.id ?? ''];
  if (step === 'supportAcknowledge') return acknowledgeSupport(deps, doc, actor, { ...ask, partId });
  if (step === 'supportReturn') return returnSupport(deps, doc, actor, { ...ask, partId, reason: note, photoIds });
  return (step === 'supportDone' ? supportDone : supportProgress)(deps, doc, actor, { ...ask, partId, text: note, photoIds });
}

/**
 * One step of a case at the word of its unit's own system, under the rules that hold for the unit's people; see
 * acknowledge, handle, sendBack; for a supporting unit those of joint handling.
 */
export function stepFromOutside(deps: Deps, doc: CaseDoc, step: AnswerStep, speaker: OutsideSpeaker, ask: Ask, { note, photoIds }: Said): Promise<CaseDoc> {
  const actor = actorOf(speaker, 'handler');
  switch (step) {
    case 'acknowledge':
      return acknowledge(deps, doc, actor, ask);
    case 'handle':
      return handle(deps, doc, actor, { ...ask, text: note, photoIds });
    case 'return':
      return sendBack(deps, doc, actor, { ...ask, reason: note, photoIds });
    case 'tell':
      return tellFromOutside(deps, doc, speaker, ask, { note, photoIds });
    default:
      return supportStep(deps, doc, step, speaker, ask, { note, photoIds });
  }
}
