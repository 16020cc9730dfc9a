import { consentWays, type ConsentWay, type PROXY_DOORS } from '../cases/proxy';
import { mayByLevel, type Level } from '../identity/levels';
import { actionsFrom } from '../kernel/stateMachine';
import { WISH_LIMITS } from './limits';
import { WISH_TRANSITIONS, type ClaimState, type Companion, type WishAction, type WishCare, type WishCategory, type WishPart, type WishState, type WishWhom } from './states';

/** Why a step is refused; `data.rule` of `rule_refused`, words in copy. */
export const WISH_RULES = [
  'wishMoney', 'wishAccount', 'wishPayCode', 'wishContactCode', 'wishPersonal', 'wishNothingSaid', 'wishLevel', 'wishVisitLevel', 'wishTooMany', 'guardianNeeded', 'wishConsent', 'wishPast',
  'claimTaken', 'claimOwn', 'claimMany', 'claimMore', 'claimTwice', 'companionNeeded', 'notYourClaim', 'claimSent', 'claimedFirst', 'askFirst', 'proofFirst', 'wishProofNeeded', 'wishPhotoNeeded', 'notProven', 'onlyGoods', 'dayBehind',
  'questionAsked', 'questionUnfit', 'questionGone', 'nothingProposed', 'proposedAlready', 'noStoryConsent', 'consentHow', 'thankedAlready', 'inviteUnfit', 'inviteTwice', 'inviteMany', 'inviteResting', 'inviteGone', 'helpFirst', 'wishTimelineFull',
] as const;
export type WishRuleCode = (typeof WISH_RULES)[number];

/** One claim, as far as the rules look at it. */
export interface ClaimFacts {
  readonly id: string;
  readonly personId: string;
  /** In whose name; null: the person's own. */
  readonly unitId: string | null;
  readonly quantity: number;
  readonly state: ClaimState;
  readonly sent: boolean;
}

/** What is looked at before a step. */
export interface WishFacts {
  readonly state: WishState;
  readonly category: WishCategory;
  readonly visit: boolean;
  readonly authorId: string;
  readonly recipientId: string;
  readonly target: number;
  readonly left: number;
  readonly claims: readonly ClaimFacts[];
  /** What the author proposes to the claimants, who decide; null: nothing. */
  readonly proposed: boolean;
  readonly consented: boolean;
  readonly thanked: boolean;
  /** Whom it is for has no account: what they say the station asks and notes. */
  readonly accountless?: boolean;
  /** Volunteers whom the station asked say that they helped. */
  readonly helped?: boolean;
}

/** What is looked at before a wish is posted. */
export interface PostFacts {
  readonly level: Level;
  readonly whom: WishWhom;
  readonly care: WishCare;
  readonly guardian: boolean;
  /** A station's or a grid worker's hand. */
  readonly staff: boolean;
  readonly consented: boolean;
  /** By which door staff were asked for it, and how it was agreed to. */
  readonly door?: (typeof PROXY_DOORS)[number] | undefined;
  readonly how?: ConsentWay | undefined;
  /** Wishes of the author that are not over. */
  readonly open: number;
}

/**
 * Why a wish may not be posted. Level 1 posts (domain.md section 5); for minors and elders in need only staff or a guardian
 * (section 2); for somebody else only with their consent (PIPL Art. 13, 14), which staff note as they were asked: by the same
 * ways as a case that is filed for somebody.
 */
export function ruleAgainstPost({ level, whom, care, guardian, staff, consented, door, how, open }: PostFacts): WishRuleCode | 'consentDoesNotFit' | null {
  if (!staff && !mayByLevel(level, 'wish')) return 'wishLevel';
  if (care !== 'none' && !staff && !(whom === 'family' && guardian)) return 'guardianNeeded';
  if (whom === 'proxy' && !consented) return 'wishConsent';
  if (whom === 'proxy' && staff && (door === undefined || how === undefined || !consentWays(door).includes(how))) return 'consentDoesNotFit';
  return !staff && open >= WISH_LIMITS.open ? 'wishTooMany' : null;
}

/** Who asks to claim, and how. */
export interface ClaimAsk {
  readonly personId: string;
  readonly level: Level;
  readonly unitId: string | null;
  readonly quantity: number;
  readonly companion: Companion | null;
  /** Claims that the person, or the unit, holds and has not shown. */
  readonly held: number;
}

const sameHand = (claim: ClaimFacts, { personId, unitId }: Pick<ClaimAsk, 'personId' | 'unitId'>): boolean => (unitId === null ? claim.unitId === null && claim.personId === personId : claim.unitId === unitId);

/**
 * Why somebody may not claim now. Visits want a document seen at the counter, else a confirmed number (domain.md section 5),
 * and never go alone without the station's knowledge; who acts for a unit answers with its name.
 */
export function ruleAgainstClaim(wish: WishFacts, ask: ClaimAsk): WishRuleCode | null {
  if ([wish.authorId, wish.recipientId].includes(ask.personId)) return 'claimOwn';
  if (wish.claims.some((claim) => sameHand(claim, ask))) return 'claimTwice';
  if (!mayByLevel(ask.level, wish.visit ? 'visit' : 'wish') && ask.unitId === null) return wish.visit ? 'wishVisitLevel' : 'wishLevel';
  if (wish.visit && ask.companion === null) return 'companionNeeded';
  if (ask.held >= WISH_LIMITS.claims && ask.unitId === null) return 'claimMany';
  if (ask.quantity > wish.left) return wish.target === 1 || wish.left === 0 ? 'claimTaken' : 'claimMore';
  return null;
}

/** Why a step on one's claim, or on another's, is refused; null when nothing stands against it. */
export function ruleAgainstOnClaim(action: 'arrange' | 'send' | 'prove' | 'release' | 'confirm' | 'notYet' | 'shareAddress', claim: ClaimFacts | undefined, wish: Pick<WishFacts, 'category'>, part: WishPart): WishRuleCode | null {
  if (!claim) return 'notYourClaim';
  switch (action) {
    case 'arrange':
      return claim.state === 'active' || claim.state === 'arranged' ? null : 'askFirst';
    case 'send':
      if (wish.category !== 'goods') return 'onlyGoods';
      return claim.state === 'proven' || claim.state === 'confirmed' ? 'askFirst' : null;
    case 'prove':
      return claim.state === 'proven' || claim.state === 'confirmed' ? 'askFirst' : null;
    case 'release':
      if (claim.state === 'proven' || claim.state === 'confirmed') return 'proofFirst';
      // What is on its way is not revoked; the station, who knows where it is, may (domain.md section 2).
      return claim.sent && part === 'claimant' ? 'claimSent' : null;
    case 'confirm':
    case 'notYet':
      return claim.state === 'proven' ? null : 'notProven';
    case 'shareAddress':
      return null;
  }
}

/** What becomes of a claim whose holder cannot go on with it. */
export type ClaimFate = 'back' | 'station' | 'stands';
/**
 * Where a claim goes when whoever holds it cannot go on, whatever the cause: back into the feed while nothing was sent or
 * shown; to the station, which knows where it is, while things are on their way; what was shown or confirmed stands.
 */
export const fateOf = ({ state, sent }: Pick<ClaimFacts, 'state' | 'sent'>): ClaimFate => (state === 'proven' || state === 'confirmed' ? 'stands' : sent ? 'station' : 'back');

/** Whether all of the target is taken and every claim is confirmed. */
export const isComplete = ({ left, claims }: Pick<WishFacts, 'left' | 'claims'>): boolean => left === 0 && claims.length > 0 && claims.every(({ state }) => state === 'confirmed');

/** Steps that nobody taps: they are part of another. */
const IMPLIED: readonly WishAction[] = ['fill', 'complete', 'remind', 'passOn', 'handOver'];

const CLAIMS_FOR: readonly WishAction[] = ['arrange', 'send', 'prove', 'release'];

/** Claims that somebody holds: their own, and those of units they act for. */
export const ownClaims = (wish: Pick<WishFacts, 'claims'>, personId: string, units: readonly string[]): readonly ClaimFacts[] =>
  wish.claims.filter((claim) => (claim.unitId === null ? claim.personId === personId : units.includes(claim.unitId)));

/** Why nobody may take this step from here, apart from who asks. */
export function ruleAgainstWish(action: WishAction, wish: WishFacts): WishRuleCode | null {
  const running = wish.claims.filter(({ state }) => state !== 'confirmed');
  switch (action) {
    case 'edit':
    case 'withdraw':
    case 'handOver':
      return wish.claims.length > 0 ? 'claimedFirst' : null;
    case 'takeBack':
      // What one wrote oneself is taken back as everybody does: before a claim, or by agreement.
      return wish.authorId === wish.recipientId ? 'claimedFirst' : null;
    case 'propose':
      return running.length === 0 ? 'nothingProposed' : wish.proposed ? 'proposedAlready' : null;
    case 'agree':
    case 'refuse':
      return wish.proposed ? null : 'nothingProposed';
    case 'confirmHelp':
      return wish.helped === true && wish.claims.length === 0 ? null : 'helpFirst';
    case 'thank':
      return wish.thanked ? 'thankedAlready' : null;
    case 'publishStory':
      return wish.consented ? null : 'noStoryConsent';
    default:
      return null;
  }
}

/**
 * Whether these parts say that it is told in public: separate consent (PIPL Art. 25) is its recipient's own, not its author's.
 * The station notes it only of one who has no account to say it by.
 */
export const saysStory = ({ accountless = false }: Pick<WishFacts, 'accountless'>, parts: readonly WishPart[]): boolean => parts.includes('recipient') || (accountless && parts.includes('station'));

/** The buttons of a reply: what these parts may do now, in the order of the list. `invited`: an invitation of theirs waits for an answer. */
export function wishActions(wish: WishFacts, parts: readonly WishPart[], own: readonly ClaimFacts[], invited = false): WishAction[] {
  return actionsFrom(WISH_TRANSITIONS, wish.state, parts).filter((action) => {
    if (IMPLIED.includes(action) && action !== 'handOver') return false;
    if (ruleAgainstWish(action, wish) !== null) return false;
    const mine = parts.includes('station') && action === 'release' ? wish.claims : CLAIMS_FOR.includes(action) ? own : wish.claims;
    const part: WishPart = parts.includes('station') && action === 'release' ? 'station' : 'claimant';
    switch (action) {
      case 'claim':
        return wish.left > 0 && own.length === 0;
      case 'consent':
        return saysStory(wish, parts);
      case 'inviteNo':
        return invited;
      case 'arrange':
      case 'send':
      case 'prove':
      case 'release':
      case 'confirm':
      case 'notYet':
        return mine.some((claim) => ruleAgainstOnClaim(action, claim, wish, part) === null);
      case 'shareAddress':
      case 'hideAddress':
        return wish.claims.length > 0;
      default:
        return true;
    }
  });
}
