import type { CaseAction } from './states';

/**
 * Steps somebody takes on the spot (外勤), which may be written down without a network and sent later. Each says
 * something about what was seen or done there and chooses nothing that has to be looked up. In the order of a visit.
 * Source: D, point 11 (handle with photos offline and send later); P1, P5 of the practice.
 */
export const FIELD_ACTIONS = [
  'acknowledge', 'acknowledgeSupport', 'inspect', 'handle', 'supportDone', 'supportProgress', 'verify', 'reject', 'return', 'returnSupport', 'note',
] as const satisfies readonly CaseAction[];
export type FieldAction = (typeof FIELD_ACTIONS)[number];

/** A note alone sends nobody out: a matter is somebody's to walk to when one of the others may be taken. */
export const fieldActionsOf = (actions: readonly CaseAction[]): FieldAction[] => {
  const offered = FIELD_ACTIONS.filter((action) => (actions as readonly string[]).includes(action));
  return offered.some((action) => action !== 'note') ? offered : [];
};

/** Matters on the list of a day at most: nobody walks to more, and a phone keeps it (storage of one answer ≤ 1 MB). */
export const FIELD_MOST = 100;
/** Open matters looked through for them, the most urgent first. */
export const FIELD_LOOKED_AT = 400;
