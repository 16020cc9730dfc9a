import { createHash } from 'node:crypto';
import type { DocumentKind } from '../../../../shared/domain/identity/levels';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf, withEvents } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import { rename } from '../../identity';
import { DOCUMENT_SEEN, DOCUMENT_UNDONE } from '../events';
import { DocumentChecks, type DocumentCheckDoc } from '../model';
import { settleLevel } from '../settle';
import type { Visit } from '../visits';

export interface SeenDocument {
  readonly staffId: string;
  readonly visit: Visit;
  readonly kind: DocumentKind;
  readonly name?: string | undefined;
  readonly key: string;
}

const again = (): DomainError => new DomainError('rule_refused', { rule: 'documentSeen' });

/**
 * Records that staff saw somebody's document: level 2. Outcomes: recorded, or the same for the same key;
 * `rule_refused` {rule: documentSeen} when one already stands, {rule: ownDocument} for one's own.
 */
export async function seeDocument(deps: Deps, { staffId, visit: { personId, unitId }, kind, name, key }: SeenDocument): Promise<void> {
  if (personId === staffId) throw new DomainError('rule_refused', { rule: 'ownDocument' });
  const before = await DocumentChecks(deps).find({ personId }, { undone: 1, key: 1 }).lean<Pick<DocumentCheckDoc, 'undone' | 'key'>[]>();
  if (before.some((check) => check.key === key)) return;
  if (before.some(({ undone }) => undone === null)) throw again();
  const now = deps.clock.now();
  const _id = `d-${createHash('sha256').update(`${personId}\n${before.length}`).digest('base64url').slice(0, 24)}`;
  const event = { _id: `${_id}-seen`, type: DOCUMENT_SEEN, at: now, data: { person: personId, unit: unitId, actor: staffId, kind } };
  try {
    await DocumentChecks(deps).insertMany([{ _id, personId, kind, at: now, byId: staffId, unitId, undone: null, key, ...pendingOf([event], now) }]);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    if ((await DocumentChecks(deps).findById(_id, { key: 1 }).lean())?.key !== key) throw again();
  }
  deps.nudge(DocumentChecks(deps));
  if (name !== undefined) await rename(deps, personId, name);
  await settleLevel(deps, personId);
}

/** Takes back that a document was seen. Outcomes: taken back, or it was; what happened stays on record. */
export async function undoDocument(deps: Deps, check: DocumentCheckDoc, staffId: string, reason: string): Promise<void> {
  const now = deps.clock.now();
  const event = { _id: `${check._id}-undone`, type: DOCUMENT_UNDONE, at: now, data: { person: check.personId, unit: check.unitId, actor: staffId } };
  await DocumentChecks(deps).updateOne({ _id: check._id, undone: null }, withEvents({ $set: { undone: { at: now, byId: staffId, reason } } }, [event], now));
  deps.nudge(DocumentChecks(deps));
  await settleLevel(deps, check.personId);
}
