import { WISH_TERMS } from '../../../../config/catalogue/wishes';
import { dayNumber, dayOf, momentOn } from '../../../../shared/domain/kernel/days';
import { ownClaims, ruleAgainstOnClaim } from '../../../../shared/domain/wishes/rules';
import { proveDue } from '../../../../shared/domain/wishes/limits';
import { isAnswerTo, QUESTIONS_OF, type ReleaseReason, type WishPart, type WishQuestion } from '../../../../shared/domain/wishes/states';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import type { WishClaimRow, WishDoc } from '../document';
import { claimantsRead, claimFacts, factsOf } from '../facts';
import { forgetCounts } from '../queries';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask, type Change } from '../step';
import { fitDay, fitWords } from '../words';

export type OnClaim = Ask & { readonly claimId: string };
type Step = Parameters<typeof ruleAgainstOnClaim>[0];

/** The claim a step is about: one's own, or as recipient and station any. `rule_refused` notYourClaim and as the rules say. */
export function claimOf(doc: WishDoc, actor: Actor, part: WishPart, action: Step, claimId: string): WishClaimRow {
  const own = ownClaims(factsOf(doc), actor.personId ?? '', actor.units).map(({ id }) => id);
  const row = doc.claims.find(({ id }) => id === claimId && (part !== 'claimant' || own.includes(id)));
  const rule = ruleAgainstOnClaim(action, row && claimFacts(row), doc, part);
  if (rule) refuse(rule);
  return row ?? refuse('notYourClaim');
}

export const withClaim = (doc: WishDoc, row: WishClaimRow, change: Partial<WishClaimRow>): WishClaimRow[] => doc.claims.map((one) => (one.id === row.id ? { ...one, ...change } : one));
export const holderOf = ({ unitId, personId }: Pick<WishClaimRow, 'unitId' | 'personId'>): string => unitId ?? personId;
const about = (row: WishClaimRow): { claim: string; claimant: string } => ({ claim: row.id, claimant: holderOf(row) });

/** The claimant says on which day: the match is made. `rule_refused` dayBehind, askFirst, notYourClaim. */
export function arrange(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim & { readonly day: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'arrange', ask, ({ now, part }) => {
    const row = claimOf(doc, actor, part, 'arrange', ask.claimId);
    const day = fitDay(ask.day, dayOf(now)) ?? ask.day;
    const due = proveDue(momentOn(dayNumber(day), 24 * 60), WISH_TERMS);
    return { code: day, unitId: row.unitId, set: { claims: withClaim(doc, row, { state: 'arranged', arrangedOn: day, ...due, told: false }) }, tell: about(row) };
  });
}

/** The things are on their way: the claim is not given up any more. `rule_refused` onlyGoods. */
export function send(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'send', ask, ({ now, part }) => {
    const row = claimOf(doc, actor, part, 'send', ask.claimId);
    return { unitId: row.unitId, set: { claims: withClaim(doc, row, { sentAt: row.sentAt ?? now, sent: true }) }, tell: about(row) };
  });
}

/** The claimant asks the station to telephone between both sides: nobody is given a number. */
export function callFor(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'callFor', ask, ({ part }) => {
    const row = claimOf(doc, actor, part, 'shareAddress', ask.claimId);
    return { unitId: row.unitId, tell: about(row) };
  });
}

/** Asks one of the fixed questions, each once. `rule_refused` questionAsked, questionUnfit. */
export function question(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly code: WishQuestion }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'question', ask, ({ now }) => {
    if (!QUESTIONS_OF[doc.category].includes(ask.code)) refuse('questionUnfit');
    if (doc.questions.some(({ code }) => code === ask.code)) refuse('questionAsked');
    return { code: ask.code, set: { questions: [...doc.questions, { code: ask.code, answer: null, at: now }] } };
  });
}

/** Author, recipient or station answers by what there is to choose; everybody who reads the wish sees it. `rule_refused` questionGone, questionUnfit. */
export function reply(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly code: WishQuestion; readonly answer: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'reply', ask, () => {
    if (!doc.questions.some(({ code }) => code === ask.code)) refuse('questionGone');
    if (!isAnswerTo(ask.code, ask.answer)) refuse('questionUnfit');
    return { code: `${ask.code}:${ask.answer}`, set: { questions: doc.questions.map((one) => (one.code === ask.code ? { ...one, answer: ask.answer } : one)) } };
  });
}

/** Recipient or station lets the claimants read door and name, or takes that back. */
export function shareAddress(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'shareAddress', ask, () => ({ set: { addressOpen: true } }));
}
export function hideAddress(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'hideAddress', ask, () => ({ set: { addressOpen: false } }));
}

/** What a claim leaves behind when it ends: the wish wants hands again, first in the line where it stood. */
export function released(doc: WishDoc, rows: readonly WishClaimRow[], reason: string, now: Date): Partial<WishDoc> {
  const ids = rows.map(({ id }) => id);
  const left = doc.left + rows.reduce((sum, { quantity }) => sum + quantity, 0);
  const past = [...doc.past, ...rows.map(({ id, personId, unitId, at }) => ({ id, personId, unitId, at, endedAt: now, reason }))];
  // A door that was opened for one claimant is not open for the next.
  return { state: 'open', claims: doc.claims.filter(({ id }) => !ids.includes(id)), left, round: doc.round + 1, past: past.slice(-20), addressOpen: false, proposal: null, waitingSince: doc.waitingSince ?? now, unmatched: null };
}

/**
 * A claim is given up, by its holder or the station, with a reason that the other side reads; the wish goes back into the feed
 * where it stood, and nobody is blamed. `rule_refused` claimSent while things are on their way, proofFirst, notYourClaim.
 */
export async function release(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim & { readonly reason: ReleaseReason; readonly text: string }): Promise<WishDoc> {
  const after = await applyStep(deps, doc, actor, 'release', ask, async ({ now, part }): Promise<Change> => {
    const row = claimOf(doc, actor, part, 'release', ask.claimId);
    const text = wordsOrNull(fitWords(ask.text, true));
    await checkWords(deps, actor.personId ?? '', [text]);
    return { code: ask.reason, text, unitId: part === 'claimant' ? row.unitId : null, set: released(doc, [row], ask.reason, now), tell: { ...about(row), by: part } };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** Everybody whose claim runs has agreed to what was proposed: it is done; else it is noted who has. */
export async function agree(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim): Promise<WishDoc> {
  const after = await applyStep(deps, doc, actor, 'agree', ask, ({ now, part }): Change => {
    const row = claimOf(doc, actor, part, 'shareAddress', ask.claimId);
    const { proposal } = doc;
    if (!proposal) return refuse('nothingProposed');
    const agreed = [...new Set([...proposal.agreed, row.id])];
    const running = doc.claims.filter(({ state }) => state !== 'confirmed');
    if (running.some(({ id }) => !agreed.includes(id))) return { code: proposal.kind, unitId: row.unitId, set: { proposal: { ...proposal, agreed } }, tell: { ...about(row), done: false } };
    const tell = { ...about(row), done: true, kind: proposal.kind, hands: running.map(holderOf).join(',') };
    if (proposal.kind === 'edit') return { code: 'edit', unitId: row.unitId, set: { proposal: null, changed: true, text: proposal.text ?? claimantsRead(doc), neededOn: proposal.neededOn ?? doc.neededOn }, tell };
    const past = [...doc.past, ...running.map(({ id, personId, unitId, at }) => ({ id, personId, unitId, at, endedAt: now, reason: 'agreed' }))];
    return { code: 'withdraw', unitId: row.unitId, set: { state: 'withdrawn', proposal: null, claims: doc.claims.filter(({ state }) => state === 'confirmed'), past, addressOpen: false }, tell };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** A claimant does not agree: it stays as it was. */
export function refuseProposal(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim & { readonly text: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'refuse', ask, ({ part }) => {
    const row = claimOf(doc, actor, part, 'shareAddress', ask.claimId);
    return { code: doc.proposal?.kind ?? null, text: wordsOrNull(fitWords(ask.text, true)), unitId: row.unitId, set: { proposal: null }, tell: about(row) };
  });
}
