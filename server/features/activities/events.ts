import type { ActivityAction, SignUpAction } from '../../../shared/domain/activities/states';
import type { Tell } from '../../jobs/guardedStep';
import type { DomainEvent } from '../../jobs/types';
import type { ActivityDoc, SignUpDoc } from './document';

/** The event of a sign-up whose attendance has ended: `attendanceOf` tells of it. */
export const ATTENDANCE_ENDED = 'attendance.ended';
export const activityEvent = (step: ActivityAction): string => `activity.${step}`;
/** What happened to a sign-up, as others hear of it. `wait`: no place yet; `soon`, `tomorrow`: the shift comes near; `ended`: an attendance has ended or what ended was corrected, heard by those who count hours. */
export type SignUpStep = SignUpAction | 'wait' | 'soon' | 'tomorrow' | 'ended';
export const signUpEvent = (step: SignUpStep): string => (step === 'ended' ? ATTENDANCE_ENDED : `signUp.${step}`);

const about = <D extends ActivityDoc | SignUpDoc>(doc: D, type: string, actorId: string | null, tell: Tell): DomainEvent => {
  const { station, community, street, district } = doc.scope;
  return { _id: `${doc._id}-${doc.revision}-0`, type, at: doc.updatedAt, data: { station, community, street, district, state: doc.state, actor: actorId, ...tell } };
};
export const eventOf = (doc: ActivityDoc, step: ActivityAction, actorId: string | null, tell: Tell = {}): DomainEvent => about(doc, activityEvent(step), actorId, tell);
export const signUpEventOf = (doc: SignUpDoc, step: SignUpStep, actorId: string | null, tell: Tell = {}): DomainEvent => about(doc, signUpEvent(step), actorId, tell);
