import type { Day } from '../../../shared/domain/kernel/days';
import type { MediationAction, MediationConsent, MediationDesk, MediationKind, MediationPart, MediationSide, MediationState, SessionOutcome } from '../../../shared/domain/mediations/states';
import type { MomentRow } from '../../jobs/guardedStep';
import type { WithPending } from '../../jobs/types';

/** One of the two sides, and everything it said and agreed to. */
export interface SideDoc {
  /** Null: the station has not named it yet. */
  personId: string | null;
  /** Stands for somebody without an account. */
  accountless: boolean;
  consent: 'asked' | 'yes' | 'no' | null;
  consentHow: MediationConsent | null;
  statement: string;
  /** The other side may read it. */
  shown: boolean;
  signed: 'phone' | 'paper' | null;
  signedAt: Date | null;
  kept: 'kept' | 'notKept' | null;
  /** Agrees that the record goes to the justice office. */
  office: boolean;
}
export interface SessionRow {
  id: string;
  at: Date;
  place: string;
  outcome: SessionOutcome;
  record: string;
}
export interface AgreementDoc {
  text: string;
  dueOn: Day;
  followUpOn: Day;
  /** Which text it is; signed is always one of them. */
  edition: number;
  confirmedAt: Date | null;
  confirmedBy: string | null;
}

/** One mediation (人民调解). When nothing is waited for any more its words and persons are erased, and numbers remain. */
export interface MediationDoc extends WithPending {
  /** Derived from who asked and the key. */
  _id: string;
  contentHash: string;
  state: MediationState;
  revision: number;
  /** Since when it stands as it does. */
  since: Date;
  kind: MediationKind;
  /** Who the other side is, in the words of who asked. */
  who: string;
  sides: Record<MediationSide, SideDoc>;
  /** Who of sides and mediator reads it in their own list. */
  people: string[];
  scope: { district: string; street: string; community: string; station: string };
  mediatorId: string | null;
  /** Mediators a side turned down, and which side did so. */
  turnedDown: { side: MediationSide; personId: string }[];
  sessionAt: Date | null;
  place: string;
  sessions: SessionRow[];
  agreement: AgreementDoc | null;
  office: { unitId: string; answer: string | null } | null;
  /** What has fallen due and was told, by name. */
  told: string[];
  /** Numbers for figures; they stay. */
  figures: { willing: boolean; agreed: boolean; kept: boolean };
  /** Month in which it was asked for, `YYYY-MM` at +08:00. */
  month: string;
  desk: MediationDesk;
  deskAt: Date;
  /** The office whose desk shows it, where one has taken it over. */
  officeId?: string;
  nextCheckAt?: Date;
  timeline: MomentRow<MediationAction, MediationPart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
