import { WISH_TERMS } from '../../../../config/catalogue/wishes';
import type { ConsentWay } from '../../../../shared/domain/cases/proxy';
import { confirmDue, proveDue } from '../../../../shared/domain/wishes/limits';
import { isComplete } from '../../../../shared/domain/wishes/rules';
import type { Deps } from '../../../platform/deps';
import { passAsSeen } from '../../files';
import { checkWords } from '../../moderation';
import type { WishDoc } from '../document';
import { factsOf } from '../facts';
import { forgetCounts } from '../queries';
import { applyStep, refuse, wordsOrNull, type Actor, type Ask } from '../step';
import { fitFiles, fitWords } from '../words';
import { claimOf, holderOf, withClaim, type OnClaim } from './onClaim';
import { careOf } from './edit';

/** Kinds that are shown by a picture; company and time are a matter of words, nobody need be photographed for them. */
const BY_PICTURE = ['goods', 'service'];

/**
 * The claimant shows how it was realised: a photo of a thing or a work, words for time and company. `rule_refused`
 * wishProofNeeded, wishPhotoNeeded, askFirst, notYourClaim, and of photos as of `post`.
 */
export function prove(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim & { readonly text: string; readonly photoIds: readonly string[] }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'prove', ask, async ({ now, part }) => {
    const row = claimOf(doc, actor, part, 'prove', ask.claimId);
    const text = wordsOrNull(fitWords(ask.text, true));
    if (ask.photoIds.length === 0 && BY_PICTURE.includes(doc.category)) refuse('wishPhotoNeeded');
    if (ask.photoIds.length === 0 && text === null) refuse('wishProofNeeded');
    const [photoIds, words] = await Promise.all([fitFiles(deps, actor.personId ?? '', ask.photoIds, 'photo'), checkWords(deps, actor.personId ?? '', [text])]);
    const proof = { text, photoIds, at: now };
    return {
      text, unitId: row.unitId, files: photoIds, tell: { claim: row.id, claimant: holderOf(row) },
      set: { claims: withClaim(doc, row, { state: 'proven', proof, dueAt: confirmDue(now, WISH_TERMS), remindAt: null, told: false }), ...careOf(doc, words) },
    };
  });
}

/** Recipient or station says what is still missing: the claim goes on, with time anew. `rule_refused` notProven. */
export function notYet(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim & { readonly text: string }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'notYet', ask, ({ now, part }) => {
    const row = claimOf(doc, actor, part, 'notYet', ask.claimId);
    return { text: fitWords(ask.text, true), set: { claims: withClaim(doc, row, { state: 'arranged', proof: null, ...proveDue(now, WISH_TERMS), told: false }) }, tell: { claim: row.id, claimant: holderOf(row) } };
  });
}

/** Recipient or station confirms one claim; the last of a wish whose target is taken realises it. `rule_refused` notProven. */
export async function confirm(deps: Deps, doc: WishDoc, actor: Actor, ask: OnClaim): Promise<WishDoc> {
  const after = await applyStep(deps, doc, actor, 'confirm', ask, ({ now, part }) => {
    const row = claimOf(doc, actor, part, 'confirm', ask.claimId);
    const claims = withClaim(doc, row, { state: 'confirmed', confirmedAt: now });
    const whole = isComplete(factsOf({ ...doc, claims }));
    // Who is to agree is no longer the same: it is proposed anew.
    return { set: { claims, proposal: null, ...(whole ? { realisedAt: now, addressOpen: false } : {}) }, tell: { claim: row.id, claimant: holderOf(row), whole }, ...(whole ? { as: 'complete' as const } : {}) };
  });
  forgetCounts(deps, doc.scope.community);
  return after;
}

/**
 * Volunteers whom the station asked have helped, and whoever it is for, or the station, says that this was it: realised without
 * a claim. What volunteers report never realises a wish by itself. `rule_refused` helpFirst.
 */
export async function confirmHelp(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask): Promise<WishDoc> {
  const after = await applyStep(deps, doc, actor, 'confirmHelp', ask, ({ now }) => ({ set: { realisedAt: now, addressOpen: false } }));
  forgetCounts(deps, doc.scope.community);
  return after;
}

/** Thanks, in words or spoken; the station may write down what it was asked to say. `rule_refused` thankedAlready, wishNothingSaid. */
export function thank(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly text: string; readonly voiceIds: readonly string[] }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'thank', ask, async ({ now }) => {
    const text = wordsOrNull(fitWords(ask.text, true));
    if (text === null && ask.voiceIds.length === 0) refuse('wishNothingSaid');
    const [voiceIds, words] = await Promise.all([fitFiles(deps, actor.personId ?? '', ask.voiceIds, 'voice'), checkWords(deps, actor.personId ?? '', [text])]);
    return { set: { thanks: { text, voiceIds, at: now }, ...careOf(doc, words) }, files: voiceIds };
  });
}

/**
 * Its recipient agrees, or not, that it is told in public (PIPL Art. 25: separate consent); of one without an account the
 * station notes it, with how they were asked. Taken back, the story is taken down. `rule_refused` consentHow.
 */
export function consent(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly yes: boolean; readonly how?: ConsentWay | undefined }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'consent', ask, ({ part }) => {
    if (part === 'station' && !ask.how) refuse('consentHow');
    const said = ask.yes ? 'yes' : 'no';
    return { code: part === 'station' ? `${said}-${ask.how ?? ''}` : said, set: { storyConsent: ask.yes, ...(ask.yes ? {} : { story: null }) } };
  });
}

/** The station tells it, with pictures of the proof that it lets go out. `rule_refused` noStoryConsent, photoNotYours, and of the words. */
export function publishStory(deps: Deps, doc: WishDoc, actor: Actor, ask: Ask & { readonly text: string; readonly photoIds: readonly string[] }): Promise<WishDoc> {
  return applyStep(deps, doc, actor, 'publishStory', ask, async ({ now }) => {
    const shown = [...(doc.release?.photoIds ?? []), ...doc.claims.flatMap(({ proof }) => proof?.photoIds ?? [])];
    if (ask.photoIds.some((id) => !shown.includes(id))) refuse('photoNotYours');
    await passAsSeen(deps, ask.photoIds, actor.personId ?? '');
    return { set: { story: { text: fitWords(ask.text, false), photoIds: [...ask.photoIds], at: now } } };
  });
}
