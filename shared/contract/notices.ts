import { z } from 'zod';
import { NOTICE_AREAS, NOTICE_KINDS, NOTICE_LIMITS } from '../domain/notices/kinds';
import { NOTICE_ACTIONS, NOTICE_DESKS, NOTICE_PARTS, NOTICE_STATES } from '../domain/notices/states';
import { Day, defineRoute, Done, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'notices';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
const Area = z.strictObject({ kind: z.enum(NOTICE_AREAS), id: Id });
const NamedArea = Named.extend({ kind: z.enum(NOTICE_AREAS) });
const Words = { title: must(NOTICE_LIMITS.title), text: must(NOTICE_LIMITS.text), from: Moment.nullable(), to: Moment.nullable() };
/** What is written: by which office, for whom, about what and when. */
const Writing = { kind: z.enum(NOTICE_KINDS), emergency: z.boolean(), ...Words, areas: z.array(Area).min(1).max(NOTICE_LIMITS.areas), pinnedUntil: Day.nullable() };
const Correction = z.object({ at: Moment, title: z.string(), text: z.string(), from: Moment.nullable(), to: Moment.nullable(), why: z.string() });

export const NoticeRow = z.object({
  id: Id, state: z.enum(NOTICE_STATES), kind: z.enum(NOTICE_KINDS), emergency: z.boolean(), title: z.string(), areas: z.array(NamedArea), unit: Named, from: Moment.nullable(), to: Moment.nullable(),
  pinned: z.boolean(), /** Told once more since: 1 as it was told first. */ edition: z.number().int(), /** The viewer has not opened it as it is now. */ fresh: z.boolean(), at: Moment,
});
export const NoticeView = NoticeRow.extend({
  revision, text: z.string(), /** Who signs it. */ person: z.string().nullable(), station: StationView, pinnedUntil: Day.nullable(), /** Why it was withdrawn or recalled. */ reason: z.string().nullable(),
  /** What it said before, and why it was corrected; the latest first. */
  corrections: z.array(Correction),
  /** To those who look after its areas; null for everybody else. */
  desk: z.object({
    part: z.enum(NOTICE_PARTS), actions: z.array(z.enum(NOTICE_ACTIONS)),
    /** How many opened it, counted at that moment; who did is told to nobody. */
    reads: z.number().int(), readsAt: Moment.nullable(),
    /** How far it is on its way to phones; null where it goes to none. */
    phones: z.array(z.object({ channel: z.enum(['wechat', 'sms']), sent: z.number().int(), state: z.enum(['going', 'done', 'full']) })),
    proposal: Correction.nullable(),
    timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(NOTICE_ACTIONS).or(z.literal('write')), text: z.string().nullable(), person: z.string() })),
  }).nullable(),
});
const step = stepRoute(tag, NoticeView);
const bare = z.strictObject({ revision });
const why = z.strictObject({ revision, reason: must(NOTICE_LIMITS.reason) });
const Choice = NamedArea.extend({ /** Estate of a building. */ group: z.string().nullable() });

export const noticeRoutes = {
  'GET /notices': defineRoute({
    summary: "Notices (通知) for where one lives, pinned ones first; of another community all that are for it or a part of it", tag, access: 'session', query: z.strictObject({ communityId: Id.optional(), ...PageQuery }), status: 200,
    response: page(NoticeRow).extend({ pinned: z.array(NoticeRow), community: Named.nullable(), /** The viewer writes notices. */ writes: z.boolean() }), errors: ['not_found'],
  }),
  'GET /notices/:id': defineRoute({ summary: 'One notice', tag, access: 'session', params: IdParams, status: 200, response: NoticeView, errors: ['not_found'] }),
  'POST /notices/:id/read': defineRoute({ summary: 'One has opened it: counted once, and told to nobody', tag, access: 'session', params: IdParams, status: 200, response: Done, errors: ['not_found'] }),
  'GET /workbench/notices': defineRoute({
    summary: 'Notices of the offices one works for, by where they stand', tag, access: 'session', query: z.strictObject({ desk: z.enum(NOTICE_DESKS).default('out'), ...PageQuery }), status: 200,
    response: page(NoticeRow.extend({ reads: z.number().int() })).extend({ counts: z.record(z.enum(NOTICE_DESKS), z.number().int()) }), errors: ['not_allowed'],
  }),
  'GET /workbench/notice-areas': defineRoute({
    summary: 'Areas one may write for: a level and what lies below it; of a community its grids and buildings', tag, access: 'session', query: z.strictObject({ under: Id.optional() }), status: 200,
    response: z.object({ units: z.array(Named), top: z.array(NamedArea), below: z.array(Choice) }), errors: ['not_allowed', 'not_found'],
  }),
  'POST /notices': defineRoute({
    summary: 'Write a notice for areas that one looks after; nobody reads it before it is let out', tag, access: 'session', body: z.strictObject({ unitId: Id, ...Writing }), idempotent: true, status: 201, response: NoticeView, errors: ['not_allowed', 'rule_refused', 'key_reused'],
  }),
  'POST /notices/:id/change': step(z.strictObject({ revision, ...Writing }), 'Write it anew, before it is let out'),
  'POST /notices/:id/hand-in': step(bare, 'An emergency goes to a second person, who lets it out'),
  'POST /notices/:id/release': step(bare, 'Let it out: everybody who lives there is told; an emergency never by who wrote it'),
  'POST /notices/:id/send-back': step(why, 'The second person sends it back'),
  'POST /notices/:id/take-back': step(bare, 'Who wrote it takes it back before it is let out'),
  'POST /notices/:id/drop': step(bare, 'It is not told at all'),
  'POST /notices/:id/pin': step(z.strictObject({ revision, until: Day.nullable() }), 'It stands above others until a day, or no longer'),
  'POST /notices/:id/correct': step(z.strictObject({ revision, ...Words, why: must(NOTICE_LIMITS.reason) }), 'Correct it: what it said before stays to be read; of an emergency a second person confirms'),
  'POST /notices/:id/confirm': step(bare, 'A second person lets the correction out'),
  'POST /notices/:id/refuse': step(bare, 'The correction is not let out'),
  'POST /notices/:id/withdraw': step(why, 'It no longer holds, and everybody reads why'),
  'POST /notices/:id/recall': step(why, 'It went to the wrong area: those who were told are told so'),
};
