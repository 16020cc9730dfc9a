import type { MissingCode } from '@shared/domain/administration/checklist';
import { open } from '@/platform/routes';

interface Line {
  readonly code: MissingCode;
  readonly about: { readonly id: string } | null;
  readonly community: { readonly id: string };
}
type Way = (line: Line) => void;

const toUnit: Way = ({ about, community }) => open('administration', { tab: 'units', unit: about?.id ?? community.id });
const toImport = (kind: string): Way => () => open('administration', { tab: 'imports', kind });
const toRule: Way = ({ about, community }) => open('administration', { tab: 'rules', category: about?.id ?? '', area: community.id });

/** Where each line is mended: a tap goes there, with what is known filled in. */
const WAYS: Readonly<Record<MissingCode, Way>> = {
  noStation: toImport('units'),
  stationPhone: toUnit,
  stationHours: toUnit,
  stationPeople: toUnit,
  stationLogin: toUnit,
  stationHead: toUnit,
  noGrids: toImport('grids'),
  gridGap: toImport('grids'),
  gridOverlap: toImport('grids'),
  noOutline: toImport('areas'),
  noWalkers: toUnit,
  gridWithoutWalker: toUnit,
  unitLogin: toUnit,
  unitPhone: toUnit,
  noRule: toRule,
  ruleInSomeGrids: toRule,
  noPlaces: toImport('places'),
  noRooms: toImport('rooms'),
  bodyMissing: toImport('units'),
  bodyEmpty: toUnit,
  nextYear: () => open('calendarSetting'),
};

export const mend: Way = (line) => WAYS[line.code](line);
