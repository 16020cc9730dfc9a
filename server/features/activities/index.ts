import type { Feature } from '../../http/types';
import type { EventSource } from '../../jobs/types';
import { calendarDownload } from './calendar';
import { activityEraser } from './erase';
import { Activities, ensureIndexes, SignUps } from './model';
import { handlers } from './routes';
import { checkJoined, endOfTeam, freeSeats, goOnHolds, leaveShifts, spreadChanges } from './subscribers';
import { activityClock } from './tasks';

export { attendanceOf, type Attendance } from './attendance';
export { arrive, depart, mark } from './commands/attend';
export { join } from './commands/join';
export { lead } from './commands/station';
export { create, publish, submit } from './commands/write';
export type { ActivityDoc, SignUpDoc } from './document';
export { activityEvent, ATTENDANCE_ENDED, signUpEvent, type SignUpStep } from './events';
export { activitiesById, heldAt, signUpsById, standingOf, turnout, unfinishedOf } from './queries';
export { activityClock } from './tasks';

const sources: readonly EventSource[] = [
  { kind: 'activity', model: (deps) => Activities(deps) as unknown as ReturnType<EventSource['model']> },
  { kind: 'signUp', model: (deps) => SignUps(deps) as unknown as ReturnType<EventSource['model']> },
];

/** Activities (志愿活动) with their shifts, who comes to them, and who waits. */
export const feature: Feature = { name: 'activities', handlers, sources, subscribers: [goOnHolds, freeSeats, spreadChanges, checkJoined, leaveShifts, endOfTeam], tasks: [activityClock], downloads: [calendarDownload], erasers: [activityEraser], ensureIndexes };
