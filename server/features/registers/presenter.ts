import type { ResponseOf } from '../../../shared/contract';
import { SHEET_FIELDS, type SheetField } from '../../../shared/domain/registers/fields';
import { WORKING_STATES } from '../../../shared/domain/registers/states';
import type { Deps } from '../../platform/deps';
import { getPeople } from '../identity';
import { getUnits } from '../organisation';
import { withoutPhones } from './discreet';
import type { SheetDoc, SourceDoc } from './model';
import { openSample } from './parts';
import { mayAsk } from './works';

type Head = ResponseOf<'GET /registers/sheets'>['items'][number];
type View = ResponseOf<'GET /registers/sheets/:id'>;
type Source = ResponseOf<'POST /registers/sources'>;

export async function presentSources(deps: Deps, sources: readonly SourceDoc[]): Promise<Source[]> {
  const units = await getUnits(deps, sources.map(({ unitId }) => unitId));
  return sources.map(({ _id, use, name, unitId }) => ({ id: _id, use, name, unit: { id: unitId, name: units.get(unitId)?.name ?? '' } }));
}

/** How far the program is; in a register that is in force, with the cases of what is open. */
function progressOf({ state, done, parts, rows, use, settled, opened, counts }: SheetDoc): Head['progress'] {
  if (state === 'committed' && use === 'register' && settled === false) return { done: Math.min(opened + counts.refused, counts.open), of: counts.open };
  if (!(WORKING_STATES as readonly string[]).includes(state)) return null;
  return parts === 0 ? { done: 0, of: 0 } : { done: Math.min(rows, Math.round((rows * done) / parts)), of: rows };
}

/** Tables as the list shows them. */
export async function presentSheets(deps: Deps, docs: readonly SheetDoc[]): Promise<Head[]> {
  const people = await getPeople(deps, docs.map(({ personId }) => personId));
  return docs.map((doc) => ({
    id: doc._id, use: doc.use, source: { id: doc.sourceId, name: doc.sourceName }, state: doc.state, file: doc.file, rows: doc.rows, problemCount: doc.problemCount, progress: progressOf(doc), by: people.get(doc.personId)?.name ?? '', createdAt: doc.createdAt.toISOString(),
  }));
}

/** A cell of the first rows, as it is shown: numbers of people by their last digits, and no more of long words than tells them apart. */
const shown = (text: string): string => {
  const plain = withoutPhones(text);
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
};

/** One table with everything that is to be decided about it. */
export async function presentSheet(deps: Deps, doc: SheetDoc): Promise<View> {
  const [head] = await presentSheets(deps, [doc]);
  if (!head) throw new Error('a table has no head');
  const columns = Object.fromEntries(SHEET_FIELDS.flatMap((field: SheetField) => (doc.columns[field] === undefined ? [] : [[field, doc.columns[field]]])));
  return {
    ...head, titles: doc.titles, sample: doc.sample === null ? [] : openSample(deps, doc._id, doc.sample).map((row) => doc.titles.map((_, at) => shown(row[at] ?? ''))), columns, system: doc.system,
    categories: doc.state === 'checked' ? doc.categories.map(({ word, rows, categoryId, admission = false }) => ({ word, rows, categoryId, admission })) : [],
    asks: doc.use === 'orders' && (await mayAsk(deps, doc.unitId)), problems: doc.problems, notes: doc.notes, noteCount: doc.noteCount, counts: { ...doc.counts, work: doc.counts.work ?? 0 }, hasReplies: doc.use === 'orders' && doc.state === 'committed' && doc.kept,
  };
}
