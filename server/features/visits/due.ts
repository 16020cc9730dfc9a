import { VISIT_TERMS } from '../../../config/catalogue/visits';
import { hoursAfter } from '../../../shared/domain/kernel/days';
import { eraseAt, nextVisitAt, promiseDue } from '../../../shared/domain/visits/limits';
import type { VisitDoc } from './document';
import type { VisitStep } from './events';

/** Something that falls due in a visit. `name`: under which it is remembered that it was told. */
export interface Due {
  readonly at: Date;
  readonly step: Extract<VisitStep, 'giveLate' | 'proposeLate' | 'soon' | 'reportLate' | 'promiseLate' | 'next'> | 'erase';
  readonly name: string;
}

function waiting({ state, since, visitAt }: VisitDoc): Omit<Due, 'name'>[] {
  if (state === 'asked') return [{ step: 'giveLate', at: hoursAfter(since, VISIT_TERMS.give) }];
  if (state === 'given') return [{ step: 'proposeLate', at: hoursAfter(since, VISIT_TERMS.propose) }];
  if (state !== 'agreed' || visitAt === null) return [];
  const soon = hoursAfter(visitAt, -VISIT_TERMS.soon);
  // Whoever agreed only now does not need to be reminded.
  return [...(soon > since ? [{ step: 'soon' as const, at: soon }] : []), { step: 'reportLate', at: hoursAfter(visitAt, VISIT_TERMS.report) }];
}

/** What of a visit will fall due and was not told yet, the first first. */
export function duesOf(doc: VisitDoc): Due[] {
  const { state, since, promises, nextOn, told } = doc;
  const here = waiting(doc).map((one): Due => ({ ...one, name: `${one.step}@${since.getTime()}` }));
  const late = state === 'visited' ? promises.filter((one) => one.state === 'open').map(({ id, dueOn }): Due => ({ step: 'promiseLate', at: promiseDue(dueOn), name: `promise@${id}` })) : [];
  const next = state === 'visited' && nextOn !== null ? [{ step: 'next' as const, at: nextVisitAt(nextOn), name: 'next' }] : [];
  const gone = eraseAt(doc, VISIT_TERMS);
  return [...here, ...late, ...next, ...(gone ? [{ step: 'erase' as const, at: gone, name: 'erase' }] : [])].filter(({ name }) => !told.includes(name)).sort((a, b) => a.at.getTime() - b.at.getTime());
}
