import type { CertificateAction, CertificateDesk, CertificatePart, CertificateState, Content } from '../../../../shared/domain/volunteerHours/certificates';
import type { VolunteerDocument } from '../../../../shared/domain/volunteers/documents';
import type { MomentRow } from '../../../jobs/guardedStep';
import type { WithPending } from '../../../jobs/types';
import type { Scope } from '../document';

/** What was certified, as it was certified: later changes of people, offices and hours do not reach it. */
export interface Certified {
  name: string;
  document: { kind: VolunteerDocument; tail: string };
  volunteerNumber: string;
  minutes: number;
  contents: Content[];
  from: Date;
  to: Date;
  issuer: string;
  /** Person in charge: the head of the station; who issued it; and whom to ask. */
  inCharge: string;
  handler: string;
  contact: string;
  at: Date;
  /** The last entry of the ledger that it counts, and its hash. */
  entry: { n: number; hash: string };
}

/** One certificate that a volunteer asked for. */
export interface CertificateDoc extends WithPending {
  /** Follows from the volunteer and the key of the request. */
  _id: string;
  state: CertificateState;
  revision: number;
  volunteerId: string;
  personId: string;
  name: string;
  scope: Scope;
  /** 128 random bits and more; null until it is issued. */
  number: string | null;
  certified: Certified | null;
  desk: CertificateDesk;
  deskAt: Date;
  timeline: MomentRow<CertificateAction, CertificatePart>[];
  keys: string[];
  createdAt: Date;
  updatedAt: Date;
}
