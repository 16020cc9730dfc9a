import { View } from '@tarojs/components';
import { type ReactNode } from 'react';
import type { ResponseOf } from '@/api';
import { Paper, Tag } from '@/ui';
import { DOCKET, DOCKET_REASON_WORDS, movedWords } from '@shared/copy/dockets';
import { formatDay } from '@shared/domain/kernel/dates';

export type Point = ResponseOf<'GET /dockets/:id/summary'>['items'][number];
export type Task = Point['tasks'][number];

/** A task: the unit, how, by which day, and what came of it; late where its day has passed. */
export function TaskLine({ task, children }: { task: Task; children?: ReactNode }) {
  return (
    <View className='docket__task'>
      <View className='docket__head'>
        <View>{`${task.unit.name}：${task.plan}`}</View>
        {task.late && <Tag tone='late'>{DOCKET.overdueTask}</Tag>}
        {task.doneAt && <Tag>办完了</Tag>}
      </View>
      <View className='u-second'>{`${formatDay(task.dueOn)}前办好`}</View>
      {task.moves?.map((move) => <View key={move.at} className='u-second'>{movedWords({ from: formatDay(move.from), to: formatDay(move.to), why: move.why })}</View>)}
      {task.report && <View>{task.report}</View>}
      {children}
    </View>
  );
}

/** The points of an agenda, each with what was decided; `below` adds what can be done about one. */
export function Points<P extends Point>({ items, above, below, task }: { items: readonly P[]; above?: (item: P) => ReactNode; below?: (item: P) => ReactNode; task?: (task: Task) => ReactNode }) {
  return (
    <Paper>
      {items.map((item) => (
        <View key={item.id} className='docket__item'>
          <View className='docket__head'>
            <View className='docket__name'>{item.topic}</View>
            <Tag>{DOCKET_REASON_WORDS[item.why]}</Tag>
          </View>
          {above?.(item)}
          {item.decision && <View>{`定了：${item.decision}`}</View>}
          {item.tasks.map((one) => <TaskLine key={one.id} task={one}>{task?.(one)}</TaskLine>)}
          {below?.(item)}
        </View>
      ))}
    </Paper>
  );
}
