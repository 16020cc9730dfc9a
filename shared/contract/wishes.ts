import { z } from 'zod';
import { CONSENT_WAYS, PROXY_DOORS } from '../domain/cases/proxy';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { ASKING_FAULTS, PERSONAL_KINDS } from '../domain/wishes/asking';
import { SKILLS, TIMES } from '../domain/volunteers/profile';
import { INVITE_STATES } from '../domain/wishes/invitations';
import { WISH_LIMITS } from '../domain/wishes/limits';
import {
  CLAIM_STATES, COMPANIONS, WISH_ACTIONS, WISH_CARE, WISH_CATEGORIES, WISH_LANES, WISH_PARTS, WISH_QUESTIONS, WISH_STATES, WISH_WHOM,
} from '../domain/wishes/states';
import { WISH_VIEWERS } from '../domain/wishes/visibility';
import { PhotoView, VoiceView } from './files';
import { Day, Id, Moment, Named, page, Point } from './kernel';
import { StationView } from './organisation';
import { ProxyPerson } from './proxy';

const photoIds = z.array(Id).max(WISH_LIMITS.photos).default([]);
const voiceIds = z.array(Id).max(WISH_LIMITS.voices).default([]);

/** What of a wish its author writes and may write anew. */
export const WishWords = z.strictObject({
  category: z.enum(WISH_CATEGORIES),
  text: z.string().trim().max(WISH_LIMITS.text).default(''),
  photoIds,
  voiceIds,
  /** Somebody comes to the home. */
  visit: z.boolean().default(false),
  /** By when it is needed; null: no hurry. */
  neededOn: Day.nullable().default(null),
  /** More than 1: a shared wish (拼好愿), claimed in parts. */
  target: z.number().int().min(1).max(WISH_LIMITS.target).default(1),
  /** Take out what is personal before it is kept: what is masked is not sent. */
  mask: z.boolean().default(false),
});

export const PostWish = WishWords.extend({
  whom: z.enum(WISH_WHOM),
  care: z.enum(WISH_CARE).default('none'),
  /** Of the family: the author is the guardian. */
  guardian: z.boolean().default(false),
  /** For whom, where it is somebody else's. */
  person: ProxyPerson.optional(),
  consent: z.enum(CONSENT_WAYS).optional(),
  /** By which door staff were asked to file it; theirs alone. */
  source: z.enum(PROXY_DOORS).optional(),
  /** Its receipt goes by text message to whom it is for; of staff alone. */
  sms: z.boolean().default(false),
  /** The door: shown to the station, and to a claimant when recipient or station agrees. Everybody else reads the area. */
  place: z.strictObject({ text: z.string().trim().min(1).max(REPORT_LIMITS.placeText), point: Point, placeId: Id.optional() }),
});

/** What was found while writing: `start` and `end` in UTF-16 units. */
export const WishCheck = z.object({
  faults: z.array(z.object({ kind: z.enum(ASKING_FAULTS), start: z.number().int(), end: z.number().int() })),
  personal: z.array(z.object({ kind: z.enum(PERSONAL_KINDS), start: z.number().int(), end: z.number().int() })),
  /** The words without what is personal. */
  masked: z.string(),
  /** Photos that may not be shown, by id: with a code in them, or with an identity or a bank card. */
  codes: z.array(z.object({ photoId: Id, kind: z.enum(['pay', 'contact', 'card']) })),
});

export const WishRow = z.object({
  id: Id,
  state: z.enum(WISH_STATES),
  category: z.enum(WISH_CATEGORIES),
  /** As the station released it; on one's own lists as it was written. */
  text: z.string(),
  community: z.string(),
  grid: z.string().nullable(),
  urgent: z.boolean(),
  visit: z.boolean(),
  neededOn: Day.nullable(),
  target: z.number().int(),
  left: z.number().int(),
  /** Since when it waits, was claimed, or is realised. */
  at: Moment,
  thumbUrl: z.string().nullable(),
  /** Waited a whole round: first in the next. */
  again: z.boolean(),
});

/** One claim as its viewer may see it. */
export const WishClaim = z.object({
  id: Id,
  /** Who claimed it; null where the viewer may not know. */
  name: z.string().nullable(),
  unit: z.string().nullable(),
  own: z.boolean(),
  quantity: z.number().int(),
  state: z.enum(CLAIM_STATES),
  companion: z.enum(COMPANIONS).nullable(),
  at: Moment,
  dueAt: Moment,
  arrangedOn: Day.nullable(),
  sentAt: Moment.nullable(),
  proof: z.object({ text: z.string().nullable(), photos: z.array(PhotoView), at: Moment }).nullable(),
  /** Whoever holds it agreed to what is proposed. */
  agreed: z.boolean(),
  /** What of it the viewer may do now. */
  actions: z.array(z.enum(WISH_ACTIONS)),
});

export const WishMoment = z.object({ id: z.string(), at: Moment, action: z.enum(WISH_ACTIONS).or(z.literal('post')), part: z.enum(WISH_PARTS), unit: z.string().nullable(), code: z.string().nullable(), text: z.string().nullable() });

/** A volunteer whom the station may invite to claim a wish: by what they fit, and when they usually can. */
export const FittingVolunteer = z.object({ volunteerId: Id, name: z.string(), skills: z.array(z.enum(SKILLS)), times: z.array(z.enum(TIMES)) });
/** Who fits, the skills there are to look for, and how many may still be invited now. */
export const FittingVolunteers = z.object({ items: z.array(FittingVolunteer), skills: z.array(z.enum(SKILLS)), left: z.number().int() });

export const WishView = WishRow.omit({ thumbUrl: true, community: true }).extend({
  number: z.string().nullable(),
  revision: z.number().int(),
  viewer: z.enum(WISH_VIEWERS),
  community: Named,
  photos: z.array(PhotoView),
  voices: z.array(VoiceView),
  station: StationView,
  whom: z.enum(WISH_WHOM).nullable(),
  care: z.enum(WISH_CARE).nullable(),
  /** What the author wrote, for the station beside what is released. */
  original: z.string().nullable(),
  /** What the station released, for those who read what was written in its place; null before, and for everybody else. */
  released: z.string().nullable(),
  /** What whoever claimed it reads, for those who propose a change of it; null while nobody has claimed it, and for everybody else. */
  claimantsRead: z.string().nullable(),
  address: z.string().nullable(),
  /** The claimants read the door. */
  addressOpen: z.boolean(),
  recipient: z.object({ name: z.string(), phoneTail: z.string().nullable() }).nullable(),
  author: z.object({ name: z.string(), phoneTail: z.string().nullable() }).nullable(),
  createdAt: Moment,
  /** Until when the station checks it; null when that is done. */
  dueAt: Moment.nullable(),
  claims: z.array(WishClaim),
  /** Whom the station invited, the latest first; the station's. */
  invites: z.array(z.object({ volunteerId: Id, name: z.string(), state: z.enum(INVITE_STATES), at: Moment, answeredAt: Moment.nullable() })),
  /** The viewer was invited; null: they were not. */
  invitation: z.object({ state: z.enum(INVITE_STATES), at: Moment }).nullable(),
  questions: z.array(z.object({ code: z.enum(WISH_QUESTIONS), answer: z.string().nullable() })),
  /** Questions that can still be asked. */
  askable: z.array(z.enum(WISH_QUESTIONS)),
  proposal: z.object({ kind: z.enum(['withdraw', 'edit']), text: z.string().nullable(), neededOn: Day.nullable(), reason: z.string() }).nullable(),
  /** `wish`: what they are for, as it was released: it may stand on a card that is shown around. */
  thanks: z.object({ text: z.string().nullable(), voices: z.array(VoiceView), wish: z.string(), at: Moment }).nullable(),
  /** Whether its recipient agrees that it is told; null: not asked yet, or not the viewer's to know. */
  storyConsent: z.boolean().nullable(),
  story: z.object({ text: z.string(), photos: z.array(PhotoView), at: Moment }).nullable(),
  timeline: z.array(WishMoment),
  /** Wishes that are perhaps the same; the station's. */
  alike: z.array(z.object({ id: Id, text: z.string(), state: z.enum(WISH_STATES) })),
  /** Words that want a careful look. */
  careful: z.boolean(),
  mayContact: z.boolean(),
  /** Staff filed it for somebody: there is a receipt to hand over. */
  receipt: z.boolean(),
  /** It hangs together with other matters. */
  linked: z.boolean(),
  actions: z.array(z.enum(WISH_ACTIONS)),
});

/** A page of the feed and how many stand in each lane of the community, counted to a thousand. */
export const WishFeed = page(WishRow).extend({
  counts: z.object({ open: z.number().int(), going: z.number().int(), realised: z.number().int() }),
  community: Named,
  /** Grids (网格) of the community, to look at one of them by `gridId`; always sent, absent in answers kept from before. */
  grids: z.array(Named).optional(),
});

/** One of one's own: what was posted, or claimed. */
export const MyWish = WishRow.extend({ mine: z.enum(['posted', 'claimed']), claim: z.enum(CLAIM_STATES).nullable(), dueAt: Moment.nullable(), toDo: z.boolean() });

/** Lists of the station: to check, with its author, open, unmatched, on its way, to confirm, over. */
export const WISH_DESKS = ['check', 'asked', 'open', 'unmatched', 'going', 'confirm', 'over'] as const;
export const DeskWish = WishRow.extend({ number: z.string(), dueAt: Moment.nullable(), late: z.boolean(), whom: z.enum(WISH_WHOM), claimant: z.string().nullable() });

export const WishLaneQuery = z.enum(WISH_LANES).default('open');
