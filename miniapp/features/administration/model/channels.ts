import type { ResponseOf } from '@/api';
import { happenedWords } from '@/ui';

export type ChannelPage = ResponseOf<'GET /administration/units/:id/channels'>;
export type Channel = ChannelPage['items'][number];
export type Delivery = ResponseOf<'GET /administration/channels/:id/deliveries'>['items'][number];
export type Answer = NonNullable<Channel['lastTest']>;

const when = (at: string): string => happenedWords(new Date(at), new Date());

/** How a channel is doing, in a word. */
export function stateOf({ dead, paused, givenUp, waiting, lastProblem, lastOkAt }: Channel): { word: string; tone: 'quiet' | 'late' | 'neutral' } {
  if (paused) return { word: '暂停着', tone: 'neutral' };
  if (dead) return { word: '不通', tone: 'late' };
  if (givenUp > 0) return { word: `停下 ${givenUp} 件`, tone: 'late' };
  if (waiting > 0) return { word: `在等 ${waiting} 件`, tone: 'neutral' };
  return lastOkAt === null && lastProblem === null ? { word: '还没送过', tone: 'neutral' } : { word: '通', tone: 'quiet' };
}

/** Why nothing gets through and when it is tried again: one sentence, or none where all is well. */
export function circuitWords({ kind, dead, deadSince, nextAt, lastProblem, paused, waiting }: Channel): string | null {
  if (paused) return waiting > 0 ? '暂停着，打开以后接着送，一件不少' : '暂停着，新的先存着';
  if (kind === 'drop') return dead && deadSince ? `${when(deadSince)}做的文件还没有人取走确认` : null;
  const next = nextAt === null ? '' : `，下次 ${when(nextAt)} 试`;
  if (dead) return `${deadSince ? `从 ${when(deadSince)} 起` : ''}接连没送到，隔一会儿试一次${next}`;
  return waiting > 0 && lastProblem !== null ? `还没送到${next}` : null;
}

/** Facts of a channel that people look for first when something does not arrive. */
export function factsOf(channel: Channel): { title: string; detail: string }[] {
  const { waiting, oldestAt, givenUp, lastOkAt, lastProblem, asking } = channel;
  return [
    { title: '上次送到', detail: lastOkAt === null ? '还没有送到过' : when(lastOkAt) },
    ...(lastProblem === null ? [] : [{ title: '上次没送到', detail: `${lastProblem.text}　${when(lastProblem.at)}` }]),
    ...(asking === null ? [] : [{ title: `${asking.open} 件等对方的消息`, detail: asking.last === null ? '还没去问过' : `${asking.last.problem === null ? '上次问到了' : asking.last.text}　${when(asking.last.at)}` }]),
    ...(waiting > 0 ? [{ title: `${waiting} 件在等`, detail: oldestAt === null ? '' : `最早的是 ${when(oldestAt)} 的` }] : []),
    ...(givenUp > 0 ? [{ title: `${givenUp} 件停下了`, detail: '试到了时限，或者对方不收，要人定' }] : []),
  ];
}

/** One thing under way: how often it was tried, why it failed, when next. */
export function deliveryWords({ at, attempts, text, nextAt, state }: Delivery): string {
  const tried = attempts === 0 ? '还没试过' : `试了 ${attempts} 次`;
  const next = state === 'waiting' && nextAt !== null ? `下次 ${when(nextAt)}` : '';
  return [when(at), tried, text, next].filter(Boolean).join('　');
}
