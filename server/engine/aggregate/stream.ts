/** Stages as transformations of streams of documents, with ticks in between. */
import type { Doc } from '../bson/types';
import { tick, type Tick } from '../plan/scan';

export type Stream = Generator<Doc | Tick>;
export type Stage = (input: Iterable<Doc | Tick>) => Stream;

/** A stage that makes one document (or none) of each. */
export function each(step: (doc: Doc) => Doc | undefined): Stage {
  return function* stage(source) {
    for (const item of source) {
      if (item === tick) {
        yield tick;
        continue;
      }
      const result = step(item);
      if (result) yield result;
    }
  };
}
