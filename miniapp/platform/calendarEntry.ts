/** One thing to go to, as it stands in a calendar. */
export interface CalendarEntry {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly where: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
