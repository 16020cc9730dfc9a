import { holdersOf, ROLL_FAULTS, type NamedHolder, type RollFault } from '../../../../shared/domain/rolls/cells';
import type { Correction, RollState } from '../../../../shared/domain/rolls/kinds';
import { ROLL_FAULT_WORDS } from '../../../../shared/copy/rolls';
import { fill } from '../../../../shared/copy/fill';
import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ROLL_LIMITS } from '../../../../shared/domain/rolls/limits';
import type { Deps } from '../../../platform/deps';
import { audited } from '../../audit';
import type { LineDoc, RollDoc } from '../document';
import { Rolls } from '../model';
import type { Keeper } from '../policy';
import { sameHolders } from '../reading/compare';
import { namesOf, proposalOf, sealNames, sealProposal, sealReason, unknownHolder, type Proposed } from '../seal';
import { changeLine, refuse, type Ask, type LineChange } from '../step';
import { rollRow } from './match';

export interface Correcting extends Ask {
  readonly what: Correction;
  readonly area?: number | undefined;
  readonly holders?: readonly { readonly name: string; readonly number: string }[] | undefined;
  readonly reason: string;
}

/** The people of a correction, by the same rules as those of a table. `invalid_input` naming the field. */
function fitHolders(given: NonNullable<Correcting['holders']>): readonly NamedHolder[] {
  const read = given.map(({ name, number }) => holdersOf({ holder: name, others: '', numbers: number }));
  const isFault = (one: unknown): one is RollFault => typeof one === 'string' && (ROLL_FAULTS as readonly string[]).includes(one);
  const at = read.findIndex((one) => isFault(one) || one.length !== 1);
  if (at >= 0) {
    const fault = read[at];
    throw new DomainError('invalid_input', {}, [{ path: `holders.${at}`, code: 'wrongFormat', message: fill(ROLL_FAULT_WORDS[isFault(fault) ? fault : 'nameLong'], { max: ROLL_LIMITS.name }) }]);
  }
  const all = read.flatMap((one) => (isFault(one) ? [] : one));
  if (new Set(all.map(({ name, number }) => `${name} ${number ?? ''}`)).size < all.length) throw new DomainError('invalid_input', {}, [{ path: 'holders', code: 'wrongFormat', message: ROLL_FAULT_WORDS.holderTwice }]);
  return all;
}

/** What is to be put right, where it says something new. `rule_refused` rollNothing; `invalid_input`. */
function fitCorrection(deps: Deps, line: LineDoc, { what, area, holders, reason }: Correcting): Proposed {
  const missing = (path: string, message: string): never => { throw new DomainError('invalid_input', {}, [{ path, code: 'required', message }]); };
  if (what === 'area') {
    const to = area ?? missing('area', ROLL_FAULT_WORDS.areaNeeded);
    return to === line.area ? refuse('rollNothing') : { area: to, holders: null, reason };
  }
  if (what === 'void') return { area: null, holders: null, reason };
  const to = fitHolders(holders ?? missing('holders', '写上是谁'));
  return sameHolders(to, namesOf(deps, line).holders) ? refuse('rollNothing') : { area: null, holders: to, reason };
}

/** The line as it is after a correction. Who stays stays matched; with other people whom they named and who stands in fall. */
function corrected(deps: Deps, line: LineDoc, what: Correction, said: Proposed): Partial<LineDoc> {
  if (what === 'area') return { area: said.area ?? line.area };
  if (what === 'void') return { live: false };
  const [named, holders] = [namesOf(deps, line), said.holders ?? []];
  const rows = holders.map((holder) => line.holders[named.holders.findIndex(({ name, number }) => name === holder.name && number === holder.number)] ?? unknownHolder(deps, holder));
  return { sealed: sealNames(deps, line._id, { ...named, holders }), holders: rows, voter: null, delegate: null };
}
const change = (deps: Deps, line: LineDoc, what: Correction, said: Proposed, by: string, second: string | null): LineChange => ({ set: { ...corrected(deps, line, what, said), proposal: null }, event: 'corrected', log: { what, by, second, reason: sealReason(deps, line._id, said.reason) } });

/**
 * Says on a roll that is not settled that somebody works on a line of it: whoever has looked at it before and settles it now meets
 * another revision. False once it is settled.
 */
async function heldOpen(deps: Deps, rollId: string): Promise<boolean> {
  const { matchedCount } = await Rolls(deps).updateOne({ _id: rollId, state: { $in: ['draft', 'open'] satisfies RollState[] } }, { $inc: { revision: 1 } });
  return matchedCount === 1;
}

/**
 * Puts a line right: it is put forward, and before the roll is settled done at once, else it waits for a second person. Settling
 * refuses while something is put forward, and the roll is held open before it is done: so at the instant a roll is settled nothing
 * passes without a second person. Tried again after a process ended in between, it goes on. Outcomes as of `changeLine`;
 * `rule_refused` rollNothing, rollProposed; `invalid_input`.
 */
export async function correctLine(deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: Correcting): Promise<LineDoc> {
  const put = await changeLine(deps, roll, line, keeper.personId, 'correct', ask, async (now) => {
    if (line.proposal) refuse('rollProposed');
    const said = fitCorrection(deps, line, ask);
    await audited(deps, rollRow(roll, keeper, 'rollCorrected', null, `${line.ref} ${ask.key}`));
    return { set: { proposal: { what: ask.what, sealed: sealProposal(deps, line._id, said), by: keeper.personId, at: now } }, event: null };
  });
  const { proposal } = put;
  if (proposal?.by !== keeper.personId) return put;
  const open = await heldOpen(deps, roll._id);
  return changeLine(deps, roll, put, keeper.personId, 'corrected', { revision: put.revision, key: ask.key }, () => (open ? change(deps, put, proposal.what, proposalOf(deps, put._id, proposal), keeper.personId, null) : { set: {}, event: 'proposed' }));
}

/** The second person says whether a correction is right. Outcomes as of `changeLine`; `rule_refused` rollNoProposal, rollSecond. */
export async function confirmCorrection(deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: Ask & { readonly yes: boolean }): Promise<LineDoc> {
  return changeLine(deps, roll, line, keeper.personId, 'confirm', ask, async () => {
    const { proposal } = line;
    if (!proposal) return refuse('rollNoProposal');
    if (proposal.by === keeper.personId) refuse('rollSecond');
    const said = proposalOf(deps, line._id, proposal);
    await audited(deps, rollRow(roll, keeper, 'rollCorrected', null, `${line.ref} ${ask.key}`));
    if (ask.yes) return change(deps, line, proposal.what, said, proposal.by, keeper.personId);
    return { set: { proposal: null }, event: 'declined', log: { what: 'declined', by: proposal.by, second: keeper.personId, reason: sealReason(deps, line._id, said.reason) } };
  });
}
