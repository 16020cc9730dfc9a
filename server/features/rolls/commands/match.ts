import { DomainError } from '../../../../shared/domain/kernel/errors';
import { ruleAgainstMatch } from '../../../../shared/domain/rolls/rules';
import type { Deps } from '../../../platform/deps';
import { audited, type AuditEntry } from '../../audit';
import { getPeople } from '../../identity';
import type { LineDoc, RollDoc } from '../document';
import { Rolls } from '../model';
import type { Keeper } from '../policy';
import { linesOf, linesOfPerson, loadLine, loadRoll } from '../queries';
import { residentNamed } from '../people';
import { changeLine, refuse, type Ask } from '../step';
import { suggest, type Suggestion } from '../suggesting';

/** That the station said who stands somewhere, or looked: a row of the audit log. */
export const rollRow = (roll: RollDoc, keeper: Keeper, action: AuditEntry['action'], subject: string | null, key: string): AuditEntry => ({ actor: keeper.actor, action, subject, object: { kind: 'roll', id: roll._id }, levels: Object.values(roll.scope), once: { key: `${roll._id} ${key}` } });

/** Whom the station means: one of those that are suggested, or whom name and number name. `not_found` for a person who is not suggested. */
async function meant(deps: Deps, keeper: Keeper, roll: RollDoc, line: LineDoc, ask: { readonly at: number; readonly personId?: string | undefined; readonly name?: string | undefined; readonly phoneTail?: string | undefined }): Promise<string> {
  if (ask.personId === undefined) return residentNamed(deps, keeper.personId, roll, { name: ask.name ?? '', phoneTail: ask.phoneTail ?? '' });
  const found = (await suggest(deps, roll, [line])).get(line.ref) ?? [];
  if (!found.some(({ at, person }) => at === ask.at && person.id === ask.personId)) throw new DomainError('not_found');
  return ask.personId;
}
const placed = (line: LineDoc, at: number, personId: string | null, by: string, now: Date): LineDoc['holders'] => line.holders.map((one, place) => (place === at ? { ...one, personId, by: personId === null ? null : by, at: personId === null ? null : now } : one));

/** Refuses whom the rules do not let stand there. `rule_refused` rollHolder, rollLevel, rollElsewhere. */
async function assertMayStand(deps: Deps, roll: RollDoc, line: LineDoc, at: number, personId: string): Promise<void> {
  const [people, stands] = await Promise.all([getPeople(deps, [personId]), linesOfPerson(deps, personId, roll._id)]);
  const elsewhere = stands.filter(({ ref, holders }) => ref !== line.ref && holders.some((one) => one.personId === personId)).length;
  const rule = ruleAgainstMatch(roll.kind, line, at, { id: personId, level: people.get(personId)?.level ?? 0 }, elsewhere);
  if (rule) refuse(rule);
}

/** The station says who a holder is. Outcomes as of `changeLine`; `rule_refused` rollHolder, rollLevel, rollElsewhere, rollNobody, rollSeveral; `not_found`. */
export async function matchHolder(deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: Ask & Parameters<typeof meant>[4]): Promise<LineDoc> {
  return changeLine(deps, roll, line, keeper.personId, 'match', ask, async (now) => {
    const personId = await meant(deps, keeper, roll, line, ask);
    await assertMayStand(deps, roll, line, ask.at, personId);
    await audited(deps, rollRow(roll, keeper, 'rollMatched', personId, `${line.ref} ${ask.at} ${ask.key}`));
    return { set: { holders: placed(line, ask.at, personId, keeper.personId, now) }, event: 'matched', log: { what: 'matched', by: keeper.personId, second: null, reason: null }, who: personId };
  });
}

/** It is not them after all. What they agreed to falls with them. Outcomes as of `changeLine`; `rule_refused` rollHolder. */
export async function unmatchHolder(deps: Deps, roll: RollDoc, line: LineDoc, keeper: Keeper, ask: Ask & { readonly at: number }): Promise<LineDoc> {
  return changeLine(deps, roll, line, keeper.personId, 'unmatch', ask, async (now) => {
    const who = line.holders[ask.at]?.personId ?? refuse('rollHolder');
    await audited(deps, rollRow(roll, keeper, 'rollMatched', who, `${line.ref} ${ask.at} ${ask.key}`));
    return { set: { holders: placed(line, ask.at, null, keeper.personId, now), voter: null }, event: 'unmatched', log: { what: 'unmatched', by: keeper.personId, second: null, reason: null }, who };
  });
}

/** Whom marks stand for by the station's word on other lines; a mark of two people stands for nobody. */
async function saidBefore(deps: Deps, rollId: string): Promise<Map<string, string>> {
  const said = new Map<string, string | null>();
  for await (const rows of linesOf(deps, rollId)) for (const { mark, personId } of rows.flatMap(({ holders }) => holders)) {
    if (mark !== null && personId !== null) said.set(mark, said.has(mark) && said.get(mark) !== personId ? null : personId);
  }
  return new Map([...said].flatMap(([mark, personId]) => (personId === null ? [] : [[mark, personId] as const])));
}

const AT_ONCE = 100;
/** Says yes on one line to each holder of whom it is certain; who was quicker, or what a rule refuses, is left to a person. */
async function matchCertainOn(deps: Deps, roll: RollDoc, keeper: Keeper, ref: string, found: readonly Suggestion[]): Promise<void> {
  for (const { at, person } of found.filter(({ sure }) => sure === 'certain')) {
    const line = await loadLine(deps, roll._id, ref);
    try {
      await changeLine(deps, roll, line, keeper.personId, 'match', { revision: line.revision, key: `certain-${roll.matching?.since.getTime() ?? 0}-${at}` }, async (now) => {
        if (line.holders[at]?.personId !== null) throw new DomainError('conflict');
        await assertMayStand(deps, roll, line, at, person.id);
        await audited(deps, rollRow(roll, keeper, 'rollMatched', person.id, `${ref} ${at} certain`));
        return { set: { holders: placed(line, at, person.id, keeper.personId, now) }, event: 'matched', log: { what: 'matched', by: keeper.personId, second: null, reason: null }, who: person.id };
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}

/** Goes through the lines without a person and says yes to all who are certain, in the name of who asked for it. Run again it does what is left. */
export async function matchCertain(deps: Deps, rollId: string): Promise<void> {
  const roll = await loadRoll(deps, rollId);
  if (!roll.matching) return;
  const keeper: Keeper = { personId: roll.matching.by, actor: { personId: roll.matching.by, unitId: roll.matching.unitId, role: null } };
  const same = await saidBefore(deps, rollId);
  for await (const rows of linesOf(deps, rollId, { matched: false, live: true })) {
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const found = await suggest(deps, roll, rows.slice(from, from + AT_ONCE), same);
      for (const [ref, some] of found) await matchCertainOn(deps, roll, keeper, ref, some);
    }
  }
  await Rolls(deps).updateOne({ _id: rollId, 'matching.since': roll.matching.since }, { $set: { matching: null } });
}
