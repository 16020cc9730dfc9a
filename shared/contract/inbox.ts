import { z } from 'zod';
import { INBOX_KINDS } from '../domain/notifications/kinds';
import { defineRoute, Done, Id, IdParams, Moment, page, PageQuery } from './kernel';

export const InboxItem = z.object({
  id: Id,
  kind: z.enum(INBOX_KINDS),
  title: z.string(),
  body: z.string(),
  /** Where a tap leads. */
  target: z.object({ kind: z.enum(['case', 'home', 'homesDesk', 'identity', 'whistle', 'admission', 'docket', 'wish', 'project', 'projectRound', 'volunteer', 'volunteers', 'task', 'topic', 'body', 'roll', 'rollDesk', 'consultation', 'meeting', 'vote', 'notice', 'emergency', 'mediation', 'visit', 'booking', 'openBook', 'service', 'activity', 'team', 'volunteerPlan', 'invitation', 'serviceRecord', 'hoursShift', 'certificate', 'stuck', 'dropFiles']), id: Id }).nullable(),
  at: Moment,
  read: z.boolean(),
});

export const inboxRoutes = {
  'GET /inbox': defineRoute({
    summary: 'My messages, newest first',
    tag: 'inbox',
    access: 'session',
    query: z.strictObject({ ...PageQuery }),
    status: 200,
    response: page(InboxItem).extend({ unread: z.number().int() }),
    errors: [],
  }),
  'POST /inbox/:id/read': defineRoute({
    summary: 'Mark one message as read',
    tag: 'inbox',
    access: 'session',
    params: IdParams,
    status: 200,
    response: z.object({ unread: z.number().int() }),
    errors: ['not_found'],
  }),
  'POST /inbox/read-all': defineRoute({
    summary: 'Mark everything as read',
    tag: 'inbox',
    access: 'session',
    status: 200,
    response: Done,
    errors: [],
  }),
};
