import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../../platform/deps';
import { DocumentChecks, type DocumentCheckDoc } from './model';

/** One check. `not_found`. */
export async function loadCheck(deps: Deps, id: string): Promise<DocumentCheckDoc> {
  const row = await DocumentChecks(deps).findById(id, { pending: 0 }).lean<DocumentCheckDoc>();
  if (!row) throw new DomainError('not_found');
  return row;
}

/** The check that stands for a person; null when there is none. */
export function checkOf(deps: Deps, personId: string): Promise<DocumentCheckDoc | null> {
  return DocumentChecks(deps).findOne({ personId, undone: null }, { pending: 0 }).lean<DocumentCheckDoc>();
}

/** Checks by id for those who listen to their events. */
export async function checksById(deps: Deps, ids: readonly string[]): Promise<Map<string, DocumentCheckDoc>> {
  if (ids.length === 0) return new Map();
  const rows = await DocumentChecks(deps).find({ _id: { $in: [...ids] } }, { pending: 0 }).lean<DocumentCheckDoc[]>();
  return new Map(rows.map((row) => [row._id, row]));
}
