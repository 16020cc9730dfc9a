import { DomainError } from '../../../../shared/domain/kernel/errors';
import { dayOf } from '../../../../shared/domain/kernel/days';
import { isNamed } from '../../../../shared/domain/rolls/counting';
import { ruleAgainstDelegate } from '../../../../shared/domain/rolls/rules';
import type { Deps } from '../../../platform/deps';
import { audited } from '../../audit';
import { rulesNow } from '../../bodies';
import type { LineDoc, RollDoc } from '../document';
import type { Keeper } from '../policy';
import { RollLines } from '../model';
import { residentNamed } from '../people';
import { sealReason } from '../seal';
import { changeLine, refuse, type Ask } from '../step';
import { rollRow } from './match';

/** Lines of a roll on which any of some people stands or stands in, and those of the same owners. */
async function linesAround(deps: Deps, rollId: string, people: readonly string[], except: string): Promise<LineDoc[]> {
  return RollLines(deps).find({ rollId, live: true, people: { $in: [...people] }, ref: { $ne: except } }, { pending: 0, log: 0, keys: 0 }).lean<LineDoc[]>();
}

/**
 * Puts a proxy in writing on record, with its days and limits. Outcomes as of `changeLine`; `rule_refused` rollDelegateTerm, proxyNone,
 * proxySelf, proxyMany, proxyOfProxy, rollNobody, rollSeveral.
 */
export async function giveDelegate(deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: Ask & { readonly name: string; readonly phoneTail: string; readonly from: string; readonly to: string; readonly limits: string }): Promise<LineDoc> {
  return changeLine(deps, roll, line, keeper.personId, 'delegate', ask, async (now) => {
    const personId = await residentNamed(deps, keeper.personId, roll, ask);
    const { procedure } = await rulesNow(deps, roll.bodyId);
    const others = await linesAround(deps, roll._id, [personId, ...line.holders.flatMap((holder) => holder.personId ?? [])], line.ref);
    const rule = ruleAgainstDelegate(line, { personId, from: ask.from, to: ask.to }, others, procedure.proxies, dayOf(now));
    if (rule) refuse(rule);
    await audited(deps, rollRow(roll, keeper, 'rollMatched', personId, `${line.ref} delegate ${ask.key}`));
    return { set: { delegate: { personId, from: ask.from, to: ask.to, limits: ask.limits, by: keeper.personId, at: now } }, event: 'delegate', log: { what: 'delegate', by: keeper.personId, second: null, reason: sealReason(deps, line._id, ask.limits) } };
  });
}

/** A proxy holds no more. Outcomes as of `changeLine`; `rule_refused` rollHolder where there is none. */
export async function endDelegate(deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: Ask): Promise<LineDoc> {
  return changeLine(deps, roll, line, keeper.personId, 'delegateEnd', ask, () => {
    const who = line.delegate?.personId ?? refuse('rollHolder');
    return { set: { delegate: null }, event: 'delegateEnd', log: { what: 'delegateEnd', by: keeper.personId, second: null, reason: null }, who };
  });
}

/** The place of somebody among the holders. `not_found` for others: not even that the line exists is told. */
export function placeOf(line: LineDoc, personId: string): number {
  const at = line.holders.findIndex((holder) => holder.personId === personId);
  if (at < 0 || !line.live) throw new DomainError('not_found');
  return at;
}
/**
 * A co-owner names who votes for them all, or agrees with the others; another name begins anew. What a vote has frozen stays as it was.
 * Outcomes as of `changeLine`; `not_found`; `rule_refused` rollSingle, rollHolder.
 */
export async function nameVoter(deps: Deps, roll: RollDoc, line: LineDoc, personId: string, ask: Ask & { readonly at: number }): Promise<LineDoc> {
  const own = placeOf(line, personId);
  return changeLine(deps, roll, line, personId, 'nameVoter', ask, () => {
    if (line.holders.length < 2) refuse('rollSingle');
    if (line.holders[ask.at]?.personId == null) refuse('rollHolder');
    const agreed = line.voter?.at === ask.at ? [...new Set([...line.voter.agreed, own])].sort((a, b) => a - b) : [own];
    const voter = { at: ask.at, agreed, onPaper: false };
    return { set: { voter }, event: isNamed({ holders: line.holders, voter }) ? 'voterNamed' : 'voterAsked' };
  });
}

/** All of them named their voter on paper: the station writes down whom. Outcomes as of `changeLine`; `rule_refused` rollSingle, rollHolder. */
export async function nameOnPaper(deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: Ask & { readonly at: number; readonly reason: string }): Promise<LineDoc> {
  return changeLine(deps, roll, line, keeper.personId, 'nameOnPaper', ask, () => {
    if (line.holders.length < 2) refuse('rollSingle');
    if (!line.holders[ask.at]) refuse('rollHolder');
    return { set: { voter: { at: ask.at, agreed: line.holders.map((_, at) => at), onPaper: true } }, event: 'voterNamed', log: { what: 'named', by: keeper.personId, second: null, reason: sealReason(deps, line._id, ask.reason) } };
  });
}
