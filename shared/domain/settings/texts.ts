import type { Fault } from './faults';

/** Places where the operator's own words may stand, with the most characters each has room for. */
export const TEXT_LIMITS = {
  /** Under the plate on home. */
  homeGreeting: 40,
  /** Under the telephone of the station. */
  phoneNote: 40,
  /** On top of the report, before anything is written. */
  emergencyNote: 60,
  /** The same for elder mode, where sentences are short. */
  emergencyNoteElder: 24,
  /** At the foot of the report while the station is closed. */
  closedNote: 60,
  /** Who watches at night and on holidays, by the duty roster; empty: nobody does, and the report says so. */
  nightDuty: 60,
  /** What becomes of words and photos, at the end of the report. */
  privacyNote: 80,
  /** After a report has arrived. */
  afterSubmit: 60,
} as const;
export type TextPlace = keyof typeof TEXT_LIMITS;
export const TEXT_PLACES = Object.keys(TEXT_LIMITS) as TextPlace[];

/** The places whose words differ from the program's own. An empty text leaves the place empty. */
export type TextContent = { readonly [P in TextPlace]?: string };
/** All words as they stand. */
export type Texts = Readonly<Record<TextPlace, string>>;

/** Places that may stay empty; the others always say something. */
export const MAY_BE_EMPTY: readonly TextPlace[] = ['homeGreeting', 'phoneNote', 'closedNote', 'nightDuty'];

/** Everything that is wrong with the operator's texts; empty when they may be used. */
export function textFaults(content: TextContent): Fault[] {
  return Object.entries(content).flatMap(([place, text]): Fault[] => {
    if (!TEXT_PLACES.includes(place as TextPlace)) return [{ path: place, code: 'unknownPlace' }];
    const max = TEXT_LIMITS[place as TextPlace];
    if (text.length > max) return [{ path: place, code: 'textLong', values: { max } }];
    return text.trim() === '' && !MAY_BE_EMPTY.includes(place as TextPlace) ? [{ path: place, code: 'textEmpty' }] : [];
  });
}
