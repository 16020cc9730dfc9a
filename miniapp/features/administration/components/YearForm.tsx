import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, FieldError, ListRow, Note, Paper, SectionHead } from '@/ui';
import { dayWithWeek, type Span, spanProblem, spansOf, spanWords, withoutSpan, withoutWorkday, withSpan, withWorkday, withYear, workdayProblem, type Year } from '../model/calendar';
import type { CalendarContent, CalendarPage, Setting } from '../model/settings';

type Props = { year: number; table: Year | undefined; setting: Setting<CalendarContent, CalendarPage> };

function HolidayForm({ year, onAdd }: { year: number; onAdd: (span: Span) => Promise<boolean> }) {
  const empty: Span = { name: '', from: '', to: '' };
  const [span, setSpan] = useState(empty);
  const [tried, setTried] = useState(false);
  const whole = { ...span, to: span.to || span.from };
  const problem = spanProblem(whole, year);
  const add = async () => {
    setTried(true);
    if (problem || !(await onAdd(whole))) return;
    setSpan(empty);
    setTried(false);
  };
  return (
    <Paper className='adm__form'>
      <Field label='什么假' value={span.name} onChange={(name) => setSpan({ ...span, name })} maxLength={12} placeholder='比如：春节' />
      <View className='adm__pair'>
        <Field label='第一天' value={span.from} onChange={(from) => setSpan({ ...span, from })} maxLength={10} placeholder={`${year}-02-06`} />
        <Field label='最后一天' note='只放一天就不写' value={span.to} onChange={(to) => setSpan({ ...span, to })} maxLength={10} placeholder={`${year}-02-12`} />
      </View>
      <FieldError text={tried ? problem : undefined} />
      <View className='adm__buttons'><Button kind='second' label='加这个假' onPress={() => void add()} /></View>
    </Paper>
  );
}

function Workdays({ year, table, setting }: Props) {
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const problem = workdayProblem(day, year);
  const add = async () => {
    setTried(true);
    if (problem || !(await setting.edit((now) => withYear(now, year, (one) => withWorkday(one, day))))) return;
    setDay('');
    setTried(false);
  };
  return (
    <View className='u-section'>
      <SectionHead title='周末补班' />
      {table && table.workdays.length > 0 && (
        <Paper tone='list'>
          {table.workdays.map((one) => <ListRow key={one} title={dayWithWeek(one)} aside={<Button kind='text' label='去掉' spoken={`${dayWithWeek(one)}不补班`} onPress={() => void setting.edit((now) => withYear(now, year, (was) => withoutWorkday(was, one)))} />} />)}
        </Paper>
      )}
      <Paper className='adm__form adm__gap'>
        <Field label='哪天补班' value={day} onChange={setDay} maxLength={10} placeholder={`${year}-02-20`} error={tried ? problem : undefined} />
        <View className='adm__buttons'><Button kind='second' label='加这一天' onPress={() => void add()} /></View>
      </Paper>
    </View>
  );
}

/** Days off and worked weekends of one year. Each change goes into the draft. */
export function YearForm({ year, table, setting }: Props) {
  const spans = table ? spansOf(table.holidays) : [];
  return (
    <View>
      <SectionHead title={`${year} 年放假`} />
      {spans.length === 0 ? <Note>还没有写。没写之前按周一到周五上班算。</Note> : (
        <Paper tone='list'>
          {spans.map((span) => (
            <ListRow key={span.from} title={span.name} detail={spanWords(span)} aside={<Button kind='text' label='去掉' spoken={`去掉${span.name}，${spanWords(span)}`} onPress={() => void setting.edit((now) => withYear(now, year, (one) => withoutSpan(one, span)))} />} />
          ))}
        </Paper>
      )}
      <View className='adm__gap'><HolidayForm year={year} onAdd={(span) => setting.edit((now) => withYear(now, year, (one) => withSpan(one, span)))} /></View>
      <Workdays year={year} table={table} setting={setting} />
    </View>
  );
}
