import type { ResponseOf } from '../../../shared/contract';
import { maskedName } from '../../../shared/domain/identity/homes';
import { isNamed } from '../../../shared/domain/rolls/counting';
import { placeShown } from '../../../shared/domain/rolls/cells';
import { rollActions } from '../../../shared/domain/rolls/kinds';
import { SHOWN_FROM } from '../../../shared/domain/rolls/limits';
import type { Deps } from '../../platform/deps';
import { bodiesById } from '../bodies';
import { getPeople, type PersonInfo } from '../identity';
import { getUnits, presentStation } from '../organisation';
import type { LineDoc, ObjectionDoc, RollDoc, RollImportDoc } from './document';
import { partIn, type Person } from './policy';
import { linesOfPerson, loadLine, objectionsOfPerson, rollsById, workOn } from './queries';
import { namesOf, wordsOf } from './seal';

export type View = ResponseOf<'GET /rolls/:id'>;
export type Row = ResponseOf<'GET /rolls'>['items'][number];
export type OwnLine = ResponseOf<'GET /rolls/mine'>['items'][number];
type Import = ResponseOf<'GET /rolls/imports/:id'>;

const rowOf = (doc: RollDoc, body: string): Row => ({ id: doc._id, body: { id: doc.bodyId, name: body }, kind: doc.kind, version: doc.version, state: doc.state, until: doc.until, lines: doc.sums.lines, settledAt: doc.settledAt?.toISOString() ?? null, at: doc.createdAt.toISOString() });
/** Rolls as lists show them: numbers alone. */
export async function presentRows(deps: Deps, docs: readonly RollDoc[]): Promise<Row[]> {
  const bodies = await bodiesById(deps, docs.map(({ bodyId }) => bodyId));
  return docs.map((doc) => rowOf(doc, bodies.get(doc.bodyId)?.name ?? ''));
}

/** One's own line: the others on it by their family name alone. */
function ownLine(deps: Deps, roll: Row, line: LineDoc, personId: string, people: ReadonlyMap<string, PersonInfo>): OwnLine {
  const at = line.holders.findIndex((holder) => holder.personId === personId);
  const { delegate, voter } = line;
  const worked = roll.state === 'open' || roll.state === 'settled';
  return {
    rollId: roll.id, ref: line.ref, revision: line.revision, body: roll.body, kind: roll.kind, state: roll.state, until: roll.until, place: placeShown(line), area: line.area, at: at < 0 ? null : at,
    // Who stands in reads where, and nobody's name.
    holders: at < 0 ? [] : namesOf(deps, line).holders.map(({ name }, place) => ({ name: place === at ? name : maskedName(name), mine: place === at, matched: line.holders[place]?.personId != null })),
    voter: voter && at >= 0 ? { at: voter.at, agreed: voter.agreed, named: isNamed(line) } : null,
    delegate: delegate ? { name: delegate.personId === personId ? '' : (people.get(delegate.personId)?.name ?? ''), from: delegate.from, to: delegate.to, limits: delegate.limits, mine: delegate.personId === personId } : null,
    proposed: line.proposal !== null, mayObject: worked && at >= 0, mayName: worked && at >= 0 && line.holders.length > 1,
  };
}
/** The lines on which somebody stands, of rolls that are posted. */
export async function presentOwn(deps: Deps, lines: readonly LineDoc[], personId: string): Promise<OwnLine[]> {
  const rolls = await rollsById(deps, lines.map(({ rollId }) => rollId));
  const rows = new Map((await presentRows(deps, [...rolls.values()].filter(({ state }) => state === 'open' || state === 'settled'))).map((row) => [row.id, row]));
  const people = await getPeople(deps, lines.map(({ delegate }) => delegate?.personId ?? null));
  return lines.flatMap((line) => {
    const row = rows.get(line.rollId);
    return row ? [ownLine(deps, row, line, personId, people)] : [];
  });
}
type OwnObjection = View['objections'][number];
/** What somebody objected, in their words. `place`: of the line it is about. */
export function presentObjection(deps: Deps, doc: ObjectionDoc, place: string | null): OwnObjection {
  return { id: doc._id, kind: doc.kind, state: doc.state, answerBy: doc.answerBy.toISOString(), place, ...wordsOf(deps, doc) };
}
export async function placeOfObjection(deps: Deps, { rollId, ref }: Pick<ObjectionDoc, 'rollId' | 'ref'>): Promise<string | null> {
  return ref === null ? null : placeShown(await loadLine(deps, rollId, ref));
}

/** The numbers as everybody reads them. */
const publicSums = (sums: RollDoc['sums']): View['sums'] => ({ ...sums, buildings: sums.buildings.map((one) => ({ ...one, area: one.lines < SHOWN_FROM ? null : one.area })) });

/** One roll as its viewer may see it. */
export async function presentRoll(deps: Deps, doc: RollDoc, person: Person): Promise<View> {
  const part = partIn(person, doc);
  const { community, station } = doc.scope;
  const [[row], units, mine, objections, work] = await Promise.all([presentRows(deps, [doc]), getUnits(deps, [community, station]), linesOfPerson(deps, person.personId, doc._id), objectionsOfPerson(deps, person.personId, doc._id), part === 'station' ? workOn(deps, doc._id) : null]);
  const own = await presentOwn(deps, mine, person.personId);
  const worked = doc.state === 'open' || doc.state === 'settled';
  return {
    ...(row as Row), revision: doc.revision, sums: part === 'station' ? doc.sums : publicSums(doc.sums), community: { id: community, name: units.get(community)?.name ?? '' }, station: await presentStation(deps, units.get(station) ?? { id: station, name: '', phone: '', hours: '' }), viewer: part, actions: rollActions(doc.state, part), withdrawnWhy: doc.withdrawnWhy,
    corrections: doc.corrections.map(({ at, what, building }) => ({ at: at.toISOString(), what, building })), mine: own, objections: await Promise.all(objections.map(async (one) => presentObjection(deps, one, await placeOfObjection(deps, one)))),
    mayObject: worked && part !== 'station' && mine.length === 0 && !objections.some(({ state, ref }) => state === 'open' && ref === null), work: work && { ...work, matching: doc.matching !== null },
  };
}

type Head = ResponseOf<'GET /rolls/desk'>['imports'][number];
/** Tables on their way in, as the desk lists them. */
export async function presentImports(deps: Deps, docs: readonly RollImportDoc[]): Promise<Head[]> {
  const [bodies, people] = await Promise.all([bodiesById(deps, docs.map(({ bodyId }) => bodyId)), getPeople(deps, docs.map(({ personId }) => personId))]);
  return docs.map((doc) => ({ id: doc._id, body: { id: doc.bodyId, name: bodies.get(doc.bodyId)?.name ?? '' }, kind: doc.kind, state: doc.state, file: doc.file, rows: doc.rows, problemCount: doc.problemCount, by: people.get(doc.personId)?.name ?? '', at: doc.createdAt.toISOString(), rollId: doc.rollId }));
}
export async function presentImport(deps: Deps, doc: RollImportDoc): Promise<Import> {
  const [head] = await presentImports(deps, [doc]);
  return { ...(head as Head), problems: doc.problems, notes: doc.notes, noteCount: doc.noteCount, sums: doc.sums, changes: doc.changes };
}
