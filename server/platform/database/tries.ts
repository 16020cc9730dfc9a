import { Schema, type Model } from 'mongoose';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Deps } from '../deps';
import { SCHEMA_OPTIONS } from './model';

/** Wrong looks of one person, so that nobody tries codes or names. */
export interface TriesDoc {
  _id: string;
  tries: number;
  expiresAt: Date;
}
/** The schema of a collection of tries; a model of one's own keeps them apart. */
export function triesSchemaOf(): Schema<TriesDoc> {
  const schema = new Schema<TriesDoc>({ _id: String, tries: Number, expiresAt: Date }, SCHEMA_OPTIONS);
  schema.index({ expiresAt: 1 }, { name: 'forgotten' });
  return schema;
}

/** Counts what somebody tried in vain, over all processes: so many within so many milliseconds. */
export function triesIn(model: (deps: Pick<Deps, 'db'>) => Model<TriesDoc>, { most, windowMs }: { readonly most: number; readonly windowMs: number }) {
  return {
    /** `too_many_requests` for whoever looked in vain too often. */
    async refuseGuessing(deps: Deps, personId: string): Promise<void> {
      const row = await model(deps).findById(personId).lean();
      const left = row ? row.expiresAt.getTime() - deps.clock.now().getTime() : 0;
      if (row && row.tries >= most && left > 0) throw new DomainError('too_many_requests', { retrySeconds: Math.ceil(left / 1000) });
    },
    /** Counts a look that found nothing. */
    async countMiss(deps: Deps, personId: string): Promise<void> {
      const now = deps.clock.now();
      const further = await model(deps).updateOne({ _id: personId, expiresAt: { $gt: now } }, { $inc: { tries: 1 } });
      if (further.matchedCount > 0) return;
      await model(deps).updateOne({ _id: personId }, { $set: { tries: 1, expiresAt: new Date(now.getTime() + windowMs) } }, { upsert: true });
    },
  };
}
