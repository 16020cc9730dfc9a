import { ROLL_COLUMNS, ROLL_FAULT_WORDS, ROLL_NOTE_WORDS } from '../../../../shared/copy/rolls';
import { fill, type FillValues } from '../../../../shared/copy/fill';
import { areaOf, areaShown, holdersOf, placeFault, placeMark, ROLL_FAULTS, yesOf, type NamedHolder, type RollFault, type RollPlace } from '../../../../shared/domain/rolls/cells';
import type { RollKind } from '../../../../shared/domain/rolls/kinds';
import { ROLL_LIMITS } from '../../../../shared/domain/rolls/limits';
import type { FindingRow } from '../document';

/** A row of the table by the keys of its columns, with the number the spreadsheet shows. */
export interface TableRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}
/** A line as a table brings it. */
export interface NewLine extends RollPlace {
  readonly row: number;
  readonly area: number;
  readonly developer: boolean;
  readonly holders: readonly NamedHolder[];
  readonly delegate: string | null;
}
/** Findings of which the first are kept and all are counted. They never repeat a name or a number: they are read outside of the seal. */
export class Findings {
  readonly kept: FindingRow[] = [];
  count = 0;
  constructor(private readonly kind: RollKind) {}
  add(row: number, key: string | null, text: string, values: FillValues = {}): void {
    this.count += 1;
    if (this.kept.length >= ROLL_LIMITS.findings) return;
    const column = ROLL_COLUMNS[this.kind].find((one) => one.key === key)?.title ?? null;
    this.kept.push({ row, column, text: fill(text, { max: ROLL_LIMITS.place, ...values }) });
  }
  fault(row: number, key: string, fault: RollFault, values: FillValues = {}): void {
    const most = fault === 'areaLarge' ? areaShown(ROLL_LIMITS.area) : fault === 'nameLong' ? ROLL_LIMITS.name : fault === 'holdersMany' ? ROLL_LIMITS.holders : ROLL_LIMITS.place;
    this.add(row, key, ROLL_FAULT_WORDS[fault], { max: most, ...values });
  }
}
const isFault = (value: unknown): value is RollFault => typeof value === 'string' && (ROLL_FAULTS as readonly string[]).includes(value);

/** Reads one row; what is wrong goes to the findings, and then there is no line. */
function lineOf(kind: RollKind, { row, cells }: TableRow, problems: Findings): NewLine | null {
  const of = (key: string): string => (cells[key] ?? '').trim();
  const place = { building: of('building'), entrance: of('entrance'), no: of('no') };
  const checked = {
    building: placeFault(place), area: kind === 'owners' ? areaOf(of('area')) : 0, holder: holdersOf({ holder: of('holder'), others: of('others'), numbers: of('numbers') }), developer: kind === 'owners' ? yesOf(of('developer')) : false,
  };
  const faults = Object.entries(checked).filter((one): one is [string, RollFault] => isFault(one[1]));
  // What is empty and must not be is said by the reader of tables.
  for (const [key, fault] of faults) if (!(fault === 'areaNeeded' && of('area') === '')) problems.fault(row, fault.startsWith('number') && key === 'holder' ? 'numbers' : key, fault);
  if (faults.length > 0) return null;
  return { row, ...place, area: checked.area as number, developer: checked.developer as boolean, holders: checked.holder as readonly NamedHolder[], delegate: of('delegate').slice(0, ROLL_LIMITS.name) || null };
}

/** Reads the rows of a table: its lines, what has to be mended, what is worth a look. */
export function readLines(kind: RollKind, rows: readonly TableRow[]): { readonly lines: NewLine[]; readonly problems: Findings; readonly notes: Findings } {
  const [problems, notes] = [new Findings(kind), new Findings(kind)];
  const [places, names] = [new Map<string, number>(), new Map<string, number>()];
  const lines: NewLine[] = [];
  for (const one of rows) {
    const line = lineOf(kind, one, problems);
    if (!line) continue;
    const first = places.get(placeMark(line));
    if (first !== undefined) {
      problems.fault(line.row, 'no', 'twice', { row: first });
      continue;
    }
    places.set(placeMark(line), line.row);
    lines.push(line);
    if (kind === 'owners') noteOwner(line, names, notes);
  }
  return { lines, problems, notes };
}

/** An area of nothing counts as a person alone; one name without a number on several lines counts as several. */
function noteOwner({ row, area, developer, holders: [only, ...more] }: NewLine, names: Map<string, number>, notes: Findings): void {
  if (area === 0) notes.add(row, 'area', ROLL_NOTE_WORDS.areaNone);
  if (developer || more.length > 0 || !only || only.number !== null) return;
  const before = names.get(only.name);
  if (before === undefined) names.set(only.name, row);
  else notes.add(row, 'numbers', ROLL_NOTE_WORDS.nameless, { row: before });
}
