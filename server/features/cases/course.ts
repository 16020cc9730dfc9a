import { Schema } from 'mongoose';
import type { ClockStep, Deadlines } from '../../../shared/domain/cases/deadlines';
import type { ClockStepFacts } from '../../../shared/domain/cases/clockRules';
import type { Pause } from '../../../shared/domain/cases/pauses';
import { watchStep, type CaseLevel, type SupervisionTrigger, type WatchFacts, type WatchStep } from '../../../shared/domain/cases/watch';
import type { Calendar } from '../../../shared/domain/kernel/workingTime';
import type { CaseDoc } from './document';

/** What the reporter was asked last (the clock stands meanwhile). */
export interface CaseQuestion {
  text: string;
  unitId: string;
  askedAt: Date;
  until: Date;
  answeredAt: Date | null;
  round: number;
}

/** A supervision (督办) of the unit that held the case then. */
export interface CaseSupervision {
  trigger: SupervisionTrigger;
  unitId: string;
  at: Date;
  /** By when the unit answers. */
  respondBy: Date;
  answeredAt: Date | null;
  round: number;
}

/** A later answer that a unit asked for. */
export interface CaseExtension {
  days: number;
  reason: string;
  unitId: string;
  personId: string;
  at: Date;
  state: 'asked' | 'granted' | 'refused';
  round: number;
}

/** A shelved matter (挂账), or one that somebody asks to shelve; the latest. */
export interface CaseDeferral {
  reason: string;
  /** Who is responsible for it until its review. */
  unitId: string;
  reviewAt: Date;
  askedBy: string;
  askedUnitId: string;
  at: Date;
  state: 'asked' | 'granted' | 'refused' | 'ended';
}

/** What the watch has done in the step that began at `from`; marks of another step mean nothing. */
export interface CaseWatch {
  step: ClockStep;
  from: Date;
  warned: boolean;
  pressedAt: Date | null;
}

/** What was done about the time of a case; each absent where it never happened. */
export interface CaseCourse {
  pauses?: Pause[];
  /** Until when the clock stands; kept until it is said that it runs on. */
  pausedUntil?: Date | null;
  question?: CaseQuestion | null;
  /** Questions in this round. */
  questions?: number;
  /** How often the reporter urged, when last, and from when again. */
  urged?: number;
  urgedAt?: Date;
  urgeAgainAt?: Date;
  watch?: CaseWatch;
  /** Who coordinates it; absent: the community's station. */
  level?: Exclude<CaseLevel, 'community'>;
  escalatedAt?: Date;
  supervisions?: CaseSupervision[];
  extensions?: CaseExtension[];
  deferral?: CaseDeferral | null;
}

const mixed = Schema.Types.Mixed;
const list = { type: [mixed], default: undefined };
/** Their fields in the schema. */
export const courseFields = {
  pauses: list,
  pausedUntil: Date,
  question: mixed,
  questions: Number,
  urged: Number,
  urgedAt: Date,
  urgeAgainAt: Date,
  watch: mixed,
  level: String,
  escalatedAt: Date,
  supervisions: list,
  extensions: list,
  deferral: mixed,
};

/** Index `returns`: what units have returned, for the figures. */
export function indexCourse(schema: Schema<CaseDoc>): void {
  schema.index({ 'scope.district': 1, returnedAt: 1 }, { name: 'returns', partialFilterExpression: { returnedAt: { $exists: true } } });
}

/** Who holds a case now: the unit it was given to while that is to act, else its station. */
export function holderOf({ state, leadUnitId, scope }: Pick<CaseDoc, 'state' | 'leadUnitId' | 'scope'>): string {
  return (state === 'dispatched' || state === 'acknowledged') && leadUnitId !== null ? leadUnitId : scope.station;
}

/** The supervision that waits for the answer of whoever holds the case now; undefined when none does. */
export function openSupervision(doc: CaseDoc): CaseSupervision | undefined {
  const holder = holderOf(doc);
  return (doc.supervisions ?? []).filter((one) => one.answeredAt === null && one.unitId === holder && one.round === doc.round).at(-1);
}

/** The extension that waits for a decision. */
export const openExtension = ({ extensions = [], leadUnitId, round }: CaseDoc): CaseExtension | undefined =>
  extensions.find((one) => one.state === 'asked' && one.unitId === leadUnitId && one.round === round);

const granted = ({ extensions = [], round }: CaseDoc): CaseExtension[] => extensions.filter((one) => one.state === 'granted' && one.round === round);

/** Working days by which the answer of this round was extended. */
export const extraDays = (doc: CaseDoc): number => granted(doc).reduce((sum, { days }) => sum + days, 0);

/** What the rules about the time of a case look at. */
export function courseFacts(doc: CaseDoc): Omit<ClockStepFacts, 'grade' | 'designated' | 'ownWork'> {
  const supervision = openSupervision(doc);
  return {
    level: doc.level ?? 'community',
    pausedUntil: doc.pausedUntil ?? null,
    questionOpen: Boolean(doc.question && doc.question.answeredAt === null && doc.question.round === doc.round),
    questions: doc.questions ?? 0,
    urgeAgainAt: doc.urgeAgainAt ?? null,
    supervised: supervision ? (supervision.unitId === doc.scope.station ? 'station' : 'handler') : null,
    extensionBy: openExtension(doc)?.personId ?? null,
    extensions: granted(doc).length,
    deferralBy: doc.deferral?.state === 'asked' ? doc.deferral.askedBy : null,
  };
}

/** What the watch has done in the step that runs now. */
export function marksOf({ watch, step, stepFrom }: Pick<CaseDoc, 'watch' | 'step' | 'stepFrom'>): CaseWatch {
  const same = watch?.step === step && watch.from.getTime() === stepFrom.getTime();
  return same ? watch : { step, from: stepFrom, warned: false, pressedAt: null };
}

/** What falls due in a case because of its deadlines, and when to look again. */
export function watchOf(doc: CaseDoc, { step, from, dueAt }: Pick<Deadlines, 'step' | 'from' | 'dueAt'>, calendar: Calendar, now: Date): WatchStep {
  const { warned, pressedAt } = marksOf({ ...(doc.watch ? { watch: doc.watch } : {}), step, stepFrom: from });
  const supervision = openSupervision(doc);
  const { grade, level = 'community', pausedUntil = null } = doc;
  const facts: WatchFacts = { step, from, dueAt, grade, level, pausedUntil, warned, pressedAt: pressedAt ?? supervision?.at ?? null, respondBy: supervision?.respondBy ?? null };
  return watchStep(facts, calendar, now);
}
