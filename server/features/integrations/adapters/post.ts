import type { Deps } from '../../../platform/deps';
import { OutsideError, type OutsideAnswer } from '../../../platform/outside';
import type { Verdict } from './types';

/** Posts JSON outside: an answer, or what kept it from coming. `once` as of `Outside.post`. */
export async function postJson(deps: Deps, address: string, headers: Readonly<Record<string, string>>, body: string, once = false): Promise<{ readonly answer: OutsideAnswer } | { readonly verdict: Verdict }> {
  try {
    return { answer: await deps.outside.post(address, { 'content-type': 'application/json; charset=utf-8', ...headers }, body, once) };
  } catch (error) {
    if (error instanceof OutsideError) return { verdict: { problem: error.problem, scope: 'target', retryAfterMs: null } };
    throw error;
  }
}
