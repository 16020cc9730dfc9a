import { dayNumber, momentOn, type Day } from '../kernel/days';

/** What a roll may be: bytes of its file, lines, findings that are kept, co-owners of one line, area in 1/100 m², characters. */
export const ROLL_LIMITS = { fileBytes: 10 * 1024 * 1024, rows: 20_000, findings: 200, holders: 10, area: 10_000_000, place: 20, name: 30, words: 300, file: 80, log: 60, changesShown: 200 } as const;
/** Buildings with fewer lines have no area in public: it would be somebody's, and floor areas tell owners apart. */
export const SHOWN_FROM = 3;
/** Days for which a roll is open for looking and objections: no law says how long, so the shortest and longest are ours, and the station names the day. */
export const OPEN_DAYS = { least: 7, most: 60 } as const;
/** Working days within which the station answers an objection. */
export const OBJECTION_DAYS = 5;
/** Days after which a table that nobody decided on is removed (PIPL Art. 19). */
export const ROLL_IMPORT_DAYS = 7;
/** Longest proxy in writing, days. */
export const DELEGATE_DAYS = 366;

/** The first moment after the last day for objections. */
export const openUntil = (day: Day): Date => momentOn(dayNumber(day), 24 * 60);
