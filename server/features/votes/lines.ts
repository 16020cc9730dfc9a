import type { ResponseOf } from '../../../shared/contract';
import { dayOf } from '../../../shared/domain/kernel/days';
import { ruleAgainstLine, ruleAgainstTaking } from '../../../shared/domain/votes/casting';
import type { PageAsk } from '../../platform/database/cursor';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { bodyOf } from './board/format';
import type { BallotDoc, LineDoc, PaperDoc, VoteDoc } from './document';
import { together } from './papers';
import type { Sight } from './policy';
import { ballotsOfLines, entriesOf, issuedAfter, issuedAmong, latestBallots, linePage, loadLine, paperLines } from './queries';
import type { IssuedDoc } from './secret/document';

type MyLine = ResponseOf<'GET /votes/:id/my-line'>['items'][number];
type LineRow = ResponseOf<'GET /votes/:id/lines'>['items'][number];
type BallotRow = ResponseOf<'GET /votes/:id/ballots'>['items'][number];
type Choice = MyLine['choice'];
const choiceOf = (ballot: Pick<BallotDoc, 'choice'> | undefined): Choice => (ballot?.choice ?? null) as Choice;

/** A line of one's own, with what opens it and one's last ballot; why nobody votes for it now. */
function myLine(doc: VoteDoc, line: LineDoc, ballot: BallotDoc | undefined, personId: string, now: Date): MyLine {
  const stands = line.voterId !== personId ? (line.proxy ?? null) : null;
  const paper = ballot?.via === 'paper';
  const why = ruleAgainstTaking({ state: doc.state, opens: doc.opensAt ?? doc.closesAt, closes: doc.closesAt }, now) ?? ruleAgainstLine({ voided: line.voided, paper, proxy: stands }, dayOf(now));
  const said = ballot && !paper && doc.frozen ? { salt: ballot.salt, body: bodyOf(doc.frozen.hash, line, ballot) } : null;
  return {
    line: line._id, salt: line.salt, body: { ref: line.ref, area: line.area }, label: line.label, proxy: stands ? { limits: stands.limits } : null, state: line.voided ? 'voided' : paper ? 'paper' : ballot ? 'voted' : 'none', seq: ballot?.seq ?? 0,
    b: null, choice: choiceOf(ballot), receipt: said as MyLine['receipt'], why,
  };
}
/** A line of one's own in a secret vote: whether a token was drawn for it, never what became of it. */
function mySecretLine(doc: VoteDoc, line: LineDoc, issued: IssuedDoc | undefined, personId: string, now: Date): MyLine {
  const base = myLine(doc, line, undefined, personId, now);
  const paper = issued?.b === null;
  return { ...base, state: line.voided ? 'voided' : paper ? 'paper' : issued ? 'issued' : 'none', b: issued?.b ?? null, why: base.why ?? (paper ? 'votePaper' : null) };
}
export async function presentMyLines(deps: Deps, doc: VoteDoc, personId: string, { lines }: Sight): Promise<MyLine[]> {
  if (doc.draft.ballot === 'secret') {
    const issued = await issuedAmong(deps, lines.map(({ _id }) => _id));
    return lines.map((line) => mySecretLine(doc, line, issued.get(line._id), personId, deps.clock.now()));
  }
  const latest = await latestBallots(deps, doc._id, lines.map(({ _id }) => _id));
  return lines.map((line) => myLine(doc, line, latest.get(line._id), personId, deps.clock.now()));
}

function stateOf(line: LineDoc, ballot: BallotDoc | undefined, entries: readonly PaperDoc[]): LineRow['state'] {
  if (line.voided) return 'voided';
  if (!ballot) return 'none';
  if (ballot.via === 'app') return 'voted';
  if (ballot.seq > 1) return 'counted';
  const read = together(entries);
  return read === 'one' ? 'entered' : read === 'unequal' ? 'unequal' : 'paper';
}
/** Lines of a secret vote: who asked for a ballot, and who has a paper. */
const presentSecretLines = (issued: ReadonlyMap<string, IssuedDoc>, lines: readonly LineDoc[]): LineRow[] =>
  lines.map(({ _id, label, building, area, voided }) => {
    const row = issued.get(_id);
    return { line: _id, label, building, area, state: voided ? 'voided' : !row ? 'none' : row.b === null ? 'paper' : 'issued', mine: null, both: [] };
  });
/** Lines as those see them who watch or enter paper: never how somebody voted, and of papers only one's own reading, until two do not agree. */
export async function presentLines(deps: Deps, doc: VoteDoc, lines: readonly LineDoc[], personId: string): Promise<LineRow[]> {
  const ids = lines.map(({ _id }) => _id);
  if (doc.draft.ballot === 'secret') return presentSecretLines(await issuedAmong(deps, ids), lines);
  const [latest, entries] = await Promise.all([latestBallots(deps, doc._id, ids), entriesOf(deps, doc._id, ids)]);
  const names = await getPeople(deps, entries.map(({ by }) => by));
  return lines.map((line) => {
    const own = entries.filter((entry) => entry.line === line._id);
    const state = stateOf(line, latest.get(line._id), own);
    const mine = own.find(({ by }) => by === personId);
    const both = state === 'unequal' ? own.map((entry) => ({ name: names.get(entry.by)?.name ?? '', choice: choiceOf(entry) })) : [];
    return { line: line._id, label: line.label, building: line.building, area: line.area, state, mine: mine ? { choice: choiceOf(mine) } : null, both };
  });
}
export async function presentLine(deps: Deps, doc: VoteDoc, lineId: string, personId: string): Promise<LineRow> {
  const [row] = await presentLines(deps, doc, [await loadLine(deps, doc, lineId)], personId);
  return row as LineRow;
}
export async function presentLinePage(deps: Deps, doc: VoteDoc, personId: string, { only, ...ask }: PageAsk & { readonly q?: string | undefined; readonly only: 'all' | 'paper' | 'issued' }): Promise<ResponseOf<'GET /votes/:id/lines'>> {
  const ids = only === 'all' ? null : doc.draft.ballot === 'secret' ? await issuedAfter(deps, doc._id, only, ask) : only === 'paper' ? await paperLines(deps, doc._id) : [];
  const { items, next } = await linePage(deps, doc, { ...ask, ...(ids ? { ids } : {}) });
  return { items: await presentLines(deps, doc, items, personId), next };
}

/** Who voted how; every change with its time to scrutineers. Names of members or rooms, as the roll has them. */
export async function presentBallots(deps: Deps, doc: VoteDoc, sees: 'history' | 'choices', ask: PageAsk): Promise<ResponseOf<'GET /votes/:id/ballots'>> {
  const { items, next } = await linePage(deps, doc, ask);
  const rows = await ballotsOfLines(deps, doc._id, items.map(({ _id }) => _id));
  return {
    next,
    items: items.filter(({ voided }) => !voided || sees === 'history').map((line): BallotRow => {
      const own = rows.filter((row) => row.line === line._id);
      const last = own[own.length - 1];
      const history = sees === 'history' ? own.map((row) => ({ seq: row.seq, choice: choiceOf(row), via: row.via, at: row.at.toISOString() })) : [];
      return { line: line._id, label: line.label, choice: choiceOf(last), via: last?.via ?? null, history };
    }),
  };
}
