import type { ResponseOf } from '../../../shared/contract';
import { inboxWords } from '../../../shared/copy/inbox';
import { formatDay } from '../../../shared/domain/kernel/dates';
import type { InboxKind } from '../../../shared/domain/notifications/kinds';
import type { RollInboxKind } from '../../../shared/domain/notifications/rollKinds';
import type { DomainEvent, Subscriber } from '../../jobs/types';
import type { Deps } from '../../platform/deps';
import { bodiesById } from '../bodies';
import { holdersOf } from '../identity';
import { lineEvent, linesOf, loadLine, objectionEvent, rollEvent, rollsById, type LineStep, type ObjectionStep, type RollDoc, type RollStep } from '../rolls';
import { putIntoInboxes } from './commands/putIntoInboxes';
import type { MessageDoc } from './model';

type Item = ResponseOf<'GET /inbox'>['items'][number];

const messageOf = (rollId: string, kind: InboxKind) => (personId: string) => ({ personId, kind, caseId: null, entryId: null, rollId, unitId: null });
const deskOf = (deps: Deps, station: string): Promise<readonly string[]> => holdersOf(deps, [station], ['stationStaff', 'stationHead']);
const others = (people: readonly string[], event: DomainEvent): string[] => [...new Set(people)].filter((id) => id !== event.data.actor);

const ROLL_TELLINGS: Readonly<Partial<Record<RollStep, RollInboxKind>>> = { post: 'rollPosted', settle: 'rollSettled', withdraw: 'rollWithdrawn' };
/** Tells everybody who stands on a roll that it was posted, settled, put away; batch by batch, however many there are. The station hears that its days are over. */
export const toRolls: Subscriber = {
  name: 'notifications.rolls',
  types: [...(Object.keys(ROLL_TELLINGS) as RollStep[]), 'over' as const].map(rollEvent),
  async handle(event, deps) {
    const roll = (await rollsById(deps, [event.source.id])).get(event.source.id);
    if (!roll) return;
    const step = event.type.slice('roll.'.length) as RollStep;
    if (step === 'over') return putIntoInboxes(deps, event, (await deskOf(deps, roll.scope.station)).map(messageOf(roll._id, 'stationRollOver')));
    const kind = ROLL_TELLINGS[step];
    // A draft that is put away nobody has seen.
    if (!kind || (step === 'withdraw' && roll.until === null)) return;
    for await (const lines of linesOf(deps, roll._id)) await putIntoInboxes(deps, event, others(lines.flatMap(({ people }) => people), event).map(messageOf(roll._id, kind)));
  },
};

const LINE_TELLINGS: Readonly<Record<LineStep, RollInboxKind | null>> = {
  matched: 'rollMatched', unmatched: 'rollUnmatched', corrected: 'rollCorrected', proposed: 'stationRollProposed', declined: null, delegate: 'rollDelegate', delegateEnd: 'rollDelegateEnd', voterAsked: 'rollVoterAsked', voterNamed: 'rollVoterNamed',
};
/** Tells who stands on a line what became of it, once the roll is posted; the station of corrections that wait for a second person. */
export const toRollLines: Subscriber = {
  name: 'notifications.rollLines',
  types: (Object.keys(LINE_TELLINGS) as LineStep[]).map(lineEvent),
  async handle(event, deps) {
    const [rollId, ref] = [String(event.data.roll), String(event.data.ref)];
    const [kind, roll] = [LINE_TELLINGS[event.type.slice('rollLine.'.length) as LineStep], (await rollsById(deps, [rollId])).get(rollId)];
    // While the station works on a draft nobody is told: they hear of it when it is posted.
    if (!kind || !roll || (roll.state !== 'open' && roll.state !== 'settled')) return;
    const { who } = event.data;
    if (kind === 'rollMatched' || kind === 'rollUnmatched') return putIntoInboxes(deps, event, others(typeof who === 'string' ? [who] : [], event).map(messageOf(rollId, kind)));
    const people = kind === 'stationRollProposed' ? await deskOf(deps, roll.scope.station) : [...(await loadLine(deps, rollId, ref)).people, ...(typeof who === 'string' ? [who] : [])];
    await putIntoInboxes(deps, event, others(people, event).map(messageOf(rollId, kind)));
  },
};

const OBJECTION_TELLINGS: Readonly<Record<ObjectionStep, RollInboxKind>> = { raise: 'stationRollObjected', answer: 'rollAnswered', late: 'stationRollLate' };
/** Tells the station of objections and of answers that are late, and who objected of the answer. */
export const toObjections: Subscriber = {
  name: 'notifications.rollObjections',
  types: (Object.keys(OBJECTION_TELLINGS) as ObjectionStep[]).map(objectionEvent),
  async handle(event, deps) {
    const [rollId, kind] = [String(event.data.roll), OBJECTION_TELLINGS[event.type.slice('rollObjection.'.length) as ObjectionStep]];
    const people = kind === 'rollAnswered' ? [String(event.data.who)] : await deskOf(deps, String(event.data.station));
    await putIntoInboxes(deps, event, others(people, event).map(messageOf(rollId, kind)));
  },
};

const dateOf = (kind: InboxKind, { state, until }: RollDoc): string | undefined => (kind === 'rollPosted' && state === 'open' && until ? `${formatDay(until)}前都可以说` : undefined);

/** Messages about rolls in words, made now from the rolls as they are; there is nobody's name in them. */
export async function rollItems(deps: Deps, messages: readonly MessageDoc[]): Promise<Map<string, Item>> {
  const rolls = await rollsById(deps, messages.flatMap(({ rollId }) => rollId ?? []));
  if (rolls.size === 0) return new Map();
  const bodies = await bodiesById(deps, [...rolls.values()].map(({ bodyId }) => bodyId));
  return new Map(
    messages.flatMap((message): [string, Item][] => {
      const roll = rolls.get(message.rollId ?? '');
      if (!roll) return [];
      const [{ _id: id, kind, at, read }, date] = [message, dateOf(message.kind, roll)];
      const words = inboxWords(kind, { title: bodies.get(roll.bodyId)?.name ?? '', unit: '', ...(roll.withdrawnWhy ? { reason: roll.withdrawnWhy } : {}), ...(date ? { date } : {}) });
      return [[id, { id, kind, ...words, target: { kind: kind.startsWith('stationRoll') ? 'rollDesk' : 'roll', id: roll._id }, at: at.toISOString(), read }]];
    }),
  );
}
