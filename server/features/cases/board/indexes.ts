import type { Schema } from 'mongoose';
import type { CaseDoc } from '../document';

const LEVELS = ['community', 'street', 'district'] as const;

/**
 * Indexes of the triage board and of what comes back. They hold only cases that stand in a lane, repeat another, or are
 * closed: a new case is written into none of them.
 */
export function indexBoard(schema: Schema<CaseDoc>): void {
  for (const level of LEVELS) {
    schema.index({ [`scope.${level}`]: 1, lanes: 1, dueAt: 1, _id: 1 }, { name: `lanes_${level}`, partialFilterExpression: { lanes: { $exists: true } } });
    schema.index({ [`scope.${level}`]: 1, createdAt: -1, _id: -1 }, { name: `repeats_${level}`, partialFilterExpression: { 'again.group': { $exists: true } } });
  }
  schema.index({ leadUnitId: 1, lanes: 1, dueAt: 1, _id: 1 }, { name: 'lanes_unit', partialFilterExpression: { lanes: { $exists: true } } });
  // The cases of one that comes back; earlier ones at the same place.
  schema.index({ 'again.group': 1, createdAt: -1 }, { name: 'repeat_group', partialFilterExpression: { 'again.group': { $exists: true } } });
  schema.index({ 'scope.community': 1, spot: 1, createdAt: -1, _id: -1 }, { name: 'spot_closed', partialFilterExpression: { state: 'closed' } });
}
