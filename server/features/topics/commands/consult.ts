import type { ParsedOf } from '../../../../shared/contract';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import type { Deps } from '../../../platform/deps';
import type { DecisionRow, TopicDoc } from '../document';
import { topicsById } from '../queries';
import { applyStep, refuse, SYSTEM, type Actor, type Ask } from '../step';
import { fitWords } from '../words';

/** What became of a topic's consultation. `key`: of the event that says so, so that telling it again changes nothing. */
export interface ConsultMove {
  readonly action: 'consult' | 'decide' | 'finish' | 'stop';
  readonly consultationId: string;
  readonly key: string;
  readonly text?: string | null;
  readonly code?: string | null;
  readonly decision?: Pick<DecisionRow, 'text' | 'heldOn' | 'present'>;
}
const BY_CONSULTATION = { agreed: null, unitId: null, dueOn: null, firstOn: null, moved: null } as const;

/**
 * A topic goes along with its consultation, and keeps what was decided. Harmless when told twice or late: a topic that is further on
 * stays where it is.
 */
export async function consultOn(deps: Deps, topicId: string, { action, consultationId, key, text = null, code = null, decision }: ConsultMove): Promise<void> {
  for (let left = 5; left > 0; left -= 1) {
    const doc = (await topicsById(deps, [topicId])).get(topicId);
    if (!doc || (doc.consultationId ?? consultationId) !== consultationId) return;
    try {
      await applyStep(deps, doc, SYSTEM, action, { revision: doc.revision, key }, () => ({
        text, code, quiet: action === 'consult' && doc.consultationId !== undefined, set: { consultationId, ...(decision ? { decision: { ...decision, ...BY_CONSULTATION } } : {}), ...(action === 'finish' && text !== null ? { result: text } : {}) },
      }));
      return;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'wrong_state') return;
      if (!(error instanceof DomainError) || error.code !== 'conflict' || left === 1) throw error;
    }
  }
}

/** Adopted and yet not carried on, before a consultation has begun: said why, to all who seconded it. `rule_refused` topicConsulting. */
export const stop = (deps: Deps, doc: TopicDoc, actor: Actor, ask: Ask & Omit<ParsedOf<'POST /topics/:id/stop'>['body'], 'revision'>): Promise<TopicDoc> =>
  applyStep(deps, doc, actor, 'stop', ask, () => {
    if (doc.consultationId) refuse('topicConsulting');
    return { code: ask.reason, text: fitWords(ask.text) };
  });
