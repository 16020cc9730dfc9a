import type { ConsentWay, ProxyDoor } from '../../../shared/domain/cases/proxy';
import type { WordsCheck } from '../../../shared/domain/moderation/words';
import type { ThingRef } from '../../../shared/domain/threads/kinds';
import type { InviteFacts } from '../../../shared/domain/wishes/invitations';
import type { ClaimFacts } from '../../../shared/domain/wishes/rules';
import type { Companion, WishAction, WishCare, WishCategory, WishLane, WishPart, WishQuestion, WishState, WishWhom } from '../../../shared/domain/wishes/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';
import type { KeptIntent } from '../../platform/conversions';

interface Coordinates {
  lng: number;
  lat: number;
}

/** One claim that runs or was confirmed. Its id is that of its ticket (`wishClaims`). */
export interface WishClaimRow extends ClaimFacts {
  companion: Companion | null;
  at: Date;
  dueAt: Date;
  /** When its claimant is reminded; null after that. */
  remindAt: Date | null;
  /** The station was told that it is stuck, or to confirm. */
  told: boolean;
  arrangedOn: string | null;
  sentAt: Date | null;
  proof: { text: string | null; photoIds: string[]; at: Date } | null;
  confirmedAt: Date | null;
}

/** A volunteer whom the station asked to claim it. */
export interface WishInvite extends InviteFacts {
  /** Their record. */
  volunteerId: string;
  at: Date;
  byId: string;
  answer: 'yes' | 'no' | null;
  answeredAt: Date | null;
}

/** A claim that was given up: who and when, and why as the other side read it. */
export interface PastClaim {
  id: string;
  personId: string;
  unitId: string | null;
  at: Date;
  endedAt: Date;
  reason: string;
}

export type WishMomentRow = MomentRow<WishAction | 'post', WishPart>;

/** One small wish (微心愿), from posting to thanks. */
export interface WishDoc extends WithPending {
  /** Derived from author and key: posted twice by one tap is one wish. */
  _id: string;
  number: string;
  contentHash: string;
  state: WishState;
  revision: number;
  category: WishCategory;
  text: string;
  photoIds: string[];
  voiceIds: string[];
  whom: WishWhom;
  care: WishCare;
  authorId: string;
  recipientId: string;
  /** Filed for somebody who agreed. `door`: by which staff were asked; absent where a neighbour wrote it, and in wishes from before it was kept. `sms`: its receipt goes by text message. */
  proxy: { unitId: string | null; door?: ProxyDoor; how: ConsentWay; at: Date; accountless: boolean; sms?: true } | null;
  visit: boolean;
  neededOn: string | null;
  target: number;
  /** Of the target, what nobody has claimed. */
  left: number;
  /** Rises with every claim that is given up: the next has another ticket. */
  round: number;
  place: { text: string; placeId: string | null; given: 'gcj02' | 'wgs84'; gcj02: Coordinates; wgs84: Coordinates };
  scope: { district: string; street: string; community: string; grid: string | null; gridVersion: number | null; station: string };
  /** As the station released it; null before. */
  release: { text: string; photoIds: string[]; at: Date; personId: string } | null;
  urgent: boolean;
  /** Lane of the feed, absent where it is not published; and the moment it is sorted by there. */
  lane?: WishLane;
  laneAt?: Date;
  /** List of the station in which it stands, and the moment it is sorted by there. */
  desk: string;
  deskAt: Date;
  checkDueAt: Date;
  checkLate: boolean;
  /** Since when it wants hands without one; told to the station once a round. */
  waitingSince: Date | null;
  unmatched: { at: Date; reason: string | null } | null;
  /** It waited a whole round at least once. */
  again: boolean;
  addressOpen: boolean;
  /** Words or day were changed by agreement after the claim: the claimants read them so. */
  changed?: boolean;
  claims: WishClaimRow[];
  past: PastClaim[];
  /** Volunteers whom the station asked, in order, and their persons; absent where it asked nobody. */
  invites?: WishInvite[];
  invitedIds?: string[];
  /** Persons and units that hold a claim now; and that ever held one, or wrote it. */
  holders: string[];
  hands: string[];
  /** Volunteers who helped without a claim, as their task said; absent where nobody did, and of tasks from before it was kept. */
  helpers?: string[];
  questions: { code: WishQuestion; answer: string | null; at: Date }[];
  proposal: { kind: 'withdraw' | 'edit'; text: string | null; neededOn: string | null; reason: string; agreed: string[] } | null;
  thanks: { text: string | null; voiceIds: string[]; at: Date } | null;
  storyConsent: boolean | null;
  story: { text: string; photoIds: string[]; at: Date } | null;
  wordsCheck?: WordsCheck;
  timeline: WishMomentRow[];
  fileIds: string[];
  keys: string[];
  /** Where its thread began, and what it came from. */
  origin?: ThingRef;
  cameFrom?: ThingRef;
  conversions?: KeptIntent[];
  nextCheckAt?: Date;
  realisedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Whether staff filed it for somebody who asked for it, as they file cases (代办). */
export const filedByStaff = ({ proxy }: Pick<WishDoc, 'proxy'>): boolean => proxy !== null && proxy.unitId !== null;

/** The ticket of a claim: whoever puts it in first has the wish. It is never changed, and taken out only where it came to nothing. */
export interface WishTicketDoc extends WithPending {
  /** Derived from wish, round and, where it is shared, from who claims: one of each over the whole. */
  _id: string;
  wishId: string;
  round: number;
  personId: string;
  unitId: string | null;
  quantity: number;
  companion: Companion | null;
  stamp: string;
  at: Date;
}
