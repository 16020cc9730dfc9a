import { z } from 'zod';
import { BODY_LIMITS } from '../domain/bodies/kinds';
import { CORRECTIONS, OBJECTION_KINDS, OBJECTION_STATES, ROLL_ACTIONS, ROLL_CHANGES, ROLL_IMPORT_STATES, ROLL_KINDS, ROLL_PARTS, ROLL_STATES, SURENESS } from '../domain/rolls/kinds';
import { ROLL_LIMITS } from '../domain/rolls/limits';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery } from './kernel';
import { StationView } from './organisation';

const tag = 'rolls';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
const whole = z.number().int();
/** 1/100 m². */
const Area = z.number().int().min(0).max(ROLL_LIMITS.area);
/** The end of a mobile or document number. */
const Tail = z.string().regex(/^\d{4}$/);

/** Numbers of a roll, without anybody's name. */
const Sums = z.object({ lines: whole, area: whole, /** Owners as the law counts them; lines otherwise. */ persons: whole, reachable: whole, buildings: z.array(z.object({ name: z.string(), lines: whole, /** Null where it would be somebody's. */ area: whole.nullable() })) });
export const RollRow = z.object({ id: Id, body: Named, kind: z.enum(ROLL_KINDS), version: whole, state: z.enum(ROLL_STATES), until: Day.nullable(), lines: whole, settledAt: Moment.nullable(), at: Moment });

/** What somebody objected, as they read it. */
const OwnObjection = z.object({ id: Id, kind: z.enum(OBJECTION_KINDS), text: z.string(), state: z.enum(OBJECTION_STATES), answerBy: Moment, answer: z.string().nullable(), place: z.string().nullable() });
/** One's own line: where, how much, as what, with whom, and who votes for it. */
const OwnLine = z.object({
  rollId: Id, ref: Id, revision, body: Named, kind: z.enum(ROLL_KINDS), state: z.enum(ROLL_STATES), until: Day.nullable(), place: z.string(), area: Area,
  /** Place among the holders; null: one stands in for them. */
  at: whole.nullable(),
  /** Names of others by their family name alone. */
  holders: z.array(z.object({ name: z.string(), mine: z.boolean(), matched: z.boolean() })),
  voter: z.object({ at: whole, agreed: z.array(whole), named: z.boolean() }).nullable(),
  delegate: z.object({ name: z.string(), from: Day, to: Day, limits: z.string(), mine: z.boolean() }).nullable(),
  /** A correction waits for its second person. */
  proposed: z.boolean(), mayObject: z.boolean(), mayName: z.boolean(),
});
export const RollView = RollRow.extend({
  revision, sums: Sums, community: Named, station: StationView, viewer: z.enum(ROLL_PARTS), actions: z.array(z.enum(ROLL_ACTIONS)), withdrawnWhy: z.string().nullable(),
  /** What was put right since it was settled, in public: when and what, never whose. */
  corrections: z.array(z.object({ at: Moment, what: z.enum(CORRECTIONS), building: z.string() })),
  mine: z.array(OwnLine), objections: z.array(OwnObjection),
  /** Whether one may say that one is missing. */
  mayObject: z.boolean(),
  /** To the station: lines without a person, objections and corrections that wait; the day on which it may be settled. */
  work: z.object({ unmatched: whole, objections: whole, proposals: whole, matching: z.boolean() }).nullable(),
});

const Finding = z.object({ row: whole, column: z.string().nullable(), text: z.string() });
const Import = z.object({ id: Id, body: Named, kind: z.enum(ROLL_KINDS), state: z.enum(ROLL_IMPORT_STATES), file: z.string(), rows: whole, problemCount: whole, by: z.string(), at: Moment, rollId: Id.nullable() });
export const RollImport = Import.extend({
  problems: z.array(Finding), notes: z.array(Finding), noteCount: whole, sums: Sums.nullable(),
  /** Against the version before it; null: it is the first. */
  changes: z.object({ since: whole, counts: z.record(z.enum(ROLL_CHANGES), whole), first: z.array(z.object({ what: z.enum(ROLL_CHANGES), place: z.string(), from: Area.nullable(), to: Area.nullable() })) }).nullable(),
});

const Holder = z.object({ name: z.string(), number: z.string().nullable(), person: z.object({ name: z.string(), phoneTail: z.string().nullable(), since: Moment }).nullable() });
/** A line as the station that keeps the roll reads it. */
export const RollLineRow = z.object({ ref: Id, revision, row: whole, place: z.string(), area: Area, developer: z.boolean(), live: z.boolean(), holders: z.array(Holder), matched: z.boolean(), proposed: z.boolean(), objections: whole, delegated: z.boolean() });
export const RollLineView = RollLineRow.extend({
  roll: RollRow, estate: z.string().nullable(), delegateNamed: z.string().nullable(),
  suggestions: z.array(z.object({ at: whole, personId: Id, name: z.string(), phoneTail: z.string().nullable(), sure: z.enum(SURENESS), /** Why: lives there, same name, same number; and what is missing. */ home: z.boolean(), sameName: z.boolean(), sameNumber: z.boolean(), documentSeen: z.boolean() })),
  voter: OwnLine.shape.voter, delegate: z.object({ name: z.string(), from: Day, to: Day, limits: z.string() }).nullable(),
  proposal: z.object({ what: z.enum(CORRECTIONS), area: Area.nullable(), holders: z.array(z.string()), reason: z.string(), by: z.string(), mine: z.boolean() }).nullable(),
  log: z.array(z.object({ at: Moment, what: z.string(), by: z.string(), second: z.string().nullable(), reason: z.string().nullable() })),
});
const ObjectionRow = OwnObjection.extend({ revision, ref: Id.nullable(), by: z.string(), phoneTail: z.string().nullable(), at: Moment, late: z.boolean() });

const Ref = z.strictObject({ id: Id, ref: Id });
const refusals = ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'] as const;
const step = <B extends z.ZodType>(body: B, summary: string) => defineRoute({ summary, tag, access: 'session', params: IdParams, body, idempotent: true, status: 200, response: RollView, errors: [...refusals] });
const onLine = <B extends z.ZodType>(body: B, summary: string) => defineRoute({ summary, tag, access: 'session', params: Ref, body, idempotent: true, status: 200, response: RollLineView, errors: [...refusals, 'too_many_requests'] });
const Person = { name: must(40), phoneTail: Tail };
const at = z.number().int().min(0).max(ROLL_LIMITS.holders - 1);

export const rollRoutes = {
  'GET /rolls': defineRoute({ summary: 'Rolls of a body (名册) that everybody may see the numbers of, the latest first; to its station those under way too', tag, access: 'session', query: z.strictObject({ bodyId: Id }), status: 200, response: z.object({ items: z.array(RollRow) }), errors: ['not_found'] }),
  'GET /rolls/mine': defineRoute({ summary: 'The lines on which one stands or stands in, of rolls that are open or settled', tag, access: 'session', status: 200, response: z.object({ items: z.array(OwnLine) }), errors: [] }),
  'GET /rolls/desk': defineRoute({
    summary: 'Bodies of the stations where one works, their rolls and the tables on their way in', tag, access: 'session', status: 200,
    response: z.object({ bodies: z.array(Named.extend({ kinds: z.array(z.enum(ROLL_KINDS)), estate: z.string().nullable() })), rolls: z.array(RollRow), imports: z.array(Import) }), errors: ['not_allowed'],
  }),
  'POST /rolls/imports': defineRoute({
    summary: 'Hand in a roll as a table (xlsx); it is read in the background and nothing is in force yet', tag, access: 'session', bodyKind: 'multipart', maxBytes: ROLL_LIMITS.fileBytes, idempotent: true,
    query: z.strictObject({ bodyId: Id, kind: z.enum(ROLL_KINDS), file: z.string().trim().max(ROLL_LIMITS.file).default('') }), status: 201, response: RollImport, errors: ['not_found', 'not_allowed', 'rule_refused', 'file_too_large', 'key_reused'],
  }),
  'GET /rolls/imports/:id': defineRoute({ summary: 'A table on its way in: what is to be mended by row, what it holds, what changes', tag, access: 'session', params: IdParams, status: 200, response: RollImport, errors: ['not_found', 'not_allowed'] }),
  'POST /rolls/imports/:id/accept': defineRoute({ summary: 'Take it in, all of its lines or none: the next version, as a draft', tag, access: 'session', params: IdParams, status: 200, response: RollImport, errors: ['not_found', 'not_allowed', 'wrong_state', 'rule_refused'] }),
  'POST /rolls/imports/:id/refuse': defineRoute({ summary: 'Put it away with all that was kept of it', tag, access: 'session', params: IdParams, status: 200, response: RollImport, errors: ['not_found', 'not_allowed', 'wrong_state'] }),
  'GET /rolls/:id': defineRoute({ summary: "One roll: its numbers, and one's own lines on it", tag, access: 'session', params: IdParams, status: 200, response: RollView, errors: ['not_found'] }),
  'POST /rolls/:id/post': step(z.strictObject({ revision, until: Day }), 'Open it for looking and objections until a day; its numbers are public'),
  'POST /rolls/:id/settle': step(z.strictObject({ revision }), 'Settle it: votes may use it, and the version before is replaced'),
  'POST /rolls/:id/withdraw': step(z.strictObject({ revision, reason: must(ROLL_LIMITS.words) }), 'Put it away before it is settled, with the reason'),
  'POST /rolls/:id/match-certain': step(z.strictObject({ revision }), 'Say yes to everybody of whom it is certain who they are; goes on in the background'),
  'GET /rolls/:id/lines': defineRoute({
    summary: 'Lines of a roll with names and numbers, to the station that keeps it', tag, access: 'session', params: IdParams,
    query: z.strictObject({ view: z.enum(['all', 'unmatched', 'proposed']).default('all'), building: z.string().max(ROLL_LIMITS.place).optional(), no: z.string().trim().max(ROLL_LIMITS.place).optional(), ...PageQuery }), status: 200, response: page(RollLineRow), errors: ['not_found', 'not_allowed'],
  }),
  'GET /rolls/:id/lines/:ref': defineRoute({ summary: 'One line with who it might be', tag, access: 'session', params: Ref, status: 200, response: RollLineView, errors: ['not_found', 'not_allowed'] }),
  'POST /rolls/:id/lines/:ref/match': onLine(z.strictObject({ revision, at, personId: Id.optional(), name: z.string().trim().max(40).optional(), phoneTail: Tail.optional() }), 'Say who a holder is: one of those suggested, or somebody by name and number'),
  'POST /rolls/:id/lines/:ref/unmatch': onLine(z.strictObject({ revision, at }), 'It is not them'),
  'POST /rolls/:id/lines/:ref/correct': onLine(
    z.strictObject({ revision, what: z.enum(CORRECTIONS), area: Area.optional(), holders: z.array(z.strictObject({ name: must(ROLL_LIMITS.name), number: z.string().trim().max(20).default('') })).min(1).max(ROLL_LIMITS.holders).optional(), reason: must(ROLL_LIMITS.words) }),
    'Put a line right, with the reason; once the roll is settled it waits for a second person',
  ),
  'POST /rolls/:id/lines/:ref/confirm': onLine(z.strictObject({ revision, yes: z.boolean() }), 'The second person says whether a correction is right'),
  'POST /rolls/:id/lines/:ref/delegate': onLine(z.strictObject({ revision, ...Person, from: Day, to: Day, limits: must(BODY_LIMITS.limits) }), 'Put a proxy in writing on record'),
  'POST /rolls/:id/lines/:ref/delegate-end': onLine(z.strictObject({ revision }), 'A proxy holds no more'),
  'POST /rolls/:id/lines/:ref/name-on-paper': onLine(z.strictObject({ revision, at, reason: must(ROLL_LIMITS.words) }), 'All co-owners named their voter on paper'),
  'POST /rolls/:id/lines/:ref/name-voter': defineRoute({ summary: 'A co-owner names the voter, or agrees with the others', tag, access: 'session', params: Ref, body: z.strictObject({ revision, at }), idempotent: true, status: 200, response: OwnLine, errors: ['not_found', 'conflict', 'wrong_state', 'rule_refused'] }),
  'GET /rolls/:id/objections': defineRoute({ summary: 'Objections to a roll, those without an answer first', tag, access: 'session', params: IdParams, query: z.strictObject({ state: z.enum(OBJECTION_STATES).default('open'), ...PageQuery }), status: 200, response: page(ObjectionRow), errors: ['not_found', 'not_allowed'] }),
  'POST /rolls/:id/objections': defineRoute({
    summary: "Say what is wrong with one's own line, or that one stands nowhere", tag, access: 'session', params: IdParams, body: z.strictObject({ ref: Id.nullable(), kind: z.enum(OBJECTION_KINDS), text: must(ROLL_LIMITS.words) }), idempotent: true, status: 201,
    response: RollView, errors: ['not_found', 'rule_refused', 'key_reused'],
  }),
  'POST /rolls/:id/objections/:ref/answer': defineRoute({
    summary: 'The station answers an objection', tag, access: 'session', params: Ref, body: z.strictObject({ revision, accept: z.boolean(), text: must(ROLL_LIMITS.words) }), idempotent: true, status: 200, response: ObjectionRow, errors: [...refusals],
  }),
};

/** The address of a template: which kind. */
export const RollTemplateAddress = z.strictObject({ name: z.enum(ROLL_KINDS.map((kind) => `${kind}.xlsx`)) });
export const RollTemplateQuery = z.strictObject({});
