import type { z } from 'zod';
import { WISH_TERMS } from '../../../../config/catalogue/wishes';
import type { WishWords } from '../../../../shared/contract/wishes';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { moreCareful } from '../../../../shared/domain/moderation/words';
import { checkDue } from '../../../../shared/domain/wishes/limits';
import type { Deps } from '../../../platform/deps';
import { checkWords } from '../../moderation';
import { settingsOf } from '../../settings';
import type { WishDoc } from '../document';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';
import { fitDay, fitFiles, fitWords } from '../words';
import { forgetCounts } from '../queries';
import { ended } from './check';

type Rewrite = z.output<typeof WishWords> & Ask;

/** What of a wish asks for a careful look after words were added. */
export function careOf(doc: WishDoc, judged: 'off' | 'passed' | 'review' | 'unchecked' | 'risky'): Pick<WishDoc, 'wordsCheck'> {
  const wordsCheck = moreCareful(doc.wordsCheck ?? 'off', judged === 'risky' ? 'review' : judged);
  return wordsCheck === 'unchecked' || wordsCheck === 'review' ? { wordsCheck } : {};
}

/**
 * Its author writes it anew before anybody claims it; what was published, or asked back, goes to the station's check with a term of its own. Outcomes as of
 * applyStep, and `rule_refused` claimedFirst and those of the words as of `post`.
 */
export function edit(deps: Deps, doc: WishDoc, actor: Actor, ask: Rewrite): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'edit', ask, async ({ now }) => {
    if (ask.text === '' && ask.voiceIds.length === 0) refuse('wishNothingSaid');
    const [id, text] = [actor.personId ?? '', fitWords(ask.text, ask.mask)];
    const neededOn = fitDay(ask.neededOn, dayOf(now));
    const [photoIds, voiceIds, words] = await Promise.all([fitFiles(deps, id, ask.photoIds, 'photo'), fitFiles(deps, id, ask.voiceIds, 'voice'), checkWords(deps, id, [text])]);
    const fresh = { checkDueAt: checkDue(now, WISH_TERMS, (await settingsOf(deps)).calendar), checkLate: false, release: null, waitingSince: null, unmatched: null };
    return {
      set: { category: ask.category, text, photoIds, voiceIds, visit: ask.visit, neededOn, target: ask.target, left: ask.target, ...careOf(doc, words), ...(doc.state === 'submitted' ? {} : fresh) },
      files: [...photoIds, ...voiceIds].filter((file) => !doc.fileIds.includes(file)),
    };
  });
}

/** Its author or recipient takes it back before anybody claims it. Outcomes as of applyStep; `rule_refused` claimedFirst. */
export function withdraw(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'withdraw', ask, () => ({ text: wordsOrNull(fitWords(ask.text, true)) }));
}

/**
 * Whoever it was written for by somebody else takes their consent back, also after a claim and asking nobody (PIPL Art. 15).
 * Claims end without blame. Outcomes as of applyStep; `rule_refused` claimedFirst where they wrote it themselves.
 */
export async function takeBack(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<WishDoc> {
  const after = await applyStep(deps, doc, actor, 'takeBack', ask, ({ now }) => {
    const { set, tell } = ended(doc, 'noNeed', now);
    return { text: wordsOrNull(fitWords(ask.text, true)), set, tell };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** Its author answers what the station asked; the check goes on. */
export function answer(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'answer', ask, async ({ now }) => {
    const words = await checkWords(deps, actor.personId ?? '', [ask.text]);
    return { text: ask.text, set: { checkDueAt: checkDue(now, WISH_TERMS, (await settingsOf(deps)).calendar), checkLate: false, ...careOf(doc, words) } };
  });
}

/**
 * After a claim nothing is changed but by agreement: author or recipient proposes, every claimant whose claim runs agrees.
 * Outcomes as of applyStep; `rule_refused` nothingProposed without a claim, proposedAlready, and those of the words.
 */
export function propose(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly kind: 'withdraw' | 'edit'; readonly text: string; readonly neededOn: string | null; readonly reason: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'propose', ask, async ({ now }) => {
    const reason = fitWords(ask.reason, true);
    const text = ask.kind === 'edit' ? wordsOrNull(fitWords(ask.text, true)) : null;
    const neededOn = ask.kind === 'edit' ? fitDay(ask.neededOn, dayOf(now)) : null;
    if (ask.kind === 'edit' && text === null && neededOn === null) refuse('wishNothingSaid');
    const words = await checkWords(deps, actor.personId ?? '', [reason, text]);
    return { code: ask.kind, text: reason, set: { proposal: { kind: ask.kind, text, neededOn, reason, agreed: [] }, ...careOf(doc, words) } };
  });
}
