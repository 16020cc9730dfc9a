import { type ResponseOf, useApi } from '@/api';
import type { IconName } from '@/ui';

export type Catalogue = ResponseOf<'GET /catalogue'>;
export type Category = Catalogue['categories'][number];

/** The catalogue, most used first; kept on the phone so that a report can be written without a network. */
export const useCatalogue = () => useApi('GET /catalogue', {});

/** Icons are names on the wire; the drawing of a name this version does not know is `report` (ui/icons). */
export const iconOf = (category: { icon: string }): IconName => category.icon as IconName;

/** Categories whose name, hint or other words contain what somebody typed; everything for an empty search. */
export function findCategories(categories: readonly Category[], typed: string): Category[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [...categories];
  return categories.filter((one) => [one.name, one.hint, ...one.words].some((word) => word.toLowerCase().includes(wanted)));
}
