/** The holidays of a year are missing although it is time to enter them; `data.year`. */
export const YEAR_MISSING = 'calendar.yearMissing';
