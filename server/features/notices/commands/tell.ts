import type { ParsedOf } from '../../../../shared/contract';
import { NOTICE_LIMITS } from '../../../../shared/domain/notices/kinds';
import { ruleAgainstPin, ruleAgainstWhen, ruleAgainstWords, shownUntil } from '../../../../shared/domain/notices/rules';
import type { Deps } from '../../../platform/deps';
import type { CorrectionRow, NoticeDoc, NoticeWords } from '../document';
import { forgetCurrent } from '../queries';
import { applyStep, refuse, type Actor, type Ask } from '../step';
import { momentsOf } from './write';

type Why = { readonly reason: string };
type Said = Omit<ParsedOf<'POST /notices/:id/correct'>['body'], 'revision'>;
const wordsOf = ({ title, text, from, to }: NoticeWords): NoticeWords => ({ title, text, from, to });

/** Why a notice may not be told as it stands. */
function fitToTell(words: NoticeWords, now: Date): void {
  const rule = ruleAgainstWords(words.title, words.text) ?? ruleAgainstWhen(words, now);
  if (rule) refuse(rule);
}
/** People are told anew: it stands on top again, unread. */
const toldAgain = (doc: NoticeDoc, now: Date, words: NoticeWords = doc): Partial<NoticeDoc> => ({ edition: doc.edition + 1, toldAt: now, showUntil: shownUntil(now, words) });
async function told(deps: Deps, step: Promise<NoticeDoc>): Promise<NoticeDoc> {
  const doc = await step;
  forgetCurrent(deps, doc.areaKeys);
  return doc;
}

/** An emergency goes to a second person. `rule_refused` noticeNoSecond, noticeBlanks, noticeWhen. */
export const handIn = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask): Promise<NoticeDoc> => applyStep(deps, doc, actor, 'handIn', ask, ({ now }) => { fitToTell(doc, now); return {}; });
/** Everybody who lives there is told: by one row that they all read, however many they are. `rule_refused` noticeSecond, noticeBlanks, noticeWhen. */
export const release = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask): Promise<NoticeDoc> =>
  told(deps, applyStep(deps, doc, actor, 'release', ask, ({ now }) => { fitToTell(doc, now); return { set: toldAgain(doc, now) }; }));
export const sendBack = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask & Why): Promise<NoticeDoc> => applyStep(deps, doc, actor, 'sendBack', ask, () => ({ text: ask.reason }));
export const takeBack = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask): Promise<NoticeDoc> => applyStep(deps, doc, actor, 'takeBack', ask, () => ({}));
export const drop = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask): Promise<NoticeDoc> => applyStep(deps, doc, actor, 'drop', ask, () => ({}));

/** It stands above others until a day. Nobody is told anew. */
export const pin = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask & { readonly until: string | null }): Promise<NoticeDoc> =>
  told(deps, applyStep(deps, doc, actor, 'pin', ask, ({ now }) => {
    const rule = ruleAgainstPin(ask.until, now);
    if (rule) refuse(rule);
    return { text: ask.until, set: { pinnedUntil: ask.until } };
  }));

/** The notice as a correction leaves it: what it said before stands in its history. */
function corrected(doc: NoticeDoc, row: CorrectionRow, now: Date): Partial<NoticeDoc> {
  const words = wordsOf(row);
  return { ...words, corrections: [...doc.corrections, { ...wordsOf(doc), at: now, why: row.why, by: row.by }], proposal: null, ...toldAgain(doc, now, words) };
}
/** What it is to say from now on. An emergency's waits for a second person. `rule_refused` noticeSame, noticeCorrections, noticeProposed, noticeBlanks, noticeWhen. */
export const correct = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask & Said): Promise<NoticeDoc> =>
  told(deps, applyStep(deps, doc, actor, 'correct', ask, ({ now }) => {
    const words = { title: ask.title, text: ask.text, ...momentsOf(ask) };
    fitToTell(words, now);
    if (doc.corrections.length >= NOTICE_LIMITS.corrections) refuse('noticeCorrections');
    if (JSON.stringify(words) === JSON.stringify(wordsOf(doc))) refuse('noticeSame');
    const row: CorrectionRow = { ...words, at: now, why: ask.why, by: actor.personId ?? '' };
    return doc.emergency ? { text: ask.why, set: { proposal: row } } : { text: ask.why, set: corrected(doc, row, now) };
  }));
/** A second person lets the correction out. */
export const confirm = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask): Promise<NoticeDoc> =>
  told(deps, applyStep(deps, doc, actor, 'confirm', ask, ({ now }) => {
    const row = doc.proposal ?? refuse('noticeNothingProposed');
    fitToTell(row, now);
    return { text: row.why, set: corrected(doc, row, now) };
  }));
export const refuseCorrection = (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask): Promise<NoticeDoc> => applyStep(deps, doc, actor, 'refuse', ask, () => ({ set: { proposal: null } }));

const ended = (action: 'withdraw' | 'recall') => (deps: Deps, doc: NoticeDoc, actor: Actor, ask: Ask & Why): Promise<NoticeDoc> =>
  told(deps, applyStep(deps, doc, actor, action, ask, ({ now }) => ({ text: ask.reason, set: { reason: ask.reason, proposal: null, ...toldAgain(doc, now), showUntil: shownUntil(now, { from: null, to: null }) } })));
/** It no longer holds: everybody who was told reads why. */
export const withdraw = ended('withdraw');
/** It went to the wrong area: everybody who was told is told so. */
export const recall = ended('recall');
