import type { Deps } from '../platform/deps';
import type { Nudge } from '../platform/nudge';
import { createBell, type Bell } from './bell';
import type { EventSource } from './types';

/** What the relay of one process was told of: where to look, and when. */
export interface Told {
  /** What `deps.nudge` does. */
  readonly nudge: Nudge;
  /** Returns when nudged, at latest after so many ms. */
  readonly wait: Bell['wait'];
  /** The sources that were told of since the last call; all of them at the first, and after a nudge without a model. */
  take(deps: Deps, sources: readonly EventSource[]): readonly EventSource[];
}

/**
 * There are dozens of sources, and nearly every nudge is about one of them: asking only that one is what keeps a write
 * from asking the database dozens of times. What is forgotten when a process dies is found by the next look everywhere.
 */
export function createTold(): Told {
  const bell = createBell();
  const names = new Set<string>();
  let anywhere = true;
  return {
    nudge(carrier) {
      if (carrier) names.add(carrier.collection.name);
      else anywhere = true;
      bell.ring();
    },
    wait: bell.wait,
    take(deps, sources) {
      const taken = anywhere ? sources : sources.filter((one) => names.has(one.model(deps).collection.name));
      names.clear();
      anywhere = false;
      return taken;
    },
  };
}
