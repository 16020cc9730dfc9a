import type { ResponseOf } from '../../../shared/contract';
import { FIELD_LOOKED_AT, FIELD_MOST, fieldActionsOf } from '../../../shared/domain/cases/field';
import { isOpenPart } from '../../../shared/domain/cases/joint';
import type { Deps } from '../../platform/deps';
import { gridNames } from '../organisation';
import type { CaseDoc } from './document';
import { rawCases } from './model';
import { actionsFor, supportsBy, workbenchOf, type Person } from './policy';
import { presentRows } from './presenter';
import { workbenchFilter } from './workbench';

type Field = ResponseOf<'GET /workbench/field'>;
type Row = Field['items'][number];

/** The viewer's own open task where their unit supports. */
function partFor(person: Person, doc: CaseDoc): Row['part'] {
  const units = supportsBy(person, doc);
  const own = doc.support?.find((part) => isOpenPart(part) && units.includes(part.unitId));
  return own ? { id: own.id, task: own.task } : null;
}

type Listed = Pick<Row, 'id' | 'number' | 'state' | 'grade' | 'round' | 'category' | 'title' | 'placeText' | 'leadUnit' | 'clock'>;
const listed = ({ id, number, state, grade, round, category, title, placeText, leadUnit, clock }: Listed): Listed => ({ id, number, state, grade, round, category, title, placeText, leadUnit, clock });

/** What goes to the phone beside the row of the list. */
function onTheSpot(person: Person, doc: CaseDoc, now: Date, grids: ReadonlyMap<string, string>): Omit<Row, keyof Listed> {
  const { grid, community } = doc.scope;
  return {
    revision: doc.revision,
    text: doc.text ?? '',
    point: { ...doc.place.gcj02, system: 'gcj02' },
    grid: grid === null ? null : { id: grid, name: grids.get(grid) ?? '' },
    community,
    actions: fieldActionsOf(actionsFor(person, doc, now)),
    part: partFor(person, doc),
    open: (doc.support ?? []).filter(isOpenPart).length,
  };
}

/**
 * Open matters of somebody's workbench in which they may take a step on the spot, the most urgent first.
 * Sorted by distance on the phone: where somebody stands is nobody else's business, and is not sent.
 */
export async function fieldOf(deps: Deps, person: Person): Promise<Field> {
  const now = deps.clock.now();
  const filter = await workbenchFilter(deps, workbenchOf(person), 'all', now);
  const docs = await rawCases(deps).find(filter, { projection: { terms: 0, keys: 0, pending: 0 } }).sort({ dueAt: 1, _id: 1 }).limit(FIELD_LOOKED_AT + 1).toArray();
  const walked = docs.filter((doc) => fieldActionsOf(actionsFor(person, doc, now)).length > 0);
  const shown = walked.slice(0, FIELD_MOST);
  const [rows, grids] = await Promise.all([presentRows(deps, shown, 'staff'), gridNames(deps, shown.map(({ scope }) => scope.grid))]);
  const items = shown.map((doc, at): Row => ({ ...listed(rows[at] as (typeof rows)[number]), ...onTheSpot(person, doc, now, grids) }));
  return { items, more: walked.length > FIELD_MOST || docs.length > FIELD_LOOKED_AT, now: now.toISOString() };
}
