/** One permitted step. `by` names the parts people play in this matter (not their roles). */
export interface Transition<S extends string, A extends string, P extends string> {
  readonly from: S;
  readonly action: A;
  readonly to: S;
  readonly by: readonly P[];
}

/** Finds the step for an action from a state, or undefined when the table has none. */
export function findTransition<S extends string, A extends string, P extends string>(
  table: readonly Transition<S, A, P>[],
  from: S,
  action: A,
): Transition<S, A, P> | undefined {
  return table.find((row) => row.from === from && row.action === action);
}

/** Every action that somebody playing one of `parts` may take from a state, in table order, once each. */
export function actionsFrom<S extends string, A extends string, P extends string>(
  table: readonly Transition<S, A, P>[],
  from: S,
  parts: readonly P[],
): A[] {
  const found = table.filter((row) => row.from === from && row.by.some((part) => parts.includes(part)));
  return [...new Set(found.map((row) => row.action))];
}
