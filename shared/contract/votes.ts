import { z } from 'zod';
import { VOTE_BALLOTS, VOTE_LEAST, VOTE_LIMITS, VOTE_PRESETS, VOTE_UNITS } from '../domain/votes/drafts';
import { MINUTE_MS } from '../domain/kernel/days';
import { VOTE_BASES, VOTE_METHODS } from '../domain/votes/rules';
import { VOTE_ACTIONS, VOTE_LANES, VOTE_PARTS, VOTE_STATES } from '../domain/votes/states';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'votes';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
const whole = z.number().int();
export const Hex32 = z.string().regex(/^[0-9a-f]{64}$/);
const OptionId = z.string().regex(/^[a-z0-9]{1,8}$/);
const ShareOf = z.tuple([whole, whole, z.enum(['ge', 'gt'])]);
/** One word of three, or ids of options: sorted, or ranked where the vote ranks; none of them is an abstention. */
export const VoteChoice = z.enum(['yes', 'no', 'abstain']).or(z.array(OptionId).max(VOTE_LIMITS.option));
const Option = z.object({ id: OptionId, label: z.string(), cost: whole.optional() });
const Rule = z.object({ quorum: ShareOf, pass: ShareOf.optional(), bases: z.array(z.enum(VOTE_BASES)), of: z.enum(['participants', 'decisive', 'roll']).optional(), k: whole.optional(), seats: whole.optional(), amount: whole.optional(), min: ShareOf.optional() });
const Basis = z.object({ kind: z.enum(['topic', 'consultation']), id: Id });

const Outcome = z.object({ result: z.string(), winners: z.array(OptionId).optional(), tie_used: z.boolean().optional(), spent: whole.optional() });
const Counts = z.object({
  roll: whole, area: whole, online: whole, paper: whole, invalid: whole, participants: whole, participants_area: whole, tainted: whole,
  yes: whole.optional(), no: whole.optional(), abstain: whole.optional(), yes_area: whole.optional(), no_area: whole.optional(), abstain_area: whole.optional(), approvals: z.record(OptionId, whole).optional(),
  rounds: z.array(z.object({ votes: z.record(OptionId, whole), exhausted: whole, eliminated: OptionId.nullable() })).optional(),
});
/** What was counted; area in 1/100 m². */
const Tally = z.object({
  counts: Counts, outcome: Outcome,
  evaluated: z.array(z.object({ what: z.enum(['quorum', 'pass']), base: z.enum(VOTE_BASES), part: whole, whole, share: ShareOf, met: z.boolean() })),
  /** `building` null: small ones together, so that nobody is told. */
  buildings: z.array(z.object({ building: z.string().nullable(), lines: whole, voted: whole })),
  /** Nobody of the two scrutineers, or only one, confirmed the end in time. */
  unconfirmed: z.boolean(),
});

export const VoteRow = z.object({
  id: Id, state: z.enum(VOTE_STATES), title: z.string(), basis: Basis, body: Named, method: z.enum(VOTE_METHODS), unit: z.enum(VOTE_UNITS),
  /** `secret`: `voted` says for how many lines a ballot was asked for or handed out, not that it was cast: that only the phone knows. */
  ballot: z.enum(VOTE_BALLOTS),
  /** Null in a draft that opens as soon as it is frozen. */
  opens: Moment.nullable(), closes: Moment,
  /** False: an opinion poll (意向征询), which binds nobody by law. */
  binding: z.boolean(),
  /** Lines for which the viewer votes, and of how many a ballot is there; parts they play. */
  lines: whole, voted: whole, parts: z.array(z.enum(VOTE_PARTS)),
  outcome: Outcome.nullable(), at: Moment,
});
const Objection = z.object({ id: Id, text: z.string(), at: Moment, answer: z.string().nullable(), answeredAt: Moment.nullable(), mine: z.boolean() });
/** What only a secret vote has. */
const Secret = z.object({
  minBallots: whole,
  /** The roll of a draft, copied with salts; the scrutineers look at it before they agree. `rollUrl`: for half an hour, all that opens its lines, with labels; for those who prepare and watch. */
  prepared: z.object({ count: whole, root: Hex32, at: Moment }).nullable(), rollUrl: z.string().nullable(),
  /** What was drawn in public for the order of ties: `lotOrder` (docs/voting.md); null before, or where none is needed. */
  lot: z.string().nullable(),
  /** The signed opening head: size and root are what a phone pins. Null before the freeze. */
  head: z.object({ size: whole, root: Hex32, time: z.string() }).nullable(),
  /** Text of the code on the printed notice: `…/p/votes/ID#SIZE:ROOT:LOGKEY` (`parseNotice`); null where the deployment has no public address. */
  notice: z.string().nullable(),
  /** Lines that asked for a token, and to which a paper was handed; to scrutineers alone until it is published. */
  issued: whole.nullable(), papers: whole.nullable(),
  samples: z.array(z.object({ id: Id, seed: z.string(), count: whole, of: whole, at: Moment })),
  /** Sealed ballots that could not be opened, or did not hold: changed in the database. Null before it was counted. */
  damaged: whole.nullable(),
  /** Private blind key and keys of the inbox; when they were destroyed. `due`: by then they are, though a scrutineer has not verified. */
  keys: z.enum(['none', 'kept', 'destroyed']), destroyedAt: Moment.nullable(), due: Moment.nullable(),
});
export const VoteView = VoteRow.extend({
  revision, text: z.string(), clauseIds: z.array(Id), clauses: z.array(z.string()), options: z.array(Option), preset: z.enum(VOTE_PRESETS), rule: Rule, rulesVersion: whole, least: z.enum(VOTE_LEAST), tieOrder: z.array(OptionId),
  community: Named, station: StationView, publish: z.enum(['open', 'committed']), paper: z.boolean(),
  /** Its moments are counted from the freeze, in whole minutes; null: they were given as moments. */
  times: z.object({ opensIn: whole, lasts: whole }).nullable(),
  scrutineers: z.array(z.object({ id: Id, name: z.string(), agreed: z.boolean(), confirmed: z.boolean(), /** Verified the published board of a secret vote. */ checked: z.boolean(), mine: z.boolean() })),
  /** Null in a named vote. */
  secret: Secret.nullable(),
  /** As it was frozen; null before. */
  roll: z.object({ count: whole, area: whole }).nullable(),
  /** Identity of the vote (`M`) and of the key that signs its heads and promises; null before it was frozen. */
  fingerprint: z.object({ vote: Hex32, logKey: Hex32, root: Hex32 }).nullable(),
  corrections: z.array(z.object({ kind: z.enum(['add', 'void']), reason: z.string(), at: Moment })),
  /** Ballots so far: to scrutineers alone, and only how many. */
  taken: whole.nullable(),
  tally: Tally.nullable(), publishedAt: Moment.nullable(), minutes: z.string().nullable(),
  objectUntil: Moment.nullable(), mayObject: z.boolean(), objections: z.array(Objection),
  /** The viewer may read who voted how, once it is published; may hand out and enter papers. */
  seesWho: z.boolean(), entersPaper: z.boolean(), boardUrl: z.string().nullable(), publicUrl: z.string().nullable(), why: z.string().nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum([...VOTE_ACTIONS, 'draft']), part: z.enum(VOTE_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(VOTE_ACTIONS)),
});
const step = stepRoute(tag, VoteView);

const Drafted = {
  /** Secret: of persons or households with equal weights, never by area; `minBallots`: below it nothing is opened. */
  ballot: z.enum(VOTE_BALLOTS).default('named'), minBallots: z.number().int().min(VOTE_LIMITS.minBallots).max(VOTE_LIMITS.minMost).default(VOTE_LIMITS.minUsual),
  method: z.enum(VOTE_METHODS), preset: z.enum(VOTE_PRESETS), unit: z.enum(VOTE_UNITS), title: must(VOTE_LIMITS.title), text: must(VOTE_LIMITS.text), /** Clauses of the notice; none where it has options alone, and one or several of them are chosen. */ clauseIds: z.array(Id).max(VOTE_LIMITS.option),
  options: z.array(z.strictObject({ id: OptionId, label: must(VOTE_LIMITS.label), cost: z.number().int().min(1).max(VOTE_LIMITS.cost).optional() })).max(VOTE_LIMITS.option).default([]),
  k: z.number().int().min(1).max(VOTE_LIMITS.option).default(1), seats: z.number().int().min(1).max(VOTE_LIMITS.option).default(1), amount: z.number().int().min(1).max(VOTE_LIMITS.cost).default(1), least: z.enum(VOTE_LEAST).default('any'),
  /** Moments of the server's clock, or `times` from the freeze on; one of both. */
  opens: Moment.nullable().default(null), closes: Moment.optional(), times: z.strictObject({ opensIn: z.number().int().min(0).max(VOTE_LIMITS.ahead / MINUTE_MS), lasts: z.number().int().min(1).max(VOTE_LIMITS.longest / MINUTE_MS) }).optional(),
  scrutineerIds: z.array(Id).length(2), /** Without it: a named vote is committed, a secret one open, as it must be. */ publish: z.enum(['open', 'committed']).optional(), paper: z.boolean().default(false), binding: z.boolean().default(false),
};

const oneOfBoth = { check: ({ closes, times }: { closes?: string | undefined; times?: object | undefined }): boolean => (closes === undefined) !== (times === undefined), path: ['closes'] };
/** What a named ballot says, with the salt that opens it on the board. */
const Receipt = z.object({ salt: Hex32, body: z.object({ vote: Hex32, roll: Hex32, choice: VoteChoice, area: whole, seq: whole, via: z.enum(['app', 'paper']) }) });
const Promised = z.object({ by: z.string(), leaf: Hex32, sig: z.string() });
export const MyLine = z.object({
  /** The public id of the line, its salt and what it opens. */
  line: Hex32, salt: Hex32, body: z.object({ ref: z.string(), area: whole }), label: z.string(),
  /** Whom they stand in for, and within which limits; null: themselves. */
  proxy: z.object({ limits: z.string() }).nullable(),
  /** `issued`: a token of a secret vote was drawn for it; `b` is the hash of its blinded message, as it will stand on the board. */
  state: z.enum(['none', 'voted', 'issued', 'paper', 'voided']), b: Hex32.nullable(), seq: whole, choice: VoteChoice.nullable(), receipt: Receipt.nullable(), why: z.string().nullable(),
});
/** A line as scrutineers and those who enter paper see it; what another entered only where the two are unequal. */
const LineRow = z.object({
  line: Hex32, label: z.string(), building: z.string().nullable(), area: whole, state: z.enum(['none', 'voted', 'issued', 'paper', 'entered', 'unequal', 'counted', 'voided']),
  mine: z.object({ choice: VoteChoice.nullable() }).nullable(), both: z.array(z.object({ name: z.string(), choice: VoteChoice.nullable() })),
});
const onLine = <B extends z.ZodType>(body: B, summary: string) => defineRoute({ summary, tag, access: 'session', params: IdParams, body, idempotent: true, status: 200, response: LineRow, errors: ['not_found', 'not_allowed', 'rule_refused'] });
/** The public part of a board before the end: manifest, roll and opening head, as `ballot-board/1` has them. */
const Head = z.object({ phase: z.enum(['open', 'close', 'amend']), root: Hex32, size: whole, time: z.string(), vote: Hex32, sig: z.string() });
const LogKey = z.object({ n: z.string(), e: z.literal(65537) });

export const voteRoutes = {
  'GET /votes': defineRoute({
    summary: "Votes of a community (表决), or about one matter, or of one body; one's own community where none is named", tag, access: 'session',
    query: z.strictObject({ communityId: Id.optional(), bodyId: Id.optional(), basis: Id.optional(), lane: z.enum(VOTE_LANES).default('going'), ...PageQuery }), status: 200,
    response: page(VoteRow).extend({ community: Named.nullable() }), errors: ['not_found'],
  }),
  'GET /votes/mine': defineRoute({
    summary: 'Votes in which one votes, watches as a scrutineer, or acts for the body: what ends first', tag, access: 'session', query: z.strictObject({ lane: z.enum(VOTE_LANES).default('going') }), status: 200,
    response: z.object({ items: z.array(VoteRow) }), errors: [],
  }),
  'GET /votes/new': defineRoute({
    summary: 'What a vote about a matter may ask, and who may watch it; for those who act for its body', tag, access: 'session', query: z.strictObject({ kind: z.enum(['topic', 'consultation']), id: Id }), status: 200,
    response: z.object({
      title: z.string(), body: Named, ready: z.boolean(), clauses: z.array(z.object({ id: Id, words: z.string() })), options: z.array(Option),
      /** A topic names no options: they are written here, and published before the vote opens. */
      free: z.boolean(), /** A roll is named: households or owners; else the seats of the body. */ hasRoll: z.boolean(), /** For whom its lines vote. */ units: z.array(z.enum(VOTE_UNITS)),
      people: z.array(Named), /** Units for which the operator certified that votes bind. */ binding: z.array(z.enum(VOTE_UNITS)), sees: z.enum(['scrutineers', 'members', 'everybody']),
    }),
    errors: ['not_found', 'not_allowed'],
  }),
  'POST /votes': defineRoute({
    summary: 'Draft a vote about a matter for its body', tag, access: 'session', body: z.strictObject({ basis: z.strictObject({ kind: z.enum(['topic', 'consultation']), id: Id }), ...Drafted }).refine(oneOfBoth.check, { path: oneOfBoth.path }), idempotent: true, status: 201,
    response: VoteView, errors: ['not_found', 'not_allowed', 'rule_refused', 'key_reused'],
  }),
  'GET /votes/:id': defineRoute({ summary: 'One vote', tag, access: 'session', params: IdParams, status: 200, response: VoteView, errors: ['not_found'] }),
  'POST /votes/:id/edit': step(z.strictObject({ revision, ...Drafted }).refine(oneOfBoth.check, { path: oneOfBoth.path }), 'Change the draft; the scrutineers look again'),
  'POST /votes/:id/agree': step(z.strictObject({ revision }), 'A scrutineer looked at roll, rule, options and texts: it may be opened'),
  'POST /votes/:id/freeze': step(z.strictObject({ revision, lot: z.string().trim().min(4).max(VOTE_LIMITS.lot).optional() }), 'Fix and publish rule, options, texts and roll; it opens at its moment. `lot`: what was drawn in public (dice, a lottery number), from which the order of ties follows; a secret vote with options wants it'),
  'POST /votes/:id/drop': step(z.strictObject({ revision }), 'Give the draft up'),
  'POST /votes/:id/cancel': step(z.strictObject({ revision, reason: must(VOTE_LIMITS.reason) }), 'Stop it before the end, with the reason; a new vote is needed'),
  'POST /votes/:id/roll-add': step(z.strictObject({ revision, label: must(VOTE_LIMITS.label), building: z.string().trim().max(VOTE_LIMITS.label).default(''), area: z.number().int().min(0).max(VOTE_LIMITS.area).default(0), name: z.string().trim().max(40).default(''), phoneTail: z.string().regex(/^(\d{4})?$/).default(''), reason: must(VOTE_LIMITS.reason) }), 'Add a line that was forgotten, in public with its reason; without a name it votes on paper'),
  'POST /votes/:id/roll-void': step(z.strictObject({ revision, line: Hex32, reason: must(VOTE_LIMITS.reason) }), 'A line should not be there, in public with its reason'),
  'POST /votes/:id/confirm': step(z.strictObject({ revision }), 'A scrutineer confirms the end: papers are entered, it may be counted'),
  'POST /votes/:id/minutes': step(z.strictObject({ revision, text: must(VOTE_LIMITS.minutes) }), 'The minutes beside the result'),
  'POST /votes/:id/object': defineRoute({ summary: 'Object to a published result, once for each person', tag, access: 'session', params: IdParams, body: z.strictObject({ text: must(VOTE_LIMITS.objection) }), idempotent: true, status: 200, response: VoteView, errors: ['not_found', 'rule_refused'] }),
  'POST /votes/:id/objections/:objectionId/answer': defineRoute({ summary: 'Answer an objection', tag, access: 'session', params: z.strictObject({ id: Id, objectionId: Id }), body: z.strictObject({ text: must(VOTE_LIMITS.answer) }), idempotent: true, status: 200, response: VoteView, errors: ['not_found', 'not_allowed', 'rule_refused'] }),
  'GET /votes/:id/manifest': defineRoute({ summary: 'Leaves of manifest and roll, and the opening head; a phone checks and keeps them', tag, access: 'public', params: IdParams, status: 200, response: z.object({ format: z.literal('ballot-board/1'), log_key: LogKey, leaves: z.array(z.unknown()), heads: z.array(Head), text: z.string() }), errors: ['not_found'] }),
  'GET /votes/:id/heads': defineRoute({ summary: 'Signed heads of the board so far', tag, access: 'public', params: IdParams, status: 200, response: z.object({ heads: z.array(Head) }), errors: ['not_found'] }),
  'GET /votes/:id/my-line': defineRoute({ summary: "One's own lines of the roll, with what opens them, and one's ballot", tag, access: 'session', params: IdParams, status: 200, response: z.object({ items: z.array(MyLine) }), errors: ['not_found'] }),
  'POST /votes/:id/named': defineRoute({
    summary: 'Cast a named ballot, or change it by the next `seq`: the same again gets the same answer. `line` where one votes for several. `unavailable`: it could not be promised, not counted yet', tag, access: 'session', params: IdParams,
    body: z.strictObject({ choice: VoteChoice, seq: z.number().int().min(1).max(1_000), line: Hex32.optional() }), status: 200, response: z.object({ line: Hex32, ...Receipt.shape, promise: Promised }), errors: ['not_found', 'not_allowed', 'conflict', 'rule_refused', 'unavailable'],
  }),
  'GET /votes/:id/lines': defineRoute({
    summary: 'Lines of the roll for scrutineers and those who enter paper; `q`: the beginning of a label. `issued`: lines that asked for a secret ballot. A prepared draft has lines too', tag, access: 'session', params: IdParams, query: z.strictObject({ q: z.string().trim().max(VOTE_LIMITS.label).optional(), only: z.enum(['all', 'paper', 'issued']).default('all'), ...PageQuery }), status: 200, response: page(LineRow), errors: ['not_found', 'not_allowed'],
  }),
  'POST /votes/:id/paper': onLine(z.strictObject({ line: Hex32 }), 'A paper ballot was handed to that line: it votes on paper alone'),
  'POST /votes/:id/paper-entry': onLine(z.strictObject({ line: Hex32, choice: VoteChoice.nullable() }), 'What one of two people read off the paper; null: nothing that counts'),
  'GET /votes/:id/ballots': defineRoute({
    summary: 'Who voted how, once it is published: to scrutineers with every change, to others where the rules of the body say so', tag, access: 'session', params: IdParams, query: z.strictObject(PageQuery), status: 200,
    response: page(z.object({ line: Hex32, label: z.string(), choice: VoteChoice.nullable(), via: z.enum(['app', 'paper']).nullable(), history: z.array(z.object({ seq: whole, choice: VoteChoice.nullable(), via: z.enum(['app', 'paper']), at: Moment })) })), errors: ['not_found', 'not_allowed'],
  }),
};
