import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { calendarOf } from '../../../shared/domain/activities/calendar';
import { DAY_MS } from '../../../shared/domain/kernel/days';
import { DomainError } from '../../../shared/domain/kernel/errors';
import type { Download } from '../../http/types';
import type { Deps } from '../../platform/deps';
import { Calendars } from './model';
import type { CalendarRow } from './document';
import { activitiesById, comingOf } from './queries';

/** Shifts that one calendar holds at most. */
const MOST = 60;
const printOf = (token: string): string => createHash('sha256').update(`calendar\n${token}`).digest('base64url');

/** An address for somebody's shifts: its token is kept as a fingerprint, and the one before ends. Whoever has the address reads them. */
export async function newCalendar(deps: Deps, personId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await Calendars(deps).deleteMany({ personId });
  await Calendars(deps).insertMany([{ _id: printOf(token), personId, at: deps.clock.now() }]);
  return `/api/v1/calendars/${token}`;
}

const params = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{32}$/) });
/** Somebody's shifts as iCalendar: title, place and times, nothing of other people. */
export const calendarDownload: Download = {
  path: '/calendars/:token',
  params,
  query: z.strictObject({}),
  async open(given, _query, deps) {
    const row = await Calendars(deps).findById(printOf((given as z.output<typeof params>).token)).lean<CalendarRow>();
    if (!row) throw new DomainError('not_found');
    const now = deps.clock.now();
    const docs = (await comingOf(deps, row.personId, new Date(now.getTime() - 30 * DAY_MS), MOST)).filter(({ state }) => state === 'seated');
    const activities = await activitiesById(deps, docs.map(({ activityId }) => activityId));
    const events = docs.flatMap(({ _id, revision, startsAt, endsAt, updatedAt, activityId }) => {
      const activity = activities.get(activityId);
      return activity ? [{ id: _id, revision, startsAt, endsAt, changedAt: updatedAt, title: activity.title, place: activity.where, text: activity.bring }] : [];
    });
    const body = Buffer.from(calendarOf(events), 'utf8');
    return { stream: Readable.from([body]), size: body.length, type: 'text/calendar; charset=utf-8', maxAge: 0 };
  },
};
