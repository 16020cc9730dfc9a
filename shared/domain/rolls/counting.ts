import type { Day } from '../kernel/days';

/** One of those to whom a line belongs. */
export interface HolderFacts {
  /** Equal for the same name and number and nothing else; null where no number was written: a name alone says not who it is. */
  readonly mark: string | null;
  /** Who it is, once the station has said so. */
  readonly personId: string | null;
}
export interface DelegateFacts {
  readonly personId: string;
  readonly from: Day;
  readonly to: Day;
}
/** A line as the rules look at it. */
export interface LineFacts {
  readonly ref: string;
  /** 1/100 m². */
  readonly area: number;
  readonly developer: boolean;
  readonly holders: readonly HolderFacts[];
  /** Whom they named: place among the holders, and the places of those who agreed. */
  readonly voter: { readonly at: number; readonly agreed: readonly number[] } | null;
  readonly delegate: DelegateFacts | null;
  readonly label: string;
  readonly building: string | null;
}
/** A line as it is counted and frozen. */
export interface CountedLine {
  readonly ref: string;
  readonly area: number;
  readonly voterId: string | null;
  readonly label: string;
  readonly building: string | null;
}

/** Whether all of them have agreed on one: co-owners name one voter together (Civil Code Art. 278 with its interpretation). */
export const isNamed = ({ holders, voter }: Pick<LineFacts, 'holders' | 'voter'>): boolean => voter !== null && holders.every((_, at) => voter.agreed.includes(at));
const delegateOn = ({ delegate }: Pick<LineFacts, 'delegate'>, day: Day): string | null => (delegate && delegate.from <= day && day <= delegate.to ? delegate.personId : null);
/** Who of them votes: the only one, or the one they all named. */
function ownVoter(line: Pick<LineFacts, 'holders' | 'voter'>): string | null {
  if (line.holders.length === 1) return line.holders[0]?.personId ?? null;
  return isNamed(line) ? (line.holders[line.voter?.at ?? -1]?.personId ?? null) : null;
}
/** Who votes for a line on a day: whom they put in writing, else the only or named one; null: on paper alone. */
export const voterOn = (line: Pick<LineFacts, 'holders' | 'voter' | 'delegate'>, day: Day): string | null => delegateOn(line, day) ?? ownVoter(line);

/** What marks stand for where the station has said on one line who it is: it is the same person on the others. */
function knownPeople(lines: readonly Pick<LineFacts, 'holders'>[]): ReadonlyMap<string, string | null> {
  const known = new Map<string, string | null>();
  for (const { mark, personId } of lines.flatMap(({ holders }) => holders)) {
    if (mark !== null && personId !== null) known.set(mark, known.has(mark) && known.get(mark) !== personId ? null : personId);
  }
  return known;
}
/**
 * Whose each line is: the same text for the lines of one owner. Everything that the developer has not sold or handed over is one; the
 * same buyer, or the same buyers together, is one however many parts they have (Supreme Court on the ownership of parts of buildings, 法释〔2009〕7号 as of 2020, Art. 9). Who is named without a number is never taken for a namesake.
 */
export function ownersOf(lines: readonly Pick<LineFacts, 'ref' | 'developer' | 'holders'>[]): ReadonlyMap<string, string> {
  const known = knownPeople(lines);
  const keyOf = ({ ref, developer, holders }: Pick<LineFacts, 'ref' | 'developer' | 'holders'>): string => {
    if (developer) return 'developer';
    const keys = holders.map(({ mark, personId }) => {
      const person = personId ?? (mark === null ? null : (known.get(mark) ?? null));
      return person !== null ? `person ${person}` : mark !== null ? `mark ${mark}` : null;
    });
    return keys.length === 0 || keys.includes(null) ? `line ${ref}` : [...keys].sort().join('\n');
  };
  return new Map(lines.map((line) => [line.ref, keyOf(line)]));
}

const only = (ids: readonly (string | null)[]): string | null => {
  const some = new Set(ids.filter((id): id is string => id !== null));
  return some.size === 1 ? ([...some][0] ?? null) : null;
};
/** The lines of one owner as one: areas added, one voter where they do not contradict each other, the building where it is one. */
function merged(lines: readonly LineFacts[], day: Day): CountedLine {
  const [first] = [...lines].sort((a, b) => (a.ref < b.ref ? -1 : 1)) as [LineFacts];
  const delegates = lines.map((line) => delegateOn(line, day));
  return {
    ref: first.ref, area: lines.reduce((sum, { area }) => sum + area, 0), voterId: delegates.some((id) => id !== null) ? only(delegates) : only(lines.map(ownVoter)),
    label: lines.length === 1 ? first.label : `${first.label}等${lines.length}处`, building: new Set(lines.map(({ building }) => building)).size === 1 ? first.building : null,
  };
}

/** One line for each owner, in the order of their first lines. */
export function countedByOwner(lines: readonly LineFacts[], day: Day): CountedLine[] {
  const owners = ownersOf(lines);
  const groups = new Map<string, LineFacts[]>();
  for (const line of lines) {
    const key = owners.get(line.ref) ?? line.ref;
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  return [...groups.values()].map((group) => merged(group, day));
}

/** One line for each door or seat. One person speaks for one door: of two the first in the table has them, the other votes on paper. */
export function countedByLine(lines: readonly LineFacts[], day: Day): CountedLine[] {
  const taken = new Set<string>();
  return lines.map((line) => {
    const { ref, area, label, building } = line;
    const delegate = delegateOn(line, day);
    const own = delegate === null ? ownVoter(line) : null;
    const free = own !== null && !taken.has(own);
    if (free) taken.add(own);
    return { ref, area, voterId: delegate ?? (free ? own : null), label, building };
  });
}

export interface RollSums {
  readonly lines: number;
  /** 1/100 m². */
  readonly area: number;
  /** People by the rules of counting owners; lines where it is no roll of owners. */
  readonly persons: number;
  /** Lines that somebody may vote for in WeChat, as it stands. */
  readonly reachable: number;
  readonly buildings: { readonly name: string; readonly lines: number; readonly area: number }[];
}
/** The numbers of a roll, in which there is nobody's name. The whole roll counts for a quorum, registered in WeChat or not. */
export function sumsOf(lines: readonly LineFacts[], byOwner: boolean, day: Day): RollSums {
  const buildings = new Map<string, { name: string; lines: number; area: number }>();
  for (const { building, area } of lines) {
    const name = building ?? '';
    const sum = buildings.get(name) ?? { name, lines: 0, area: 0 };
    buildings.set(name, { name, lines: sum.lines + 1, area: sum.area + area });
  }
  return {
    lines: lines.length, area: lines.reduce((sum, { area }) => sum + area, 0), persons: byOwner ? new Set(ownersOf(lines).values()).size : lines.length,
    reachable: lines.filter((line) => voterOn(line, day) !== null).length, buildings: [...buildings.values()],
  };
}
