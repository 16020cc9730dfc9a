import type { NoticeRuleCode } from '../../../shared/domain/notices/rules';
import { NOTICE_TRANSITIONS, noticeDesk, ruleAgainstStep, type NoticeAction, type NoticePart } from '../../../shared/domain/notices/states';
import { guardedSteps, refuse as refuseBy, type StepActor } from '../../jobs/guardedStep';
import type { NoticeDoc } from './document';
import { eventOf, type NoticeStep } from './events';
import { Notices } from './model';

export type { Ask } from '../../jobs/guardedStep';
export type Actor = StepActor<NoticePart>;
export const refuse: (rule: NoticeRuleCode) => never = refuseBy;

/** What follows from a notice's fields, and is kept for lists. */
export const derive = (doc: NoticeDoc): { lane: NoticeDoc['lane'] | undefined } => ({ lane: noticeDesk(doc.state, doc.proposal !== null) ?? undefined });
export const factsOf = ({ state, emergency, proposal }: NoticeDoc) => ({ state, emergency, proposed: proposal !== null });

/** Steps of a notice, each one guarded write with its event. */
export const applyStep = guardedSteps<NoticeDoc, NoticeAction, NoticeStep>({
  model: Notices,
  transitions: NOTICE_TRANSITIONS,
  ruleAgainst: (action, doc) => ruleAgainstStep(action, factsOf(doc)),
  unhurried: ['change', 'correct', 'pin'],
  full: 'noticeTimelineFull' satisfies NoticeRuleCode,
  derive,
  eventOf,
});
