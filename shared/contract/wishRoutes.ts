import { z } from 'zod';
import { CONTACT_REASONS, REASON_WORDS } from '../domain/audit/entries';
import { CONSENT_WAYS } from '../domain/cases/proxy';
import { SKILLS } from '../domain/volunteers/profile';
import { INVITE_LIMITS } from '../domain/wishes/invitations';
import { WISH_LIMITS } from '../domain/wishes/limits';
import { COMPANIONS, DECLINE_REASONS, END_REASONS, RELEASE_CHOICES, UNMATCHED_REASONS, WISH_CATEGORIES, WISH_QUESTIONS } from '../domain/wishes/states';
import { defineRoute, Day, Id, IdParams, page, PageQuery, stepRoute } from './kernel';
import { Receipt } from './proxy';
import { DeskWish, FittingVolunteers, MyWish, PostWish, WISH_DESKS, WishCheck, WishFeed, WishLaneQuery, WishView, WishWords } from './wishes';

const tag = 'wishes';
const revision = z.number().int().min(0);
const words = (max: number) => z.string().trim().max(max).default('');
const must = (max: number) => z.string().trim().min(1).max(max);
const photoIds = z.array(Id).max(WISH_LIMITS.photos).default([]);
const step = stepRoute(tag, WishView);
const plain = z.strictObject({ revision });
const onClaim = { revision, claimId: Id };

export const wishRoutes = {
  'POST /wish-checks': defineRoute({
    summary: 'While writing: what may not be asked for (money, accounts, codes to pay), and what is personal and is better masked; nothing is kept',
    tag,
    access: 'session',
    body: z.strictObject({ text: z.string().max(WISH_LIMITS.text).default(''), photoIds }),
    status: 200,
    response: WishCheck,
    errors: ['rule_refused'],
  }),
  'POST /wishes': defineRoute({
    summary: 'Post a wish (微心愿), for oneself, for the family, or for somebody who agreed; the station checks it before others read it',
    tag,
    access: 'session',
    body: PostWish,
    idempotent: true,
    status: 201,
    response: WishView,
    errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'POST /wishes/:id/receipt': defineRoute({
    summary: 'The receipt of a wish that staff filed for somebody (代办): the number, by when it is checked, where to look',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: Receipt,
    errors: ['not_allowed', 'not_found'],
  }),
  'GET /wishes': defineRoute({
    summary: 'Wishes of a community: those that want hands, the longest waiting first; those on their way and realised, the latest first',
    tag,
    access: 'session',
    query: z.strictObject({ communityId: Id.optional(), lane: WishLaneQuery, category: z.enum(WISH_CATEGORIES).optional(), urgent: z.enum(['yes']).optional(), gridId: Id.optional(), ...PageQuery }),
    status: 200,
    response: WishFeed,
    errors: ['not_found'],
  }),
  'GET /wishes/mine': defineRoute({
    summary: 'What I posted, or what I claimed, also for my units, the latest first',
    tag,
    access: 'session',
    query: z.strictObject({ view: z.enum(['posted', 'claimed']).default('posted'), ...PageQuery }),
    status: 200,
    response: page(MyWish),
    errors: [],
  }),
  'GET /workbench/wishes': defineRoute({
    summary: "The station's lists of wishes, the earliest due first",
    tag,
    access: 'session',
    query: z.strictObject({ desk: z.enum(WISH_DESKS).default('check'), ...PageQuery }),
    status: 200,
    response: page(DeskWish).extend({ counts: z.record(z.enum(WISH_DESKS), z.number().int()) }),
    errors: ['not_allowed'],
  }),
  'GET /wishes/:id': defineRoute({ summary: 'One wish, by what its viewer may see', tag, access: 'session', params: IdParams, status: 200, response: WishView, errors: ['not_found'] }),
  'POST /wishes/:id/edit': step(WishWords.extend({ revision }), 'Write it anew, before anybody claims it; what was published is checked again'),
  'POST /wishes/:id/withdraw': step(z.strictObject({ revision, text: words(WISH_LIMITS.reason) }), 'Take it back, before anybody claims it'),
  'POST /wishes/:id/take-back': step(z.strictObject({ revision, text: words(WISH_LIMITS.reason) }), 'Whoever it was written for takes their consent back, also after a claim'),
  'POST /wishes/:id/answer': step(z.strictObject({ revision, text: must(WISH_LIMITS.reason) }), 'Answer what the station asked'),
  'POST /wishes/:id/approve': step(
    z.strictObject({ revision, text: must(WISH_LIMITS.text), photoIds, urgent: z.boolean().default(false), visit: z.boolean().optional() }),
    'The station has seen to it and releases these words and pictures',
  ),
  'POST /wishes/:id/ask': step(z.strictObject({ revision, text: must(WISH_LIMITS.reason) }), 'The station asks its author back'),
  'POST /wishes/:id/decline': step(z.strictObject({ revision, reason: z.enum(DECLINE_REASONS), text: words(WISH_LIMITS.reason) }), 'The station does not publish it, and says why'),
  'POST /wishes/:id/end': step(z.strictObject({ revision, reason: z.enum(END_REASONS), text: words(WISH_LIMITS.reason) }), 'It is not to be met any more, and nobody is to blame'),
  'POST /wishes/:id/claim': defineRoute({
    summary: 'Claim it (认领), alone or for a unit; one gets a wish, a shared one never has more than its target',
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ quantity: z.number().int().min(1).max(WISH_LIMITS.target).default(1), companion: z.enum(COMPANIONS).optional(), unitId: Id.optional() }),
    idempotent: true,
    status: 201,
    response: WishView,
    errors: ['not_found', 'not_allowed', 'wrong_state', 'rule_refused'],
  }),
  'POST /wishes/:id/arrange': step(z.strictObject({ ...onClaim, day: Day }), 'The claimant says on which day'),
  'POST /wishes/:id/send': step(z.strictObject(onClaim), 'The things are on their way: now it is not revoked'),
  'POST /wishes/:id/question': step(z.strictObject({ revision, code: z.enum(WISH_QUESTIONS) }), 'Ask one of the fixed questions, each once'),
  'POST /wishes/:id/reply': step(z.strictObject({ revision, code: z.enum(WISH_QUESTIONS), answer: z.string().max(20) }), 'Answer one of them by what there is to choose'),
  'POST /wishes/:id/call-for': step(z.strictObject(onClaim), 'Ask the station to telephone between both sides'),
  'POST /wishes/:id/share-address': step(plain, 'Recipient or station lets the claimants read the door and the name'),
  'POST /wishes/:id/hide-address': step(plain, 'And takes that back'),
  'POST /wishes/:id/propose': step(
    z.strictObject({ revision, kind: z.enum(['withdraw', 'edit']), text: words(WISH_LIMITS.text), neededOn: Day.nullable().default(null), reason: must(WISH_LIMITS.reason) }),
    'After a claim: propose to take it back or to change it',
  ),
  'POST /wishes/:id/agree': step(z.strictObject(onClaim), 'The claimant agrees; where there are several, all do'),
  'POST /wishes/:id/refuse': step(z.strictObject({ ...onClaim, text: words(WISH_LIMITS.reason) }), 'The claimant does not agree: it stays as it was'),
  'POST /wishes/:id/release': step(z.strictObject({ ...onClaim, reason: z.enum(RELEASE_CHOICES), text: words(WISH_LIMITS.reason) }), 'Give a claim up, with a reason for the other side; it goes back without blame'),
  'POST /wishes/:id/prove': step(z.strictObject({ ...onClaim, text: words(WISH_LIMITS.reason), photoIds }), 'The claimant shows how it was realised'),
  'POST /wishes/:id/not-yet': step(z.strictObject({ ...onClaim, text: must(WISH_LIMITS.reason) }), 'Recipient or station says what is still missing'),
  'POST /wishes/:id/confirm': step(z.strictObject(onClaim), 'Recipient or station confirms that it is realised'),
  'POST /wishes/:id/confirm-help': step(plain, 'Volunteers whom the station asked have helped: whoever it is for, or the station, says that it is realised'),
  'POST /wishes/:id/thank': step(z.strictObject({ revision, text: words(WISH_LIMITS.thanks), voiceIds: z.array(Id).max(1).default([]) }), 'Thanks to whoever did it'),
  'POST /wishes/:id/consent': step(
    z.strictObject({ revision, yes: z.boolean(), how: z.enum(CONSENT_WAYS).optional() }),
    'The recipient agrees, or not, that it is told in public; asked by itself. Of one without an account the station notes it, with how they were asked',
  ),
  'POST /wishes/:id/publish-story': step(z.strictObject({ revision, text: must(WISH_LIMITS.story), photoIds }), 'The station tells it, when the recipient agreed'),
  'POST /wishes/:id/unmatched': step(z.strictObject({ revision, reason: z.enum(UNMATCHED_REASONS) }), 'The station notes why nobody claims it'),
  'GET /wishes/:id/volunteers': defineRoute({
    summary: 'Volunteers of the station who fit a wish that nobody has claimed, by skill and time, for the station to invite',
    tag,
    access: 'session',
    params: IdParams,
    query: z.strictObject({ skill: z.enum(SKILLS).optional() }),
    status: 200,
    response: FittingVolunteers,
    errors: ['not_found', 'not_allowed', 'wrong_state'],
  }),
  'POST /wishes/:id/invite': step(z.strictObject({ revision, volunteerIds: z.array(Id).min(1).max(INVITE_LIMITS.open) }), 'The station invites volunteers by name; they claim it as everybody does'),
  'POST /wishes/:id/invite-no': step(plain, 'Whoever was invited says that it does not suit this time'),
  'POST /wishes/:id/contact': defineRoute({
    summary: "The station sees the author's or recipient's number in full, with a reason; it leaves a row in the audit log",
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ reason: z.enum(CONTACT_REASONS), text: z.string().trim().max(REASON_WORDS).default(''), of: z.enum(['author', 'recipient', 'claimant']).default('recipient'), claimId: Id.optional() }),
    idempotent: true,
    status: 200,
    response: z.object({ name: z.string(), phone: z.string().nullable() }),
    errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
};
