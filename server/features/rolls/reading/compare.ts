import { placeShown } from '../../../../shared/domain/rolls/cells';
import { ROLL_CHANGES, type RollChange } from '../../../../shared/domain/rolls/kinds';
import { ROLL_LIMITS } from '../../../../shared/domain/rolls/limits';
import type { Deps } from '../../../platform/deps';
import type { LineDoc, RollImportDoc } from '../document';
import { linesOf, refOf } from '../queries';
import { namesOf } from '../seal';
import type { NewLine } from './lines';

/** The same people, in whatever order they are written. */
export const sameHolders = (a: readonly { name: string; number: string | null }[], b: readonly { name: string; number: string | null }[]): boolean => {
  const marks = (some: typeof a): string => some.map(({ name, number }) => `${name} ${number ?? ''}`).sort().join('\n');
  return marks(a) === marks(b);
};

/** The list of what a version changes against the one before; the first are kept by place, all are counted. */
class Changes {
  readonly counts = Object.fromEntries(ROLL_CHANGES.map((what) => [what, 0])) as Record<RollChange, number>;
  readonly first: NonNullable<RollImportDoc['changes']>['first'] = [];
  add(what: RollChange, place: string, from: number | null = null, to: number | null = null): void {
    this.counts[what] += 1;
    if (this.first.length < ROLL_LIMITS.changesShown) this.first.push({ what, place, from, to });
  }
}

/** What some lines change against the lines of another version, that stand. */
export async function changesAgainst(deps: Deps, bodyId: string, rollId: string, version: number, lines: readonly NewLine[]): Promise<RollImportDoc['changes']> {
  const changes = new Changes();
  const fresh = new Map(lines.map((line) => [refOf(bodyId, line), line]));
  for await (const batch of linesOf(deps, rollId)) for (const old of batch) {
    if (!old.live) continue;
    const line = fresh.get(old.ref);
    if (!line) changes.add('removed', placeShown(old), old.area);
    else compareOne(deps, changes, old, line);
    fresh.delete(old.ref);
  }
  for (const line of fresh.values()) changes.add('added', placeShown(line), null, line.area);
  return { since: version, counts: changes.counts, first: changes.first };
}
function compareOne(deps: Deps, changes: Changes, old: LineDoc, line: NewLine): void {
  if (old.area !== line.area) changes.add('area', placeShown(line), old.area, line.area);
  if (old.developer !== line.developer || !sameHolders(namesOf(deps, old).holders, line.holders)) changes.add('holders', placeShown(line));
}
