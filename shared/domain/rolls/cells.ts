import { buildingKey, entranceKey, roomKey } from '../organisation/rooms';
import { ROLL_LIMITS } from './limits';

/** Somebody as a table names them: the number is a mobile number or the end of that of their document, null where none was written. */
export interface NamedHolder {
  readonly name: string;
  readonly number: string | null;
}
/** What can be wrong with a row; its words say how to mend it. */
export const ROLL_FAULTS = ['placeLong', 'parking', 'twice', 'areaNeeded', 'areaWrong', 'areaFine', 'areaLarge', 'nameLong', 'nameOdd', 'holdersMany', 'holderTwice', 'numbersMany', 'numberWhole', 'numberWrong', 'yesNo'] as const;
export type RollFault = (typeof ROLL_FAULTS)[number];

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Area in 1/100 m² as people write it: 「89.5」「89.50㎡」「1,024 平方米」; in whole numbers, so that nothing is lost. */
export function areaOf(text: string): number | RollFault {
  const digits = plain(text).replace(/(平方米|平米|平方|m2)$/i, '').replace(/,(?=\d{3}(\D|$))/g, '');
  if (digits === '') return 'areaNeeded';
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d*))?$/.exec(digits) ?? [];
  if (whole === undefined) return 'areaWrong';
  if (part.replace(/0+$/, '').length > 2) return 'areaFine';
  const area = Number(whole) * 100 + Number(part.slice(0, 2).padEnd(2, '0'));
  return area > ROLL_LIMITS.area ? 'areaLarge' : area;
}
/** `89.50`: area as it is shown, square metres. */
export const areaShown = (area: number): string => `${Math.floor(area / 100)}.${String(area % 100).padStart(2, '0')}`;

/** A mobile number, or the last four to six of a document; a whole document number is more than is needed. */
export function numberOf(text: string): string | RollFault {
  const number = plain(text).replace(/^(\+?86|尾号|后四位)/, '').replace(/-/g, '').toUpperCase();
  if (/^\d{17}[\dX]$/.test(number)) return 'numberWhole';
  return /^1\d{10}$/.test(number) || /^[0-9A-Z]{4,6}$/.test(number) ? number : 'numberWrong';
}

const several = (text: string): string[] => text.normalize('NFKC').split(/[、,;/\n]/).map((one) => one.trim().replace(/\s+/g, ' ')).filter((one) => one !== '');

function nameFault(name: string): RollFault | null {
  if (name.length > ROLL_LIMITS.name) return 'nameLong';
  // A number among the names would be shown where names are.
  return /\d{4,}/.test(name) ? 'nameOdd' : null;
}

/** Who a row names: the first and the others, with their numbers in the same order. */
export function holdersOf({ holder, others, numbers }: { readonly holder: string; readonly others: string; readonly numbers: string }): readonly NamedHolder[] | RollFault {
  const names = [...several(holder), ...several(others)];
  const given = several(numbers).map(numberOf);
  const wrong = given.find((one): one is RollFault => (ROLL_FAULTS as readonly string[]).includes(one)) ?? names.map(nameFault).find((one) => one !== null);
  if (wrong) return wrong;
  if (names.length > ROLL_LIMITS.holders) return 'holdersMany';
  if (given.length > names.length) return 'numbersMany';
  const holders = names.map((name, at) => ({ name, number: given[at] ?? null }));
  const marks = new Set(holders.map(({ name, number }) => `${name} ${number ?? ''}`));
  return marks.size < holders.length ? 'holderTwice' : holders;
}

/** Where a line stands. Parts as they were written; for representatives `building` is the part of the community, `no` the seat. */
export interface RollPlace {
  readonly building: string;
  readonly entrance: string;
  readonly no: string;
}
/** The same place, however it is written. */
export const placeMark = ({ building, entrance, no }: RollPlace): string => [buildingKey(building), entranceKey(entrance), roomKey(no)].join('\n');
export const placeFault = (place: RollPlace): RollFault | null => {
  if (Object.values(place).some((part: string) => part.length > ROLL_LIMITS.place)) return 'placeLong';
  // Parking is no part of the area that is counted (宁波 Art. 18), and nobody is an owner by it.
  return Object.values(place).some((part: string) => /车位|车库/.test(part)) ? 'parking' : null;
};
/** `3栋2单元501`: as people say it. */
export const placeShown = ({ building, entrance, no }: RollPlace): string => [building, entrance, no].map((part) => part.replace(/\s+/g, '')).join('');
/** Yes, no or nothing. */
export function yesOf(text: string): boolean | RollFault {
  const said = plain(text);
  if (said === '' || said === '否') return false;
  return said === '是' ? true : 'yesNo';
}
