import { DomainError } from '../../../shared/domain/kernel/errors';
import type { HeldRole, Viewer } from '../../http/types';
import { actingAs, type AuditActor } from './commands/audited';

/** Which rows an auditor oversees, as a filter of the database: one of these. */
export type Oversight = readonly Readonly<Record<string, string>>[];

const isAuditor = ({ role }: Pick<HeldRole, 'role'>): boolean => role === 'auditor';

/**
 * The audit log is for auditors in office alone, not for administrators, whose doings it tells of. The district's
 * sees all; a street's what happened there; a department's what its own people did.
 * @throws DomainError `not_allowed`
 */
export function oversightOf(viewer: Viewer): Oversight {
  const held = viewer.roles.filter(isAuditor);
  if (held.length === 0) throw new DomainError('not_allowed');
  if (held.some(({ unitKind }) => unitKind === 'district')) return [{}];
  return held.map(({ unitKind, unitId }): Readonly<Record<string, string>> => (unitKind === 'street' ? { levels: unitId } : { actorUnitId: unitId }));
}

/** The auditor as the audit log tells of them. */
export const auditorOf = (viewer: Viewer): AuditActor => actingAs(viewer, isAuditor);
