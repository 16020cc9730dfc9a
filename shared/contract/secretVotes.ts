import { z } from 'zod';
import { VOTE_LIMITS } from '../domain/votes/drafts';
import { defineRoute, Id, IdParams, Moment, stepRoute } from './kernel';
import { Hex32, VoteChoice, VoteView } from './votes';

/**
 * Secret ballots (不记名投票), beside the routes of votes. Order of a phone that votes:
 * `GET /votes/:id/manifest` (check and pin it: `checkOpening`) → `GET /votes/:id/my-line` (salt and body of one's own line, `b` and
 * state) → seed stored → choose, review → `POST /votes/:id/token` (`tokenAsk`, `takeToken`) → a pause of 3–15 s →
 * `POST /cast/:vote` until `takePromise` holds → seed erased, `receiptFile` kept. After the close `GET /votes/:id/board` is
 * downloaded whole and `findMine` looks through it. Nothing else asks the server anything about a ballot.
 */
const tag = 'votes';
const revision = z.number().int().min(0);
const whole = z.number().int();
const Box = z.string().trim().min(1).max(VOTE_LIMITS.box);
/** What one of the two counted in a box: papers handed out for it, what they say, and how many say nothing that counts. */
const Counting = { handed: whole.min(0).max(VOTE_LIMITS.roll), votes: z.array(z.strictObject({ choice: VoteChoice, n: whole.min(1).max(VOTE_LIMITS.roll) })).max(500), invalid: whole.min(0).max(VOTE_LIMITS.roll) };
const Counted = z.object({ name: z.string(), handed: whole, votes: z.array(z.object({ choice: VoteChoice, n: whole })), invalid: whole });
/** Boxes of paper ballots. `both` only where the two do not agree; `marks`: lines to which a paper was handed, of which the boxes say no more. */
const PaperCounts = z.object({
  marks: whole, handed: whole,
  boxes: z.array(z.object({ box: z.string(), state: z.enum(['one', 'unequal', 'counted']), mine: Counted.nullable(), both: z.array(Counted) })),
});
export const SAMPLE_SAID = ['asked', 'notAsked', 'away'] as const;
/** Issued lines to be called, in the order in which they were drawn. Whether they asked for a ballot, never what it says. */
const Sample = z.object({
  id: Id, seed: z.string(), /** Issued lines among which was drawn. */ of: whole, at: Moment, by: z.string(),
  items: z.array(z.object({ line: Hex32, label: z.string(), building: z.string().nullable(), said: z.enum(SAMPLE_SAID).nullable() })),
});
const Samples = z.object({ items: z.array(Sample) });
const step = stepRoute(tag, VoteView);
const watching = { tag, access: 'session', params: IdParams, status: 200 } as const;

export const secretVoteRoutes = {
  'POST /votes/:id/prepare': step(z.strictObject({ revision }), 'Copy the roll of a secret draft with a salt for each line, so that both scrutineers can hold it against the list (`secret.rollUrl`) before they agree; done again after a change of the roll, and then both look again'),
  'POST /votes/:id/token': defineRoute({
    summary: 'Have a blinded token signed, once for each line: the same blinded message gets the same answer. `line` where one votes for several. `conflict`: another message came before, or a paper was handed out (`data.rule` voteTokenOther, votePaper); `not_allowed`: not on the roll; `wrong_state`: over; `unavailable`: ask the same again',
    tag, access: 'session', params: IdParams, body: z.strictObject({ blinded: z.string().regex(/^([0-9a-f]{2}){256,512}$/), line: Hex32.optional() }), status: 200,
    /** As `takeToken` of the phone's part wants it; `line` is the `c` to check the receipt of the issue against. */
    response: z.object({ line: Hex32, blind_sig: z.string(), b: Hex32, issue_sig: z.string() }), errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused', 'unavailable', 'vote_keys_absent'],
  }),
  /** `vote`: `M`, `fingerprint.vote` of the view. Sent without session, cookie and key, by the voter or by whoever was shown the signed ballot. */
  'POST /cast/:vote': defineRoute({
    summary: 'Cast a secret ballot, by nobody: no session is read and nothing of the call is written but the sealed ballot. The same again gets its promise again; `conflict`: the same key with another choice; `ballot_unfit`: form or choice, the token is not spent; `ballot_refused`: token, key or signature; `vote_closed`; `unavailable`, `vote_keys_absent`: not counted yet, send the same again',
    tag, access: 'public', quiet: true, params: z.strictObject({ vote: Hex32 }), body: z.strictObject({ pk: z.string().max(64), pre: z.string().max(64), ts: z.string().max(1_024), choice: VoteChoice, bs: z.string().max(128) }), status: 200,
    response: z.object({ leaf: Hex32, by: z.string(), promise: z.string() }), errors: ['not_found', 'conflict', 'rule_refused', 'ballot_unfit', 'ballot_refused', 'vote_closed', 'unavailable', 'vote_keys_absent'],
  }),
  'POST /votes/:id/sample': step(z.strictObject({ revision, seed: z.string().trim().min(4).max(VOTE_LIMITS.seed), count: whole.min(1).max(VOTE_LIMITS.sample).default(45) }), 'A scrutineer draws issued lines to call, by a seed that was drawn in public after the close: whoever has board and seed draws the same'),
  'GET /votes/:id/samples': defineRoute({ ...watching, summary: 'Samples that were drawn, with whom to call; for those who watch', response: Samples, errors: ['not_found', 'not_allowed'] }),
  'POST /votes/:id/sample-said': defineRoute({ ...watching, summary: 'What somebody of a sample said: they asked for a ballot, or did not, or were not reached', body: z.strictObject({ sample: Id, line: Hex32, said: z.enum(SAMPLE_SAID) }), idempotent: true, response: Samples, errors: ['not_found', 'not_allowed'] }),
  'GET /votes/:id/paper-counts': defineRoute({ ...watching, summary: 'Boxes of paper ballots of a secret vote; for those who watch', response: PaperCounts, errors: ['not_found', 'not_allowed'] }),
  'POST /votes/:id/paper-count': defineRoute({ ...watching, summary: 'What one of the two scrutineers counted in a box, each alone after the close; entered again until both agree', body: z.strictObject({ box: Box, ...Counting }), idempotent: true, response: PaperCounts, errors: ['not_found', 'not_allowed', 'rule_refused'] }),
  'POST /votes/:id/check': step(z.strictObject({ revision }), 'A scrutineer verified the published board; after the second the keys are destroyed'),
  'GET /votes/:id/proof/inclusion': defineRoute({
    summary: 'A block of 64 leaves and the path from it to the root of `size` leaves; asked by block, so that nobody tells which leaf is theirs', tag, access: 'public', params: IdParams, query: z.strictObject({ leaf_block: z.coerce.number().int().min(0), size: z.coerce.number().int().min(1) }), status: 200,
    response: z.object({ size: whole, /** Number of the first leaf of the block. */ first: whole, leaves: z.array(z.unknown()), root: Hex32, path: z.array(Hex32) }), errors: ['not_found'],
  }),
  'GET /votes/:id/proof/consistency': defineRoute({
    summary: 'That the tree of `first` leaves is the beginning of the tree of `second`. RFC 9162, 2.1.4', tag, access: 'public', params: IdParams, query: z.strictObject({ first: z.coerce.number().int().min(1), second: z.coerce.number().int().min(1) }), status: 200,
    response: z.object({ first: whole, second: whole, roots: z.tuple([Hex32, Hex32]), path: z.array(Hex32) }), errors: ['not_found'],
  }),
};
