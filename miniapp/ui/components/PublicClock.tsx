import { Text, View } from '@tarojs/components';
import { aria } from '../a11y';
import { useElder } from '../elder';
import { type Clock, clockLine, clockWords, type DayCell, dayLabel, elderClockWords, type FullClock } from '../words/clock';
import { Icon } from './Icon';

function Sign({ late, done }: { late: boolean; done: boolean }) {
  if (late) return <View className='u-late-square'>超</View>;
  return <View className='u-clock__sign'><Icon name={done ? 'check' : 'clock'} size={32} /></View>;
}

function Cell({ cell, clock }: { cell: DayCell; clock: FullClock }) {
  if (cell.mark === 'gap') return <View className='u-day u-day--gap'>…</View>;
  const kind = cell.kind === 'rest' && cell.mark === 'plain' ? 'rest' : cell.mark;
  return (
    <View className={`u-day u-day--${kind}`}>
      <Text className='u-day__week'>{cell.weekday}</Text>
      <Text className='u-day__date'>{String(Number(cell.date.slice(8)))}</Text>
      <Text className='u-day__label'>{dayLabel(cell, clock) || '　'}</Text>
    </View>
  );
}

/** Seven tear-off days. Read aloud as the sentence beside it, so it is silent itself. */
export function DayStrip({ clock }: { clock: FullClock }) {
  if (clock.days.length === 0) return null;
  const late = clock.state === 'overdue' && clock.step !== 'evaluate';
  return (
    <View className={`u-days ${late ? 'u-days--late' : ''}`} {...aria({ hidden: true })}>
      {clock.days.map((cell) => <Cell key={cell.date} cell={cell} clock={clock} />)}
    </View>
  );
}

/**
 * The public clock of a case on the page of the case: big sentence, exact moment, day strip (not in elder mode).
 * `done` names how it ended when the clock has stopped. Stand it in a `Paper` (`tone='late'` when overdue).
 */
export function PublicClock({ clock, now, done }: { clock: FullClock; now: Date; done?: string }) {
  const elder = useElder();
  const words = elder ? elderClockWords(clock, now) : clockWords(clock, now);
  const big = words.tone === 'done' ? (done ?? words.big) : words.big;
  return (
    <View className='u-clock'>
      <View className='u-clock__head' {...aria({ role: 'group', label: words.exact ? `${big}，${words.exact}` : big })}>
        <Sign late={words.tone === 'late'} done={words.tone === 'done'} />
        <View className='u-clock__words'>
          <View className={`u-clock__big ${words.tone === 'late' ? 'u-late' : ''}`}>{big}</View>
          {words.exact && <View>{words.exact}</View>}
        </View>
      </View>
      {!elder && words.tone !== 'done' && <DayStrip clock={clock} />}
    </View>
  );
}

/** The clock in a list: icon and sentence only. */
export function ClockLine({ clock, now, done }: { clock: Clock; now: Date; done?: string }) {
  const line = clockLine(clock, now);
  return (
    <View className='u-clock-line'>
      {line.tone === 'late' ? <View className='u-late-square u-late-square--small'>超</View> : <Icon name={line.tone === 'done' ? 'check' : 'clock'} size={22} />}
      <Text className={line.tone === 'late' ? 'u-late' : ''}>{line.tone === 'done' ? (done ?? line.text) : line.text}</Text>
    </View>
  );
}
