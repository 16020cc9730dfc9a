import { fateOf } from '../../../../shared/domain/wishes/rules';
import type { DeclineReason, EndReason, UnmatchedReason } from '../../../../shared/domain/wishes/states';
import type { Deps } from '../../../platform/deps';
import { passAsSeen } from '../../files';
import type { WishDoc } from '../document';
import { claimFacts } from '../facts';
import { forgetCounts } from '../queries';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask, type Change } from '../step';
import { fitWords, refusePictures } from '../words';
import { holderOf } from './onClaim';

/**
 * The station has seen to it (核实) and releases words and pictures: from now on everybody may read these, and nothing else of it.
 * Outcomes as of applyStep; `rule_refused` of the words, of a code or a card in a picture, photoNotYours for a picture that is not the wish's.
 */
export async function approve(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly text: string; readonly photoIds: readonly string[]; readonly urgent: boolean; readonly visit?: boolean | undefined }): Promise<WishDoc> {
  const after = await applyStep(deps, doc, actor, 'approve', ask, async ({ now }) => {
    const text = fitWords(ask.text, false);
    if (ask.photoIds.some((id) => !doc.photoIds.includes(id))) refuse('photoNotYours');
    await refusePictures(deps, ask.photoIds);
    // Whoever of the station releases a picture has looked at it.
    await passAsSeen(deps, ask.photoIds, actor.personId ?? '');
    return {
      set: { release: { text, photoIds: [...ask.photoIds], at: now, personId: actor.personId ?? '' }, urgent: ask.urgent, visit: ask.visit ?? doc.visit, waitingSince: now, unmatched: null, wordsCheck: 'passed' },
    };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** The station asks its author back; the check stands until they answer. */
export function askBack(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly text: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'ask', ask, () => ({ text: ask.text }));
}

/** The station does not publish it, and says why. */
export function decline(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly reason: DeclineReason; readonly text: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'decline', ask, () => ({ code: ask.reason, text: wordsOrNull(ask.text) }));
}

/**
 * What ending a wish changes: claims that ran are past, what was shown stands in it with its proof (`fateOf`), the door is shut.
 * Whoever held one is told, who had shown it in words of their own; why, only where it is nobody's grief.
 */
export function ended(doc: WishDoc, reason: EndReason, now: Date): Change {
  const stands = doc.claims.filter((row) => fateOf(claimFacts(row)) === 'stands');
  const running = doc.claims.filter((row) => !stands.includes(row));
  const shown = stands.filter(({ state }) => state === 'proven');
  const past = running.map(({ id, personId, unitId, at }) => ({ id, personId, unitId, at, endedAt: now, reason: 'ended' }));
  return { code: reason, set: { claims: stands, past: [...doc.past, ...past], addressOpen: false, proposal: null }, tell: { hands: running.map(holderOf).join(','), shown: shown.map(holderOf).join(','), reason } };
}

/**
 * It is not to be met any more: its recipient has died, moved, or has it from elsewhere. Claims end without blame; after a
 * death whatever else was wished for the same person ends too (`restFor`).
 */
export async function end(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly reason: EndReason; readonly text: string }): Promise<WishDoc> {
  const after = await applyStep(deps, doc, actor, 'end', ask, ({ now }) => ({ ...ended(doc, ask.reason, now), text: wordsOrNull(ask.text) }));
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** The station notes why nobody claims it. */
export function noteUnmatched(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly reason: UnmatchedReason }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'unmatched', ask, ({ now }) => ({ code: ask.reason, set: { unmatched: { at: doc.unmatched?.at ?? now, reason: ask.reason } } }));
}
