import { useApi } from '@/api';
import { bounceWords } from '@shared/copy/board';
import type { Unit } from '../model/types';

/** A unit to choose, with how often it returned what it was given of late. */
export type ChoosableUnit = Unit & { readonly bounces?: string };

/** Units that cases of a community can be given to. What is not known of their returns is not said. */
export function useUnits(communityId: string) {
  const { data, error, reload } = useApi('GET /communities/:id/units', { params: { id: communityId } }, false);
  const returns = useApi('GET /figures/returns', {}, false).data;
  const known = new Map((returns?.items ?? []).map((one) => [one.unit.id, bounceWords(one, returns?.days ?? 0)]));
  const items = data?.items.map((unit): ChoosableUnit => {
    const bounces = known.get(unit.id);
    return bounces ? { ...unit, bounces } : unit;
  });
  return { items, error, reload };
}

/** The same as choices of a form: name, and beside it the returns. */
export function useUnitChoices(communityId: string): { id: string; name: string; detail?: string }[] {
  const { items = [] } = useUnits(communityId);
  return items.map(({ id, name, bounces }) => ({ id, name, ...(bounces ? { detail: bounces } : {}) }));
}
