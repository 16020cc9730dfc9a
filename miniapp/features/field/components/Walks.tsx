import { Text, View } from '@tarojs/components';
import { open } from '@/platform/routes';
import { openPlace } from '@/platform/openPlace';
import { Button, categoryIcon, Icon, Paper, Press, SectionHead, Tag } from '@/ui';
import { CASE_GRADE_WORDS, CASE_STATE_WORDS } from '@shared/copy/cases';
import { FIELD } from '@shared/copy/field';
import { WAITING } from '@shared/copy/waiting';
import { distanceWords, type From, markOf, metresTo, sorted, type Sorting, staffClock } from '../model/sorting';
import type { FieldRow } from '../model/steps';
import type { Walk } from '../model/useField';

/** What is urgent or late, in words. */
export function Marks({ row, now }: { row: FieldRow; now: Date }) {
  const mark = markOf(row, now);
  return (
    <View className='field__marks'>
      {mark === 'late' && <Tag tone='late'>{FIELD.late}</Tag>}
      {mark === 'today' && <Tag>{FIELD.today}</Tag>}
      {row.grade !== 'ordinary' && <Tag tone={row.grade === 'emergency' ? 'late' : 'neutral'}>{CASE_GRADE_WORDS[row.grade]}</Tag>}
      <Tag tone='neutral'>{CASE_STATE_WORDS[row.state]}</Tag>
    </View>
  );
}

export const placeName = (row: FieldRow): string => row.placeText ?? row.title;

function Card({ walk: { row, waiting }, from, now }: { walk: Walk; from: From | null; now: Date }) {
  const far = from ? distanceWords(metresTo(row, from)) : null;
  const clock = staffClock(row.clock, now).text;
  const mark = markOf(row, now);
  const spoken = [row.title, mark === 'late' ? FIELD.late : mark === 'today' ? FIELD.today : '', placeName(row), far, clock, waiting.length > 0 ? WAITING.head(waiting.length) : ''].filter(Boolean).join('，');
  return (
    <Paper tone={mark === 'late' ? 'late' : 'plain'} className='field__card'>
      <Press className='field__press' role='link' label={spoken} onPress={() => open('field', { id: row.id })}>
        <Icon name={categoryIcon(row.category.icon)} size={32} />
        <View className='field__main'>
          <View className='field__title'>{row.title}</View>
          <View className='field__place'>{far && <Text className='field__far'>{far}</Text>}{placeName(row)}</View>
          <View className='u-second'>{clock}</View>
          <Marks row={row} now={now} />
          {waiting.length > 0 && <View className='field__wait'><Icon name='waiting' size={22} />{WAITING.head(waiting.length)}</View>}
        </View>
      </Press>
      <Button kind='second' icon='place' label={FIELD.go} spoken={`${FIELD.go}：${placeName(row)}`} onPress={() => openPlace({ lng: row.point.lng, lat: row.point.lat, name: placeName(row) })} />
    </Paper>
  );
}

/** The matters to walk to, in the order that was asked for. */
export function Walks({ walks, sorting, from }: { walks: readonly Walk[]; sorting: Sorting; from: From | null }) {
  const now = new Date();
  const byId = new Map(walks.map((walk) => [walk.row.id, walk]));
  return (
    <>
      {sorted(walks.map(({ row }) => row), sorting, from).map(({ head, rows }) => (
        <View key={head ?? ''} className='u-gap'>
          {head && <SectionHead title={head} note={`${rows.length} 件`} />}
          {rows.map((row) => <Card key={row.id} walk={byId.get(row.id) as Walk} from={sorting === 'near' ? from : null} now={now} />)}
        </View>
      ))}
    </>
  );
}
