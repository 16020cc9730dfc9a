import { View } from '@tarojs/components';
import { useState } from 'react';
import { type Me } from '@/api';
import { open } from '@/platform/routes';
import { openPlace } from '@/platform/openPlace';
import { Button, Empty, FootNote, LessonsFor, Note, Page, Paper, QueryView, RuledWords } from '@/ui';
import { FIELD, STEP_WORDS } from '@shared/copy/field';
import type { FieldAction } from '@shared/domain/cases/field';
import { StepForm } from './StepForm';
import { Marks, placeName } from './Walks';
import { Waiting } from './Waiting';
import { staffClock } from '../model/sorting';
import { type FieldRow, lineOf, stepOf } from '../model/steps';
import { useField, type Walk } from '../model/useField';
import { leaveAtOnce, useStep } from '../model/useStep';

/** What is known of it, also without a network. */
function Facts({ row }: { row: FieldRow }) {
  const now = new Date();
  return (
    <>
      <Paper>
        <View className='field__title'>{row.title}</View>
        <View className='field__place'>{[placeName(row), row.grid?.name].filter(Boolean).join('，')}</View>
        <View className='u-second'>{staffClock(row.clock, now).text}</View>
        <Marks row={row} now={now} />
        <View className='u-second'>{row.number}</View>
      </Paper>
      {row.text !== '' && <View className='u-gap'><RuledWords text={row.text} /></View>}
      {row.part && <View className='u-gap'><Note>{`请您单位协办：${row.part.task}`}</Note></View>}
      <View className='field__two u-gap'>
        <Button kind='second' icon='place' label={FIELD.go} onPress={() => openPlace({ lng: row.point.lng, lat: row.point.lat, name: placeName(row) })} />
        <Button kind='second' label={FIELD.open} onPress={() => open('workbenchCase', { id: row.id })} />
      </View>
      <View className='u-second u-gap'>{FIELD.openNote}</View>
      <LessonsFor category={row.category.id} />
    </>
  );
}

/** The form of one step; it takes the place of the buttons until it is left or given up. */
function Step({ personId, row, action, onEnd }: { personId: string; row: FieldRow; action: FieldAction; onEnd: () => void }) {
  const form = useStep(personId, row, action, onEnd);
  const foot = (
    <>
      <Button kind={stepOf(action).danger ? 'danger' : 'primary'} label={FIELD.leave} onPress={form.leave} />
      <Button kind='text' label='先不写' onPress={onEnd} />
      <FootNote>{FIELD.leaveNote}</FootNote>
    </>
  );
  return (
    <Page title={STEP_WORDS[action].title} foot={foot} className='field' call='own'>
      <Paper><View className='field__title'>{row.title}</View><View className='field__place'>{placeName(row)}</View></Paper>
      <StepForm action={action} row={row} form={form} />
    </Page>
  );
}

function Steps({ walk, onStep }: { walk: Walk; onStep: (action: FieldAction) => void }) {
  const press = (action: FieldAction): void => (stepOf(action).needs === 'nothing' ? leaveAtOnce(walk.row, action) : onStep(action));
  const [first, ...rest] = walk.actions;
  if (!first) return null;
  return (
    <>
      <Button label={STEP_WORDS[first].button} onPress={() => press(first)} />
      {rest.length > 0 && (
        <View className='field__two'>
          {rest.map((action) => <Button key={action} kind={stepOf(action).danger ? 'danger' : 'second'} label={STEP_WORDS[action].button} onPress={() => press(action)} />)}
        </View>
      )}
      <FootNote>{FIELD.leaveNote}</FootNote>
    </>
  );
}

/** One matter on the spot: where, what was said, what may be done; all of it also without a network. */
export function OneCase({ me, id }: { me: Me; id: string }) {
  const { query, walks } = useField();
  const [action, setAction] = useState<FieldAction | null>(null);
  const walk = walks.find(({ row }) => row.id === id);
  if (walk && action) return <Step key={action} personId={me.id} row={walk.row} action={action} onEnd={() => setAction(null)} />;
  return (
    <Page title={FIELD.case} className='field' foot={walk && walk.actions.length > 0 ? <Steps walk={walk} onStep={setAction} /> : undefined} call='own'>
      <QueryView query={query} what='这一件'>
        {() => (walk ? <Facts row={walk.row} /> : <Empty title={FIELD.gone} body='后面的事在工单里看。' act={{ label: FIELD.open, onPress: () => open('workbenchCase', { id }) }} />)}
      </QueryView>
      <Waiting only={lineOf(id)} />
    </Page>
  );
}
