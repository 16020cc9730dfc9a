import { createHash } from 'node:crypto';
import type { SheetUse } from '../../../../shared/domain/registers/fields';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { getUnit, type UnitInfo } from '../../organisation';
import { Sources, type SourceDoc } from '../model';
import { inOffice, type SheetOffice } from '../policy';

const LEVELS: readonly string[] = ['district', 'street', 'community'];
export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 24);

/** The level that a unit looks after: itself, or the one it is attached to. */
export const levelIdOf = ({ id, kind, path }: UnitInfo): string => (LEVELS.includes(kind) ? id : (path[path.length - 2] ?? id));
/** Units that a source may be named for. */
const HOLDERS: readonly string[] = ['district', 'street', 'streetOffice'];
export const mayHold = (office: SheetOffice, unit: UnitInfo): boolean => unit.closedAt === null && HOLDERS.includes(unit.kind) && inOffice(office, levelIdOf(unit));

/** A source that somebody may deal with. `not_found` for those of others. */
export async function loadSource(deps: Deps, office: SheetOffice, id: string): Promise<SourceDoc> {
  const source = await Sources(deps).findById(id).lean<SourceDoc>();
  if (!source || !inOffice(office, source.levelId)) throw new DomainError('not_found');
  return source;
}

/** Names a source. Outcomes: made, or the same again under its key; `key_reused` for another; `not_allowed` for a unit that is not theirs. */
export async function makeSource(deps: Deps, office: SheetOffice, { use, unitId, name }: { readonly use: SheetUse; readonly unitId: string; readonly name: string }, key: string): Promise<SourceDoc> {
  const unit = await getUnit(deps, unitId);
  if (!unit || !mayHold(office, unit)) throw new DomainError('not_allowed');
  const _id = digest(`source\n${office.actor.personId}\n${key}`);
  const contentHash = digest(JSON.stringify([use, unitId, name]));
  const source: SourceDoc = { _id, contentHash, use, name, unitId, levelId: levelIdOf(unit), columns: {}, categories: [], system: 'gcj02', busy: null, createdAt: deps.clock.now() };
  try {
    await Sources(deps).insertMany([source]);
    return source;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const first = await loadSource(deps, office, _id);
    if (first.contentHash !== contentHash) throw new DomainError('key_reused');
    return first;
  }
}
