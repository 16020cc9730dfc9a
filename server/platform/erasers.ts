import type { Deps } from './deps';

/** What is shown in the place of a name that is gone. */
export const GONE_NAME = '已注销';
/** And in the place of words without which a line would be empty. */
export const GONE_WORDS = '（已抹去）';

/** Somebody whose account was closed. Their id stays where others' records need it, and leads to nobody. */
export interface Leaver {
  readonly personId: string;
  /** As they were called, for what kept the name itself; null once that was looked through. */
  readonly name: string | null;
  readonly closedAt: Date;
}

/**
 * What one feature holds of persons; offered in its manifest (`erasers`). Every collection that holds a word, a number, a
 * picture or a place of somebody is named by one (tests/server/identity/erasing.test.ts has the whole list).
 */
export interface Eraser {
  /** Unique name, noted with the person when it is done: never renamed. */
  readonly name: string;
  readonly collections: readonly string[];
  /** Looks through what the others let go; else they come in the order of features. */
  readonly last?: true;
  /**
   * Erases what is theirs, or takes it out of what belongs to others too, by guarded single writes; ends what runs, kindly
   * for the other side. Run again, also after half of it, it comes to the same. False: something has to stay until it is
   * over, so it is run again a day later.
   */
  erase(deps: Deps, leaver: Leaver): Promise<boolean>;
}
