/**
 * Kinds of matter that hang together in one thread: a report may become a wish, a topic, a task or a project, and give
 * birth to others. A feature that brings a kind adds it here and registers it (`conversions` of its manifest).
 */
export const THREAD_KINDS = ['case', 'wish', 'project', 'task', 'topic', 'consultation', 'visit', 'talk'] as const;
export type ThreadKind = (typeof THREAD_KINDS)[number];

/** One matter, of whatever kind. */
export interface ThingRef {
  readonly kind: ThreadKind;
  readonly id: string;
}

/** The events by which a matter of a kind says that it is to become, or to give birth to, another one. A task gives none. */
export const INTENT_EVENTS: Readonly<Record<ThreadKind, readonly string[]>> = { case: ['case.split'], wish: ['wish.handOver', 'wish.volunteerTask'], project: ['project.handOver'], task: [], topic: ['topic.handOver'], consultation: ['consultation.task'], visit: ['visit.agree', 'visit.become'], talk: ['talk.say'] };
