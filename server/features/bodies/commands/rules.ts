import type { ParsedOf } from '../../../../shared/contract';
import { ruleAgainstVersion } from '../../../../shared/domain/bodies/procedure';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { pendingOf } from '../../../jobs/events';
import { isDuplicateKey } from '../../../platform/database/errors';
import type { Deps } from '../../../platform/deps';
import type { BodyDoc, RulesDoc } from '../document';
import { ofRules } from '../events';
import { BodyRules } from '../model';
import { rulesOf } from '../queries';
import { refuse } from '../write';

type Publishing = ParsedOf<'POST /bodies/:id/rules'>['body'];
const same = (a: object, b: object): boolean => JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/**
 * Publishes the next version of a body's rules, by one insert; none that was published is changed. `version`: the one that
 * whoever writes it saw as the latest. Outcomes: published, or it was by the same request; `conflict` when another was first;
 * `rule_refused` bodyOver, bodyRulesOver, bodyRulesFar, bodyRulesOlder, bodyRulesSame.
 */
export async function publishRules(deps: Deps, body: BodyDoc, personId: string, { version, effectiveFrom, why, procedure, key }: Publishing & { readonly key: string }): Promise<void> {
  const versions = (await rulesOf(deps, [body._id])).get(body._id) ?? [];
  if (versions.some((one) => one.key === key && one.by === personId && one.version > 1)) return;
  if (body.state === 'ended') refuse('bodyOver');
  const [last, now] = [versions[0] ?? null, deps.clock.now()];
  if (last?.version !== version) throw new DomainError('conflict', { revision: last?.version ?? 0 });
  const rule = ruleAgainstVersion(effectiveFrom, dayOf(now), last);
  if (rule) refuse(rule);
  if (same(last.procedure, procedure)) refuse('bodyRulesSame');
  const doc: RulesDoc = { _id: `${body._id}.${version + 1}`, bodyId: body._id, version: version + 1, effectiveFrom, why, procedure, by: personId, key, at: now, pending: [] };
  try {
    await BodyRules(deps).insertMany([{ ...doc, ...pendingOf([ofRules(doc)], now) }]);
  } catch (error) {
    throw isDuplicateKey(error) ? new DomainError('conflict', { revision: version + 1 }) : error;
  }
  deps.nudge(BodyRules(deps));
}
