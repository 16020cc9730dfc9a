/** One entry of a calendar. */
export interface CalendarEvent {
  readonly id: string;
  readonly revision: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly changedAt: Date;
  readonly title: string;
  readonly place: string;
  readonly text: string;
}

/** Longest line in octets without its end (RFC 5545 section 3.1). */
const OCTETS = 75;
/** Octets of a character in UTF-8. */
const octetsOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};
/** A line as it may stand: longer ones go on in the next after a blank, never within a character. */
export function folded(line: string): string {
  let [out, used] = ['', 0];
  for (const sign of line) {
    const size = octetsOf(sign);
    if (used + size > OCTETS) [out, used] = [`${out}\r\n `, 1];
    out += sign;
    used += size;
  }
  return out;
}
/** Text as a value (section 3.3.11): its signs of the format are words, what cannot stand in it is left out. */
export const escapedText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
/** A moment in UTC (section 3.3.5, form 2): needs no time zone data. */
export const utcStamp = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

const eventLines = ({ id, revision, startsAt, endsAt, changedAt, title, place, text }: CalendarEvent): string[] => [
  'BEGIN:VEVENT', `UID:${id}@linli`, `SEQUENCE:${revision}`, `DTSTAMP:${utcStamp(changedAt)}`, `DTSTART:${utcStamp(startsAt)}`, `DTEND:${utcStamp(endsAt)}`,
  `SUMMARY:${escapedText(title)}`, `LOCATION:${escapedText(place)}`, ...(text === '' ? [] : [`DESCRIPTION:${escapedText(text)}`]), 'END:VEVENT',
];
/** Entries as one iCalendar object (RFC 5545). Written here: a dozen lines of plain text in UTC, which no library makes shorter. */
export const calendarOf = (events: readonly CalendarEvent[]): string =>
  [...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Linli//Shifts//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:我的班次', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H'], ...events.flatMap(eventLines), 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('');
