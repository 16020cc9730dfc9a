import type { ResponseOf } from '../../../shared/contract';
import { viaWords } from '../../../shared/copy/answers';
import type { CaseViewer } from '../../../shared/domain/cases/visibility';
import type { CaseDoc, TimelineRow } from './document';

/** A number that a case has in a system outside. */
export interface CaseOutside {
  /** The channel by which it is told there, or came from there. */
  channelId: string;
  /** How that system is called here. */
  name: string;
  /** As the other side writes it. */
  number: string;
  at: Date;
}

/** Who ordered a case from above, under which number of theirs, and until when they want it answered. */
export interface CaseOrder {
  channelId: string;
  number: string;
  /** The category as they call it. */
  category: string;
  deadline: Date | null;
}

/** By what a line came from outside. */
export interface LineVia {
  /** The answer that it follows from. */
  answer: string;
  name: string;
  number: string | null;
}

const insiders: readonly CaseViewer[] = ['staff', 'reporter'];

/** The system a line came by, for the reporter and staff. */
export function viaOf({ via }: TimelineRow, viewer: CaseViewer): { via?: string } {
  return via && insiders.includes(viewer) ? { via: viaWords(via.name, via.number) } : {};
}

/** Numbers of other systems, for the reporter and staff. */
export function presentOutside({ outside }: CaseDoc, viewer: CaseViewer): Pick<ResponseOf<'GET /cases/:id'>, 'outside'> {
  return outside?.length && insiders.includes(viewer) ? { outside: outside.map(({ name, number }) => ({ name, number })) } : {};
}
