import type { ResponseOf } from '../../../shared/contract';
import { isNamed } from '../../../shared/domain/rolls/counting';
import { placeShown } from '../../../shared/domain/rolls/cells';
import type { Deps } from '../../platform/deps';
import { getPeople, type PersonInfo } from '../identity';
import type { LineDoc, ObjectionDoc, RollDoc } from './document';
import { placeOfObjection, presentObjection, presentRows } from './presenter';
import { openObjections } from './queries';
import { namesOf, proposalOf, reasonOf } from './seal';
import { suggest } from './suggesting';

type Row = ResponseOf<'GET /rolls/:id/lines'>['items'][number];
export type LineView = ResponseOf<'GET /rolls/:id/lines/:ref'>;
type ObjectionRow = ResponseOf<'GET /rolls/:id/objections'>['items'][number];
type People = ReadonlyMap<string, PersonInfo>;

function rowOf(deps: Deps, line: LineDoc, people: People, objections: number): Row {
  const holders = namesOf(deps, line).holders.map(({ name, number }, at) => {
    const slot = line.holders[at];
    const person = people.get(slot?.personId ?? '');
    return { name, number, person: person && slot?.at ? { name: person.name, phoneTail: person.phoneTail, since: slot.at.toISOString() } : null };
  });
  return { ref: line.ref, revision: line.revision, row: line.row, place: placeShown(line), area: line.area, developer: line.developer, live: line.live, holders, matched: line.matched, proposed: line.proposal !== null, objections, delegated: line.delegate !== null };
}
const peopleOn = (deps: Deps, lines: readonly LineDoc[]): Promise<People> => getPeople(deps, lines.flatMap((line) => [...line.people, ...(line.proposal ? [line.proposal.by] : []), ...(line.log ?? []).flatMap(({ by, second }) => [by, second])]));

/** Lines as the station that keeps the roll reads them. */
export async function presentLines(deps: Deps, rollId: string, lines: readonly LineDoc[]): Promise<Row[]> {
  const [people, objections] = await Promise.all([peopleOn(deps, lines), openObjections(deps, rollId, lines.map(({ ref }) => ref))]);
  return lines.map((line) => rowOf(deps, line, people, objections.get(line.ref) ?? 0));
}

function proposalView(deps: Deps, line: LineDoc, viewerId: string, people: People): LineView['proposal'] {
  if (!line.proposal) return null;
  const { area, holders, reason } = proposalOf(deps, line._id, line.proposal);
  return { what: line.proposal.what, area, holders: (holders ?? []).map(({ name, number }) => [name, number].filter(Boolean).join(' ')), reason, by: people.get(line.proposal.by)?.name ?? '', mine: line.proposal.by === viewerId };
}
/** One line with who it might be, to the station. */
export async function presentLine(deps: Deps, roll: RollDoc, line: LineDoc, viewerId: string): Promise<LineView> {
  const [[row], people, [shown], found] = await Promise.all([presentLines(deps, roll._id, [line]), peopleOn(deps, [line]), presentRows(deps, [roll]), line.live && !line.developer ? suggest(deps, roll, [line]) : new Map()]);
  const nameOf = (id: string | null): string => people.get(id ?? '')?.name ?? '';
  return {
    ...(row as Row), roll: shown as LineView['roll'], estate: roll.estate, delegateNamed: namesOf(deps, line).delegate,
    suggestions: ((found.get(line.ref) ?? []) as Awaited<ReturnType<typeof suggest>> extends Map<string, infer S> ? S : never).map(({ person, ...facts }) => ({ ...facts, personId: person.id, name: person.name, phoneTail: person.phoneTail })),
    voter: line.voter ? { at: line.voter.at, agreed: line.voter.agreed, named: isNamed(line) } : null,
    delegate: line.delegate ? { name: nameOf(line.delegate.personId), from: line.delegate.from, to: line.delegate.to, limits: line.delegate.limits } : null, proposal: proposalView(deps, line, viewerId, people),
    log: [...line.log].reverse().map(({ at, what, by, second, reason }) => ({ at: at.toISOString(), what, by: nameOf(by), second: second === null ? null : nameOf(second), reason: reasonOf(deps, line._id, reason) })),
  };
}

/** Objections as the station reads them: who says it, with the end of their number. */
export async function presentObjections(deps: Deps, docs: readonly ObjectionDoc[]): Promise<ObjectionRow[]> {
  const [people, now] = [await getPeople(deps, docs.map(({ personId }) => personId)), deps.clock.now()];
  return Promise.all(
    docs.map(async (doc) => ({ ...presentObjection(deps, doc, await placeOfObjection(deps, doc)), revision: doc.revision, ref: doc.ref, by: people.get(doc.personId)?.name ?? '', phoneTail: people.get(doc.personId)?.phoneTail ?? null, at: doc.createdAt.toISOString(), late: doc.state === 'open' && doc.answerBy <= now })),
  );
}
