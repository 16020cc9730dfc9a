import { z } from 'zod';
import { EMERGENCY_ACTIONS, EMERGENCY_AREAS, EMERGENCY_KINDS, EMERGENCY_PARTS, EMERGENCY_STATES } from '../domain/emergencies/states';
import { EMERGENCY_LIMITS } from '../domain/emergencies/summary';
import { Day, defineRoute, Id, IdParams, Moment, Named, stepRoute } from './kernel';

const tag = 'emergencies';
const revision = z.number().int().min(0);
const must = (max: number) => z.string().trim().min(1).max(max);
const Area = z.strictObject({ kind: z.enum(EMERGENCY_AREAS), id: Id });
const count = z.number().int();

export const EmergencyRow = z.object({ id: Id, state: z.enum(EMERGENCY_STATES), kind: z.enum(EMERGENCY_KINDS), title: z.string(), areas: z.array(Named), unit: Named, startedAt: Moment.nullable(), at: Moment });
/** What people who live there need at once. */
export const EmergencyCard = EmergencyRow.extend({ /** What to do, a line each. */ advice: z.string(), /** Who answers: the station of where one lives, else whoever declared it. */ call: z.object({ name: z.string(), phone: z.string() }) });
export const EmergencyView = EmergencyCard.extend({
  revision,
  /** The question to volunteers, where the viewer is one of those asked; what they said. */
  question: z.object({ text: z.string(), answer: z.boolean().nullable() }).nullable(),
  /** To those who look after the area; null for everybody else. */
  desk: z.object({
    part: z.enum(EMERGENCY_PARTS), actions: z.array(z.enum(EMERGENCY_ACTIONS)), asked: z.string().nullable(), yes: count, no: count,
    helpers: z.array(z.object({ volunteerId: Id, name: z.string(), community: z.string(), at: Moment })),
    summaries: z.array(z.object({ day: Day, filed: count, closed: count, open: count, yes: count, cases: z.array(z.object({ id: Id, number: z.string(), title: z.string() })) })),
    timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(EMERGENCY_ACTIONS).or(z.literal('ask')), text: z.string().nullable(), person: z.string() })),
  }).nullable(),
});
const step = stepRoute(tag, EmergencyView);
const bare = z.strictObject({ revision });

export const emergencyRoutes = {
  'GET /emergencies': defineRoute({ summary: 'Emergency modes that hold where one lives, and those of the offices one works for', tag, access: 'session', status: 200, response: z.object({ items: z.array(EmergencyCard), desk: z.array(EmergencyRow).nullable() }), errors: [] }),
  'GET /emergencies/:id': defineRoute({ summary: 'One emergency mode: whom to call, what to do', tag, access: 'session', params: IdParams, status: 200, response: EmergencyView, errors: ['not_found'] }),
  'POST /emergencies': defineRoute({
    summary: 'Ask for the emergency mode (应急) of an area; a second person starts it', tag, access: 'session', body: z.strictObject({ unitId: Id, kind: z.enum(EMERGENCY_KINDS), title: must(EMERGENCY_LIMITS.title), advice: must(EMERGENCY_LIMITS.advice), areas: z.array(Area).min(1).max(EMERGENCY_LIMITS.areas) }), idempotent: true, status: 201,
    response: EmergencyView, errors: ['not_allowed', 'rule_refused', 'key_reused'],
  }),
  'POST /emergencies/:id/start': step(bare, 'A second person starts it'),
  'POST /emergencies/:id/drop': step(bare, 'It is not started'),
  'POST /emergencies/:id/advise': step(z.strictObject({ revision, advice: must(EMERGENCY_LIMITS.advice) }), 'What to do, said anew'),
  'POST /emergencies/:id/question': step(z.strictObject({ revision, text: must(EMERGENCY_LIMITS.question) }), 'One question to volunteers who fit: can they come?'),
  'POST /emergencies/:id/ask-end': step(bare, 'Ask that it ends'),
  'POST /emergencies/:id/end': step(bare, 'A second person ends it'),
  'POST /emergencies/:id/keep': step(bare, 'It does not end yet'),
  'POST /emergencies/:id/help': defineRoute({ summary: 'A volunteer says by one tap whether they can come; it may be changed', tag, access: 'session', params: IdParams, body: z.strictObject({ yes: z.boolean() }), idempotent: true, status: 200, response: EmergencyView, errors: ['not_found', 'rule_refused'] }),
};
