import type { Deps } from '../../platform/deps';
import { Memberships } from './model';
import { getPeople } from './people';

/** A grid worker's term that names grids. */
export interface WorkerOfGrids {
  readonly id: string;
  readonly name: string;
  readonly gridIds: readonly string[];
}

/** Grid workers in office, or to come, who look after one of these grids by name. */
export async function workersNaming(deps: Deps, gridIds: readonly string[]): Promise<WorkerOfGrids[]> {
  const rows = await Memberships(deps).find({ gridIds: { $in: [...gridIds] } }, { personId: 1, gridIds: 1, until: 1 }).lean<{ _id: string; personId: string; gridIds?: string[]; until: Date | null }[]>();
  const inOffice = rows.filter(({ until }) => until === null || until > deps.clock.now());
  const people = await getPeople(deps, inOffice.map(({ personId }) => personId));
  return inOffice.map(({ _id, personId, gridIds: own = [] }) => ({ id: _id, name: people.get(personId)?.name ?? '', gridIds: own }));
}

/**
 * Gives every grid worker who looks after a grid that goes those that take over from it. What is gone stays in the
 * list: nothing lies in it any more, and it says what the term was given for.
 */
export async function widenWorkers(deps: Deps, successors: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const { id, gridIds } of await workersNaming(deps, Object.keys(successors))) {
    const added = gridIds.flatMap((gone) => successors[gone] ?? []);
    await Memberships(deps).updateOne({ _id: id }, { $addToSet: { gridIds: { $each: added } } });
  }
}

/** Takes back what `widenWorkers` gave, for a redraw that was given up. */
export async function narrowWorkers(deps: Pick<Deps, 'db'>, gridIds: readonly string[]): Promise<void> {
  if (gridIds.length > 0) await Memberships(deps).updateMany({ gridIds: { $in: [...gridIds] } }, { $pullAll: { gridIds: [...gridIds] } });
}
