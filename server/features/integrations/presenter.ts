import type { z } from 'zod';
import type { ChannelView, DeliveryView } from '../../../shared/contract/channels';
import type { ResponseOf } from '../../../shared/contract';
import { CHANNEL_KIND_WORDS, CHANNEL_WORDS, EVENT_WORDS, PROBLEM_WORDS } from '../../../shared/copy/channels';
import { deliveryProblem, type ChannelKind, type DeliveryProblem } from '../../../shared/domain/integrations/channels';
import { laneOf, laneStates, oldestOf, rowsOfLane, type LaneState, type OutboxRow } from '../../jobs';
import type { Deps } from '../../platform/deps';
import { casesById } from '../cases';
import { admissionsById } from '../matters';
import { getUnits } from '../organisation';
import { COURIER } from './courier';
import { arrivedLast, deadSince } from './health';
import { answersAt } from './message';
import type { ChannelDoc } from './model';
import { openRequests } from './open311/requestModel';
import { openChannels } from './queries';
import { maskedAddress } from './seal';

type View = z.output<typeof ChannelView>;
const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** Rows shown of one channel at most; the counts say how many there are. */
const MOST_ROWS = 50;

/** What a channel answered, in words. */
export function presentAnswer({ at, problem }: { at: Date; problem: DeliveryProblem | null }): ResponseOf<'POST /administration/channels/:id/tests'> {
  return { at: at.toISOString(), problem, text: problem === null ? CHANNEL_WORDS.arrived : PROBLEM_WORDS[problem] };
}

/** What came of a test, in words; a file that was made has arrived nowhere yet. */
export const presentTest = (kind: ChannelKind, answer: { at: Date; problem: DeliveryProblem | null }): ReturnType<typeof presentAnswer> =>
  kind === 'drop' && answer.problem === null ? { ...presentAnswer(answer), text: CHANNEL_WORDS.testMade } : presentAnswer(answer);

async function askingOf(deps: Deps, { _id, kind, lastAsked }: ChannelDoc): Promise<View['asking']> {
  if (kind !== 'open311') return null;
  return { open: await openRequests(deps, _id), last: lastAsked ? presentAnswer(lastAsked) : null };
}

async function viewOf(deps: Deps, channel: ChannelDoc, lane: LaneState | undefined): Promise<View> {
  const [since, okAt] = await Promise.all([deadSince(deps, channel, lane), arrivedLast(deps, channel, lane)]);
  return {
    id: channel._id, revision: channel.revision, kind: channel.kind, kindName: CHANNEL_KIND_WORDS[channel.kind], name: channel.name, address: maskedAddress(deps, channel),
    hasSecret: channel.secret !== null, options: channel.options ?? null, asking: await askingOf(deps, channel), answersAt: channel.kind === 'webhook' ? answersAt(deps, channel._id) : null, giveUpHours: channel.giveUpHours, paused: channel.paused, dead: since !== null, deadSince: iso(since),
    nextAt: iso(lane?.dueAt), waiting: lane?.waiting ?? 0, givenUp: lane?.dead ?? 0, oldestAt: lane && lane.waiting > 0 ? iso(await oldestOf(deps, lane._id)) : null, lastOkAt: iso(okAt),
    lastProblem: lane?.lastErrorAt ? presentAnswer({ at: lane.lastErrorAt, problem: deliveryProblem(lane.lastError) }) : null,
    lastTest: channel.lastTest && presentTest(channel.kind, channel.lastTest),
  };
}

/** Channels as their administrator sees them. */
export async function presentChannels(deps: Deps, channels: readonly ChannelDoc[]): Promise<View[]> {
  const lanes = new Map((await laneStates(deps, COURIER, channels.map(({ _id }) => _id))).map((lane) => [lane.target, lane]));
  return Promise.all(channels.map((channel) => viewOf(deps, channel, lanes.get(channel._id))));
}

/** One channel. */
export async function presentChannel(deps: Deps, channel: ChannelDoc): Promise<View> {
  const [view] = await presentChannels(deps, [channel]);
  return view ?? viewOf(deps, channel, undefined);
}

const isStuck = ({ dead, waiting, givenUp }: View): boolean => dead || waiting > 0 || givenUp > 0;

/** Every channel where something waits, was given up, or nothing gets through; the dead ones first, then by what waits longest. */
export async function presentStuck(deps: Deps): Promise<ResponseOf<'GET /administration/stuck'>['items']> {
  const channels = await openChannels(deps);
  const views = await presentChannels(deps, channels);
  const units = await getUnits(deps, channels.map(({ unitId }) => unitId));
  const unitIds = new Map(channels.map(({ _id, unitId }) => [_id, unitId]));
  const items = views.filter(isStuck).map((channel) => {
    const id = unitIds.get(channel.id) ?? '';
    return { unit: { id, name: units.get(id)?.name ?? '' }, channel };
  });
  const rank = ({ channel }: (typeof items)[number]): string => `${channel.dead ? 0 : 1}${channel.oldestAt ?? '9'}`;
  return items.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

const idsOf = (rows: readonly OutboxRow[], kind: string): string[] => rows.flatMap(({ source }) => (source.kind === kind ? [source.id] : []));

/** What of a channel waits or was given up. */
export async function presentDeliveries(deps: Deps, channelId: string, state: 'waiting' | 'dead'): Promise<z.output<typeof DeliveryView>[]> {
  const rows = await rowsOfLane(deps, laneOf(COURIER, channelId), state, MOST_ROWS);
  const [cases, works] = await Promise.all([casesById(deps, idsOf(rows, 'case')), admissionsById(deps, idsOf(rows, 'admission'))]);
  return rows.map((row) => {
    const problem = row.lastError === null ? null : deliveryProblem(row.lastError);
    return {
      id: row._id, what: EVENT_WORDS[row.event.type] ?? row.event.type, number: cases.get(row.source.id)?.number ?? works.get(row.source.id)?.order?.number ?? null, caseId: row.source.kind === 'case' ? row.source.id : null, at: row.at.toISOString(), state,
      attempts: row.attempts, nextAt: state === 'waiting' ? row.notBefore.toISOString() : null, problem, text: problem === null ? '' : PROBLEM_WORDS[problem],
    };
  });
}
