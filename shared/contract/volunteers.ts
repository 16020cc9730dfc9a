import { z } from 'zod';
import { CONTACT_REASONS, REASON_WORDS } from '../domain/audit/entries';
import { LEVELS } from '../domain/identity/levels';
import { VOLUNTEER_DOCUMENTS } from '../domain/volunteers/documents';
import { VOLUNTEER_LIMITS } from '../domain/volunteers/limits';
import { MERIT_KINDS, MERIT_LIMITS } from '../domain/volunteers/merits';
import { AVOIDS, LANGUAGES, RELATIONS, SKILLS, TIMES } from '../domain/volunteers/profile';
import { VOLUNTEER_ACTIONS, VOLUNTEER_DECLINES, VOLUNTEER_DESKS, VOLUNTEER_ENDS, VOLUNTEER_PARTS, VOLUNTEER_STATES } from '../domain/volunteers/states';
import { Day, defineRoute, Id, IdParams, Moment, Named, page, PageQuery, stepRoute } from './kernel';
import { StationView } from './organisation';

const tag = 'volunteers';
const revision = z.number().int().min(0);
const words = z.string().trim().max(VOLUNTEER_LIMITS.note).default('');
const must = z.string().trim().min(1).max(VOLUNTEER_LIMITS.note);
const name = z.string().trim().min(1).max(VOLUNTEER_LIMITS.name);
const Version = z.string().max(20);
/** Somebody to call. Without a number the one that is on record stays. */
const Contact = z.strictObject({ name, relation: z.enum(RELATIONS), phone: z.string().trim().max(VOLUNTEER_LIMITS.phone).optional() });

/** What a volunteer says of themselves, and may say anew. */
const VolunteerWords = z.strictObject({
  /** As on the document: it stands on certificates. */
  name,
  /** Without it the one on record stays. `bornOn`: where the number does not say it. */
  document: z.strictObject({ kind: z.enum(VOLUNTEER_DOCUMENTS), number: z.string().trim().min(1).max(VOLUNTEER_LIMITS.document), bornOn: Day.nullable().default(null) }).optional(),
  skills: z.array(z.strictObject({ skill: z.enum(SKILLS), proof: z.string().trim().max(VOLUNTEER_LIMITS.proof).nullable().default(null), until: Day.nullable().default(null) })).max(VOLUNTEER_LIMITS.skills).default([]),
  times: z.array(z.enum(TIMES)).max(TIMES.length).default([]),
  languages: z.array(z.enum(LANGUAGES)).max(LANGUAGES.length).default([]),
  avoids: z.array(z.enum(AVOIDS)).max(AVOIDS.length).default([]),
  avoidText: z.string().trim().max(VOLUNTEER_LIMITS.avoid).default(''),
  emergency: Contact,
  /** Under 18: who agrees. */
  guardian: Contact.extend({ agrees: z.boolean() }).nullable().default(null),
});
/** A line of training, honour or assessment. */
const Merit = { kind: z.enum(MERIT_KINDS), title: z.string().trim().min(1).max(MERIT_LIMITS.title), giver: z.string().trim().min(1).max(MERIT_LIMITS.giver), day: Day };
/** Which versions were read and agreed to. */
const Agreed = { promise: Version, risk: Version };

const ContactView = z.object({ name: z.string(), relation: z.enum(RELATIONS), phoneTail: z.string() });
const SkillView = z.object({
  skill: z.enum(SKILLS), proof: z.string().nullable(), until: Day.nullable(),
  /** The station has seen the proof. */
  seen: z.boolean(),
  /** It counts today. */
  counts: z.boolean(),
});

export const VolunteerView = z.object({
  id: Id,
  revision: z.number().int(),
  /** Given when the record is first in force. */
  number: z.string().nullable(),
  state: z.enum(VOLUNTEER_STATES),
  viewer: z.enum(VOLUNTEER_PARTS),
  name: z.string(),
  level: z.literal(LEVELS),
  /** Hours can count: a document was seen at the counter (level 2). */
  hoursReady: z.boolean(),
  /** Kind and last four. */
  document: z.object({ kind: z.enum(VOLUNTEER_DOCUMENTS), tail: z.string() }).nullable(),
  age: z.number().int().nullable(),
  minor: z.boolean(),
  skills: z.array(SkillView),
  times: z.array(z.enum(TIMES)),
  languages: z.array(z.enum(LANGUAGES)),
  avoids: z.array(z.enum(AVOIDS)),
  avoidText: z.string(),
  /** What the record of service holds beside the service (志愿服务条例 Art. 19), the latest first. */
  merits: z.array(z.object({ id: z.string(), ...Merit })),
  emergency: ContactView.nullable(),
  guardian: ContactView.nullable(),
  guardianSeen: z.boolean(),
  /** A newer promise or notice of risk is to be agreed to. */
  termsDue: z.boolean(),
  agreedAt: Moment,
  community: Named,
  station: StationView,
  dueAt: Moment.nullable(),
  timeline: z.array(z.object({ id: z.string(), at: Moment, action: z.enum(VOLUNTEER_ACTIONS), part: z.enum(VOLUNTEER_PARTS), code: z.string().nullable(), text: z.string().nullable() })),
  actions: z.array(z.enum(VOLUNTEER_ACTIONS)),
});
const VolunteerRow = z.object({
  id: Id, name: z.string(), number: z.string().nullable(), state: z.enum(VOLUNTEER_STATES), minor: z.boolean(), level: z.literal(LEVELS), skills: z.array(z.enum(SKILLS)),
  /** Proofs that the station has not seen. */
  unseen: z.number().int(),
  /** Of a minor: that the guardian agrees was not seen yet. */
  guardianWaits: z.boolean(),
  dueAt: Moment.nullable(), overdue: z.boolean(), at: Moment,
});
const StationRow = z.object({ id: Id, name: z.string(), approval: z.boolean(), mayChange: z.boolean() });

const step = stepRoute(tag, VolunteerView);
const plain = z.strictObject({ revision });

export const volunteerRoutes = {
  'POST /volunteers': defineRoute({
    summary: 'Sign up as a volunteer (志愿者) with the station of one\'s community, or again after having left; the document number is sealed and shown as its last four',
    tag, access: 'session', body: VolunteerWords.extend(Agreed), idempotent: true, status: 201, response: VolunteerView, errors: ['not_found', 'rule_refused', 'key_reused', 'conflict'],
  }),
  'GET /volunteers/mine': defineRoute({
    summary: 'My own record; null where I never signed up. With the versions of what is promised', tag, access: 'session', status: 200,
    response: z.object({ volunteer: VolunteerView.nullable(), ...Agreed, /** Younger than this only with a guardian. */ adult: z.number().int() }), errors: [],
  }),
  'GET /workbench/volunteers': defineRoute({
    summary: "The station's volunteers: to be looked at, the earliest due first; the others, the latest first", tag, access: 'session',
    query: z.strictObject({ desk: z.enum(VOLUNTEER_DESKS).default('check'), ...PageQuery }), status: 200,
    response: page(VolunteerRow).extend({ counts: z.record(z.enum(VOLUNTEER_DESKS), z.number().int()), stations: z.array(StationRow) }), errors: ['not_allowed'],
  }),
  'POST /workbench/volunteer-approval': defineRoute({
    summary: 'The head of a station says whether it looks at sign-ups before they are in force', tag, access: 'session', body: z.strictObject({ stationId: Id, on: z.boolean() }), idempotent: true, status: 200, response: StationRow, errors: ['not_allowed'],
  }),
  'GET /volunteers/:id': defineRoute({ summary: 'One record, to whose it is and to the station', tag, access: 'session', params: IdParams, status: 200, response: VolunteerView, errors: ['not_found'] }),
  'POST /volunteers/:id/edit': step(VolunteerWords.extend({ revision, note: words }), 'Say it anew; what the station asked is answered by `note`'),
  'POST /volunteers/:id/agree': step(z.strictObject({ revision, ...Agreed }), 'Agree to the promise and the notice of risk as they are now'),
  'POST /volunteers/:id/pause': step(plain, 'Rest for a while: nothing is offered'),
  'POST /volunteers/:id/resume': step(plain, 'Be there again'),
  'POST /volunteers/:id/withdraw': step(plain, 'Leave: document, contacts, skills and times are deleted, the number stays'),
  'POST /volunteers/:id/approve': step(z.strictObject({ revision, guardianSeen: z.boolean().default(false) }), 'The station takes it on; of a minor it has seen that the guardian agrees'),
  'POST /volunteers/:id/ask': step(z.strictObject({ revision, text: must }), 'The station asks back; it is not in force until answered'),
  'POST /volunteers/:id/decline': step(z.strictObject({ revision, reason: z.enum(VOLUNTEER_DECLINES), text: words }), 'The station does not take it on, and says why'),
  'POST /volunteers/:id/see-proof': step(z.strictObject({ revision, skill: z.enum(SKILLS) }), 'The station has seen the proof of a skill'),
  'POST /volunteers/:id/see-guardian': step(plain, 'Of a minor in force who named another guardian, the station has seen that they agree'),
  'POST /volunteers/:id/add-merit': step(z.strictObject({ revision, merit: z.strictObject(Merit) }), 'The station writes training, an honour or how the service was found into the record'),
  'POST /volunteers/:id/drop-merit': step(z.strictObject({ revision, meritId: z.string().max(20), text: must }), 'The station takes such a line back, and says why'),
  'POST /volunteers/:id/end': step(z.strictObject({ revision, reason: z.enum(VOLUNTEER_ENDS), text: words }), 'The station ends it, and says why'),
  'POST /volunteers/:id/contact': defineRoute({
    summary: 'The station sees a number in full, with a reason; it leaves a row in the audit log', tag, access: 'session', params: IdParams,
    body: z.strictObject({ reason: z.enum(CONTACT_REASONS), text: z.string().trim().max(REASON_WORDS).default(''), of: z.enum(['self', 'emergency', 'guardian']) }),
    idempotent: true, status: 200, response: z.object({ name: z.string(), phone: z.string().nullable() }), errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
};
