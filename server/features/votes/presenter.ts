import type { ResponseOf } from '../../../shared/contract';
import { ruleAgainstTaking } from '../../../shared/domain/votes/casting';
import { ruleOfDraft, VOTE_LIMITS } from '../../../shared/domain/votes/drafts';
import { VOTE_TAKING, voteActions } from '../../../shared/domain/votes/states';
import type { Deps } from '../../platform/deps';
import { publicBase } from '../../platform/links';
import { bodiesById } from '../bodies';
import { getUnits, presentStation } from '../organisation';
import { takesObjections } from './commands/object';
import type { BallotDoc, LineDoc, VoteDoc } from './document';
import { openingsUrl } from './downloads';
import { NamedBallots } from './model';
import { ownLines, seesBallots, sightIn, type Person, type Sight } from './policy';
import { ballotsTaken, issuedAmong, linesOf, objectionsTo } from './queries';
import { presentSecret } from './secret/presenter';
import { loadBasis } from './sources';

export type View = ResponseOf<'GET /votes/:id'>;
export type Row = ResponseOf<'GET /votes'>['items'][number];
/** Who looks, and where they live. */
export type Looker = Person & { readonly lives?: readonly string[] };

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;
const outcomeOf = ({ result }: VoteDoc): Row['outcome'] => (result ? (result.outcome as Row['outcome']) : null);

function rowOf(doc: VoteDoc, { body, lines, voted, parts }: { readonly body: string; readonly lines: number; readonly voted: number; readonly parts: Row['parts'] }): Row {
  const { draft } = doc;
  return {
    id: doc._id, state: doc.state, title: draft.title, basis: doc.basis, body: { id: doc.bodyId, name: body }, method: draft.method, unit: draft.unit, ballot: draft.ballot, opens: iso(doc.opensAt), closes: doc.closesAt.toISOString(), binding: draft.binding, lines, voted, parts,
    outcome: outcomeOf(doc), at: (doc.publishedAt ?? doc.updatedAt).toISOString(),
  };
}
/** Which of some lines have a ballot of a phone or a paper. */
async function votedAmong(deps: Deps, lines: readonly LineDoc[]): Promise<Set<string>> {
  const rows = lines.length === 0 ? [] : await NamedBallots(deps).find({ voteId: { $in: [...new Set(lines.map(({ voteId }) => voteId))] }, line: { $in: lines.map(({ _id }) => _id) }, seq: 1 }, { line: 1 }).lean<Pick<BallotDoc, 'line'>[]>();
  const issued = await issuedAmong(deps, lines.map(({ _id }) => _id));
  return new Set([...rows.map(({ line }) => line), ...issued.keys()]);
}

/** Rows of lists. `known`: the viewer's lines, where they were read already. */
export async function presentRows(deps: Deps, docs: readonly VoteDoc[], personId: string, acting: ReadonlySet<string>, known?: readonly LineDoc[]): Promise<Row[]> {
  const lines = known ?? (docs.length === 0 ? [] : await linesOf(deps, personId, docs.map(({ _id }) => _id)));
  const [bodies, voted] = await Promise.all([bodiesById(deps, docs.map(({ bodyId }) => bodyId)), votedAmong(deps, lines)]);
  return docs.map((doc) => {
    const own = ownLines(doc, lines).filter(({ voided }) => !voided);
    const parts: Row['parts'] = [...(acting.has(doc.bodyId) ? (['body'] as const) : []), ...(doc.scrutineers.some((one) => one.personId === personId) ? (['scrutineer'] as const) : []), ...(own.length > 0 ? (['voter'] as const) : [])];
    return rowOf(doc, { body: bodies.get(doc.bodyId)?.name ?? '', lines: own.length, voted: own.filter(({ _id }) => voted.has(_id)).length, parts });
  });
}

const tallyOf = ({ result }: VoteDoc): View['tally'] => {
  if (!result) return null;
  const { counts, outcome, evaluated, buildings, unconfirmed } = result;
  return { counts, outcome, evaluated, buildings, unconfirmed } as unknown as View['tally'];
};
function frozenOf({ frozen, scrutineers }: VoteDoc, personId: string): Pick<View, 'roll' | 'fingerprint' | 'tieOrder' | 'scrutineers'> {
  return {
    roll: frozen ? { count: frozen.manifest.roll.count, area: frozen.manifest.roll.area } : null, fingerprint: frozen ? { vote: frozen.hash, logKey: frozen.manifest.log_key_sha256, root: frozen.manifest.roll.root } : null, tieOrder: [...(frozen?.manifest.tie_order ?? [])],
    scrutineers: scrutineers.map((one) => ({ id: one.personId, name: one.name, agreed: one.agreedAt !== null, confirmed: one.confirmedAt !== null, checked: Boolean(one.checkedAt), mine: one.personId === personId })),
  };
}
const draftOf = ({ draft, rules, frozen }: VoteDoc, words: readonly string[]): Pick<View, 'text' | 'clauseIds' | 'clauses' | 'options' | 'preset' | 'rule' | 'rulesVersion' | 'least' | 'publish' | 'paper' | 'times'> => ({
  text: draft.text, clauseIds: [...draft.clauseIds], clauses: [...(frozen?.clauses ?? words)], options: draft.options.map((option) => ({ ...option })), preset: draft.preset, rule: (frozen?.manifest.rule ?? ruleOfDraft(draft, rules.procedure)) as unknown as View['rule'],
  rulesVersion: rules.version, least: draft.least, publish: draft.publish, paper: draft.paper, times: draft.times ? { ...draft.times } : null,
});
const storyOf = (doc: VoteDoc): Pick<View, 'timeline' | 'corrections'> => ({
  timeline: doc.timeline.map(({ id, at, action, part, code, text }) => ({ id, at: at.toISOString(), action, part, code, text })).reverse(),
  corrections: doc.corrections.map(({ kind, reason, at }) => ({ kind, reason, at: at.toISOString() })),
});

/** Words of the clauses of a draft, as the notice has them now. */
const draftClauses = async (deps: Deps, doc: VoteDoc): Promise<string[]> => (doc.frozen ? [] : (await loadBasis(deps, doc.basis)).clauses.filter(({ id }) => doc.draft.clauseIds.includes(id)).map(({ words }) => words));
/** Objections and whether the viewer may add one. */
async function objectionsFor(deps: Deps, doc: VoteDoc, who: Looker, { parts }: Sight): Promise<Pick<View, 'objectUntil' | 'mayObject' | 'objections'>> {
  const rows = doc.state === 'published' ? await objectionsTo(deps, doc._id) : [];
  const mine = rows.some(({ personId }) => personId === who.personId);
  return {
    objectUntil: iso(doc.objectUntil), mayObject: !mine && takesObjections(doc, deps.clock.now()) && (parts.includes('voter') || (who.lives ?? []).includes(doc.scope.community)),
    objections: rows.map(({ _id, personId, text, at, answer, answeredAt }) => ({ id: _id, text, at: at.toISOString(), answer, answeredAt: iso(answeredAt), mine: personId === who.personId })),
  };
}

/** Buttons that still do something. */
const actionsOf = ({ state, draft, prepared, scrutineers, samples }: VoteDoc, { parts }: Sight, personId: string): View['actions'] => {
  const mine = scrutineers.find((one) => one.personId === personId);
  return voteActions(state, parts, draft.ballot).filter((action) => !((action === 'check' && mine?.checkedAt) || (action === 'sample' && samples.length >= VOTE_LIMITS.samples) || (draft.ballot === 'secret' && (action === 'agree' || action === 'freeze') && !prepared)));
};

/** One vote as its viewer may see it; no numbers before the end but how many ballots there are, and those to scrutineers alone. */
export async function presentVote(deps: Deps, doc: VoteDoc, who: Looker): Promise<View> {
  const now = deps.clock.now();
  const sight = await sightIn(deps, who, doc);
  const { community, station } = doc.scope;
  const watches = sight.parts.includes('scrutineer');
  const acts = sight.parts.includes('body');
  const [[row], units, words, objections, sees, taken] = await Promise.all([
    presentRows(deps, [doc], who.personId, new Set(acts ? [doc.bodyId] : []), sight.lines), getUnits(deps, [community, station]), draftClauses(deps, doc), objectionsFor(deps, doc, who, sight), seesBallots(deps, who, doc, sight), watches && doc.frozen ? ballotsTaken(deps, doc) : null,
  ]);
  const secret = await presentSecret(deps, doc, { acts, watches });
  const base = publicBase(deps);
  const why = doc.frozen && VOTE_TAKING.includes(doc.state) ? ruleAgainstTaking({ state: doc.state, opens: doc.opensAt ?? now, closes: doc.closesAt }, now) : null;
  return {
    ...(row as Row), secret, revision: doc.revision, ...draftOf(doc, words), ...frozenOf(doc, who.personId), community: { id: community, name: units.get(community)?.name ?? '' }, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }),
    ...storyOf(doc), taken, tally: tallyOf(doc), publishedAt: iso(doc.publishedAt), minutes: doc.minutes, ...objections, seesWho: sees !== null, entersPaper: doc.draft.paper && doc.frozen !== null && (watches || acts),
    boardUrl: doc.result ? (watches ? openingsUrl(deps, doc._id) : `/api/v1/votes/${doc._id}/board`) : null, publicUrl: doc.frozen && base ? `${base}/p/votes/${doc._id}` : null, why, actions: actionsOf(doc, sight, who.personId),
  };
}
