import type { HoursRuleCode } from '../../../../shared/domain/volunteerHours/rules';
import type { HourEnd } from '../../../../shared/domain/volunteerHours/states';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { ServiceRecordDoc } from '../document';
import { append } from '../ledger/chain';
import { applyStep, SYSTEM } from '../step';

const endOf = (rule: HoursRuleCode): HourEnd => (rule === 'hoursOverlap' ? 'overlap' : rule === 'hoursDay' || rule === 'hoursMonth' ? 'tooMuch' : 'leftOver');
const asked = (doc: ServiceRecordDoc, what: string): { revision: number; key: string } => ({ revision: doc.revision, key: `${what}-${doc.revision}` });

/** Writes the entry of a record that has counted. What does not fit beside the others, as they are by then, ends. */
async function book(deps: Deps, doc: ServiceRecordDoc): Promise<void> {
  const done = await append(deps, doc);
  if ('n' in done) await applyStep(deps, doc, SYSTEM, 'book', asked(doc, 'book'), () => ({ quiet: true, set: { entry: done.n } }));
  else await applyStep(deps, doc, SYSTEM, 'refuse', asked(doc, 'lapse'), () => ({ code: endOf(done.rule), step: 'lapse' }));
}

async function seeTo(deps: Deps, doc: ServiceRecordDoc): Promise<void> {
  const { state, publishUntil } = doc;
  // The state first, so that nothing is objected to any more when the entry is written.
  if (state === 'published' && publishUntil && publishUntil <= deps.clock.now()) await book(deps, await applyStep(deps, doc, SYSTEM, 'count', asked(doc, 'count'), () => ({})));
  else if (state === 'counted' && doc.entry === null) await book(deps, doc);
  else if (state === 'asked' || state === 'toConfirm' || state === 'objected') await applyStep(deps, doc, SYSTEM, 'remind', asked(doc, 'remind'), () => ({ quiet: true, set: { reminded: true } }));
}

/** Sees to what has fallen due in a record; one that changed meanwhile comes up again. */
export async function watch(deps: Deps, doc: ServiceRecordDoc): Promise<void> {
  try {
    await seeTo(deps, doc);
  } catch (error) {
    if (!(error instanceof DomainError) || (error.code !== 'conflict' && error.code !== 'wrong_state')) throw error;
  }
}
