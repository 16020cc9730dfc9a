import type { Deps } from '../../../platform/deps';
import type { HomeDoc } from '../model';
import { applyStep, type Actor, type Ask } from '../step';

/** The person takes a request back. Outcomes: those of `applyStep`. */
export function withdrawHome(deps: Deps, doc: HomeDoc, actor: Actor, ask: Ask): Promise<HomeDoc> {
  return applyStep(deps, doc, actor, 'withdraw', ask);
}

/** The person no longer lives there. Nothing is deleted: that they did stays on record. Outcomes: those of `applyStep`. */
export function moveOut(deps: Deps, doc: HomeDoc, actor: Actor, ask: Ask): Promise<HomeDoc> {
  return applyStep(deps, doc, actor, 'moveOut', ask);
}
