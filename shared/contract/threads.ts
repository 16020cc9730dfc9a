import { z } from 'zod';
import { THREAD_KINDS } from '../domain/threads/kinds';
import { REPORT_LIMITS } from '../domain/cases/limits';
import { PROJECT_LIMITS } from '../domain/projects/limits';
import { SKILLS } from '../domain/volunteers/profile';
import { TOPIC_LIMITS } from '../domain/topics/limits';
import { TASK_LIMITS } from '../domain/volunteerTasks/limits';
import { TASK_KINDS } from '../domain/volunteerTasks/states';
import { WISH_LIMITS } from '../domain/wishes/limits';
import { WISH_CATEGORIES } from '../domain/wishes/states';
import { Day, defineRoute, Id, Moment } from './kernel';
import { TopicWords } from './topicWords';
import { TaskWords } from './volunteerTaskWords';

const kind = z.enum(THREAD_KINDS);
export const Thing = z.object({ kind, id: Id });
const ThingParams = z.strictObject({ kind, id: Id });

/** One matter of a thread as its viewer may see it. */
export const ThreadMatter = Thing.extend({
  title: z.string(),
  /** Number that people quote; null for kinds without one. */
  number: z.string().nullable(),
  /** Where it stands, in two to five characters, and whether that is late. */
  state: z.string(),
  late: z.boolean(),
  done: z.boolean(),
  /** Who has it now; null while nobody or where the viewer may not know. */
  unit: z.string().nullable(),
  /** The matter it came from, where that exists for the viewer. */
  from: Thing.nullable(),
  at: Moment,
  /** The viewer works on it: it is opened at the desk. */
  staff: z.boolean(),
});

/** One moment of the story, of whichever matter. */
export const ThreadMoment = z.object({ id: z.string(), of: Thing, at: Moment, words: z.string(), text: z.string().nullable() });

/** All matters of one origin, oldest first, and their story in the order of time. What does not exist for the viewer is not in it. */
export const ThreadView = z.object({ matters: z.array(ThreadMatter), story: z.array(ThreadMoment) });

/** What a consultation decided: which unit carries it out, and by when. */
const Owner = z.strictObject({ unitId: Id, dueOn: Day }).optional();

/** What is wanted of a matter, by the kind it is to become; later features add theirs. */
export const ConversionAsk = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('case'),
    /** Of the matter it comes from, as its sender saw it. */
    revision: z.number().int().min(0),
    categoryId: Id,
    /** The part of the words that is about the second matter. */
    text: z.string().trim().min(1).max(REPORT_LIMITS.text),
    /** Photos of the first matter that show the second. */
    photoIds: z.array(Id).max(REPORT_LIMITS.photos).default([]),
    owner: Owner,
  }),
  z.strictObject({
    to: z.literal('wish'),
    revision: z.number().int().min(0),
    category: z.enum(WISH_CATEGORIES),
    /** The part of the words that is a wish. */
    text: z.string().trim().min(1).max(WISH_LIMITS.text),
    photoIds: z.array(Id).max(WISH_LIMITS.photos).default([]),
    /** Somebody comes to the home. */
    visit: z.boolean().default(false),
  }),
  z.strictObject({
    to: z.literal('project'),
    revision: z.number().int().min(0),
    title: z.string().trim().min(1).max(PROJECT_LIMITS.title),
    /** The part of the words that is bigger than one wish or one case. */
    need: z.string().trim().min(1).max(PROJECT_LIMITS.need),
    photoIds: z.array(Id).max(PROJECT_LIMITS.photos).default([]),
    owner: Owner,
  }),
  z.strictObject({
    to: z.literal('task'),
    revision: z.number().int().min(0),
    kind: z.enum(TASK_KINDS),
    title: z.string().trim().min(1).max(TASK_LIMITS.title),
    ...TaskWords,
    /** Somebody's home is gone into: level 2, of age. */
    visit: z.boolean().default(false),
    /** Those that need proof must count; the others say who is asked first. */
    skills: z.array(z.enum(SKILLS)).max(TASK_LIMITS.skills).default([]),
    places: z.number().int().min(1).max(TASK_LIMITS.places).default(1),
  }),
  z.strictObject({
    to: z.literal('topic'),
    revision: z.number().int().min(0),
    ...TopicWords,
    /** Roughly where, as everybody reads it: never the door of who said it. */
    where: z.string().trim().min(1).max(TOPIC_LIMITS.place),
  }),
]);

export const threadRoutes = {
  'GET /threads/:kind/:id': defineRoute({
    summary: 'All matters that hang together with this one, as one story, by what its viewer may see of each',
    tag: 'threads',
    access: 'session',
    params: ThingParams,
    status: 200,
    response: ThreadView,
    errors: ['not_found'],
  }),
  'POST /threads/:kind/:id/conversions': defineRoute({
    summary: 'Make another matter of this one, or split one off (分出一件), without retyping; answers with the thread',
    tag: 'threads',
    access: 'session',
    params: ThingParams,
    body: ConversionAsk,
    idempotent: true,
    status: 201,
    response: ThreadView,
    errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'],
  }),
};
