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

/** What a step takes away from what may be done after it, and what it brings (`CASE_TRANSITIONS`). */
const AFTERWARDS: Partial<Record<FieldAction, { readonly gone: readonly FieldAction[]; readonly come?: readonly FieldAction[] }>> = {
  acknowledge: { gone: ['acknowledge'], come: ['handle'] },
  handle: { gone: ['handle', 'return'] },
  verify: { gone: ['verify', 'reject'] },
  reject: { gone: ['verify', 'reject'] },
  return: { gone: ['acknowledge', 'handle', 'return', 'note'] },
  acknowledgeSupport: { gone: ['acknowledgeSupport'], come: ['supportProgress', 'supportDone'] },
  supportDone: { gone: ['supportProgress', 'supportDone', 'returnSupport'] },
  returnSupport: { gone: ['acknowledgeSupport', 'supportProgress', 'supportDone', 'returnSupport', 'note'] },
};

/**
 * What may be done on the spot once the steps that still wait to be sent have been taken: whoever signs for a matter without
 * a network can report it handled there too. The server has the last word when they arrive.
 */
export function actionsAfter(actions: readonly FieldAction[], waiting: readonly FieldAction[]): FieldAction[] {
  const left = waiting.reduce<readonly FieldAction[]>((now, step) => {
    const { gone = [], come = [] } = AFTERWARDS[step] ?? {};
    return [...now.filter((action) => !gone.includes(action)), ...come];
  }, actions);
  return FIELD_ACTIONS.filter((action) => left.includes(action));
}

/** Matters on the list of a day at most: nobody walks to more, and a phone keeps it (storage of one answer ≤ 1 MB). */
export const FIELD_MOST = 100;
/** Open matters looked through for them, the most urgent first. */
export const FIELD_LOOKED_AT = 400;
