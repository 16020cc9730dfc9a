/** Wakes whoever waits; rung while nobody waits, the next wait returns at once. */
export interface Bell {
  ring(): void;
  /** Returns when rung, at latest after `ms`. */
  wait(ms: number): Promise<void>;
}

/** A bell of one process: losing a ring costs at most one poll. */
export function createBell(): Bell {
  let rung = false;
  const waiting = new Set<() => void>();
  return {
    ring() {
      rung = waiting.size === 0;
      for (const wake of waiting) wake();
    },
    wait(ms) {
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        waiting.add(wake);
      });
    },
  };
}
