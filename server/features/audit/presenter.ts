import type { ResponseOf } from '../../../shared/contract';
import { AUDIT_SETTING_WORDS, type AuditSetting } from '../../../shared/copy/auditSettings';
import type { AuditRow } from './model';
import type { ChainState, RowNames } from './queries';

type Line = ResponseOf<'GET /audit/rows'>['items'][number];
type Seen = ResponseOf<'GET /me/audit'>['items'][number];

const actorOf = (row: AuditRow, { people, units }: RowNames): Line['actor'] => ({
  name: people.get(row.actorId) ?? '',
  unit: row.actorUnitId === null ? null : (units.get(row.actorUnitId) ?? ''),
  role: row.actorRole,
});
const reasonOf = ({ reasonCode: code, reasonText: text }: AuditRow): Line['reason'] => (code === null && text === null ? null : { code, text: text ?? '' });

function objectOf({ objectKind: kind, objectId: id, objectLabel: label }: AuditRow, { units }: RowNames): Line['object'] {
  if (kind === null || id === null) return null;
  const known = kind === 'unit' ? units.get(id) : kind === 'setting' ? AUDIT_SETTING_WORDS[id as AuditSetting] : undefined;
  return { kind, id, label: label ?? known ?? '' };
}

/** A row as an auditor reads it. */
export function presentLine(row: AuditRow, names: RowNames): Line {
  return {
    id: row._id,
    number: names.numbers.get(row._id) ?? null,
    at: row.at.toISOString(),
    actor: actorOf(row, names),
    subject: row.subjectId === null ? null : { id: row.subjectId, name: names.people.get(row.subjectId) ?? '' },
    action: row.action,
    object: objectOf(row, names),
    reason: reasonOf(row),
  };
}

/** A row as the person whose data it was reads it: who, in which office, and why. */
export function presentSeen(row: AuditRow, names: RowNames): Seen {
  const aCase = row.objectKind === 'case' && row.objectId !== null;
  return {
    id: row._id,
    at: row.at.toISOString(),
    actor: actorOf(row, names),
    action: row.action,
    case: aCase ? { id: row.objectId ?? '', number: row.objectLabel ?? '' } : null,
    reason: reasonOf(row),
  };
}

export function presentState({ rows, chained, head, checked }: ChainState): ResponseOf<'GET /audit/state'> {
  return { rows, chained, head: head.number === 0 ? null : head, checked: checked && { ...checked, at: checked.at.toISOString() } };
}
