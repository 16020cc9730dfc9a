import { HOME_LIMITS } from '../../../../shared/domain/identity/homes';
import type { Deps } from '../../../platform/deps';
import type { HomeDoc } from '../model';
import { applyStep, type Actor, type Ask } from '../step';

/**
 * A confirmed co-resident or a grid worker says whether somebody lives there: a recommendation, which the station
 * sees and decides by. Said again it takes the place of what was said before. Outcomes: those of `applyStep`.
 */
export function speakOfHome(deps: Deps, doc: HomeDoc, actor: Actor, { yes, ...ask }: Ask & { readonly yes: boolean }): Promise<HomeDoc> {
  return applyStep(deps, doc, actor, 'speak', ask, (part, at) => {
    const others = doc.opinions.filter(({ personId }) => personId !== actor.personId);
    const own = { personId: actor.personId, part: part === 'gridWorker' ? part : 'coResident', yes, at } as const;
    return { set: { opinions: [...others, own].slice(-HOME_LIMITS.opinions) } };
  });
}
