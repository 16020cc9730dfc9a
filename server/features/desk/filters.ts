import type { ParsedOf, ResponseOf } from '../../../shared/contract';
import { DomainError } from '../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../platform/database/errors';
import type { Deps } from '../../platform/deps';
import { SavedFilters, type FiltersDoc } from './model';

type Book = ResponseOf<'GET /workbench/filters'>;

/** Somebody's ways to look at the list, newest last; none yet is an empty book of revision 0. */
export async function filtersOf(deps: Deps, personId: string): Promise<Book> {
  const row = await SavedFilters(deps).findById(personId).lean<FiltersDoc>();
  return { revision: row?.revision ?? 0, items: row?.items ?? [] };
}

/** Writes all of them: one guarded write. `conflict` with the present revision when another device wrote meanwhile. */
export async function writeFilters(deps: Deps, personId: string, { revision, items }: ParsedOf<'PUT /workbench/filters'>['body']): Promise<Book> {
  const next = { revision: revision + 1, items, at: deps.clock.now() };
  const conflict = async (): Promise<DomainError> => new DomainError('conflict', { revision: (await filtersOf(deps, personId)).revision });
  if (revision > 0) {
    const { matchedCount } = await SavedFilters(deps).updateOne({ _id: personId, revision }, { $set: next });
    if (matchedCount === 0) throw await conflict();
    return { revision: next.revision, items };
  }
  try {
    await SavedFilters(deps).insertMany([{ _id: personId, ...next }]);
  } catch (error) {
    throw isDuplicateKey(error) ? await conflict() : error;
  }
  return { revision: next.revision, items };
}
