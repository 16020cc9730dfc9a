import type { BodyKind } from '../bodies/kinds';
import type { BodyRuleCode } from '../bodies/procedure';
import { mayByLevel, type Level } from '../identity/levels';
import { addDays, type Day } from '../kernel/days';
import { ownersOf, type DelegateFacts, type LineFacts } from './counting';
import { rollKindsOf, type RollKind } from './kinds';
import { DELEGATE_DAYS, OPEN_DAYS } from './limits';

/** Why something about a roll is refused; `data.rule` of `rule_refused`, words in copy. */
export type RollRuleCode =
  | 'rollBodyOver' | 'rollKind' | 'rollFaults' | 'rollUnderWay' | 'rollNewer' | 'rollUntil' | 'rollEarly' | 'rollObjections' | 'rollProposals' | 'rollNotSettled' | 'rollReplaced' | 'rollUnit' | 'rollHolder' | 'rollLevel' | 'rollElsewhere' | 'rollNobody'
  | 'rollSeveral' | 'rollSingle' | 'rollDelegateTerm' | 'rollNothing' | 'rollProposed' | 'rollNoProposal' | 'rollSecond' | 'rollVoided' | 'rollObjected' | 'rollObjectionLine' | 'rollStands' | 'rollLogFull';

export const ruleAgainstKind = (body: BodyKind, kind: RollKind): RollRuleCode | null => (rollKindsOf(body).includes(kind) ? null : 'rollKind');

/** Why it may not be posted until this day; the last one counts. */
export const ruleAgainstPost = (until: Day, today: Day): RollRuleCode | null => (until < addDays(today, OPEN_DAYS.least) || until > addDays(today, OPEN_DAYS.most) ? 'rollUntil' : null);

/** Why it may not be settled yet: everybody had their days, every objection its answer, every correction its second person. */
export function ruleAgainstSettle({ until, today, objections, proposals }: { readonly until: Day; readonly today: Day; readonly objections: number; readonly proposals: number }): RollRuleCode | null {
  if (today <= until) return 'rollEarly';
  if (objections > 0) return 'rollObjections';
  return proposals > 0 ? 'rollProposals' : null;
}

/** Why somebody may not be said to be a holder: who stands on a roll has shown a document; one person speaks for one household or seat. `others`: lines of the roll on which they stand. */
export function ruleAgainstMatch(kind: RollKind, line: Pick<LineFacts, 'holders'>, at: number, person: { readonly id: string; readonly level: Level }, others: number): RollRuleCode | null {
  if (!line.holders[at]) return 'rollHolder';
  if (!mayByLevel(person.level, 'roll')) return 'rollLevel';
  if (line.holders.some(({ personId }, other) => other !== at && personId === person.id)) return 'rollElsewhere';
  return kind !== 'owners' && others > 0 ? 'rollElsewhere' : null;
}

/** A line with whoever stands in for it, as the rules of proxies look at it. */
export type DelegatedLine = Pick<LineFacts, 'ref' | 'developer' | 'holders' | 'delegate'>;
const overlaps = (a: DelegateFacts, b: DelegateFacts): boolean => a.from <= b.to && b.from <= a.to;
/**
 * Why a proxy in writing may not be put on record: within a year, not of themselves, never a proxy of a proxy, and one person for so
 * many owners as the rules of the body allow. `others`: the other lines of the roll on which any of them stands or stands in.
 */
export function ruleAgainstDelegate(line: DelegatedLine, delegate: DelegateFacts, others: readonly DelegatedLine[], most: number, today: Day): RollRuleCode | BodyRuleCode | null {
  if (delegate.to < delegate.from || delegate.to < today || delegate.to > addDays(today, DELEGATE_DAYS)) return 'rollDelegateTerm';
  if (most === 0) return 'proxyNone';
  const stands = ({ holders }: Pick<LineFacts, 'holders'>, id: string): boolean => holders.some(({ personId }) => personId === id);
  if (stands(line, delegate.personId)) return 'proxySelf';
  const given = others.filter((other): other is DelegatedLine & { delegate: DelegateFacts } => other.delegate !== null && overlaps(other.delegate, delegate));
  if (given.some((other) => stands(other, delegate.personId) || stands(line, other.delegate.personId))) return 'proxyOfProxy';
  const owners = ownersOf([line, ...others]);
  const stoodFor = new Set(given.filter((other) => other.delegate.personId === delegate.personId).map(({ ref }) => owners.get(ref)));
  stoodFor.delete(owners.get(line.ref));
  return stoodFor.size >= most ? 'proxyMany' : null;
}
