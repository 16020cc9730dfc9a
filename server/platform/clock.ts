/** The only source of the present moment in features and jobs, so that tests and the demonstration can set it. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it is set. */
export function settableClock(start: Date): Clock & { set(moment: Date): void } {
  let moment = start;
  return { now: () => new Date(moment), set: (next) => void (moment = next) };
}
