import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { Button, Field, ListRow, Note, Page, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { DraftPanel, History } from '../components/DraftPanel';
import { YearForm } from '../components/YearForm';
import { hoursFrom, hoursTyped } from '../model/calendar';
import { CALENDAR, type CalendarContent, type CalendarPage, type Setting, useSetting } from '../model/settings';
import './administration.scss';

type Props = { content: CalendarContent; setting: Setting<CalendarContent, CalendarPage> };

function Hours({ content, setting }: Props) {
  const [typed, setTyped] = useState(hoursTyped(content.hours));
  const [tried, setTried] = useState(false);
  const hours = hoursFrom(typed);
  const keep = () => {
    setTried(true);
    if (hours) void setting.edit((now) => ({ ...now, hours }));
  };
  return (
    <View className='u-section'>
      <Field label='上班时间' note='几段用、分开' value={typed} onChange={setTyped} maxLength={60} placeholder='9:00-12:00、14:00-17:30' error={tried && !hours ? '写成 9:00-12:00、14:00-17:30 这样' : undefined} />
      <View className='adm__buttons'><Button kind='second' label='存上班时间' onPress={keep} /></View>
    </View>
  );
}

function Years({ content, missing, chosen, onChoose }: { content: CalendarContent; missing: number | null; chosen: number | null; onChoose: (year: number) => void }) {
  const known = content.years.map(({ year }) => year);
  const next = Math.max(...known) + 1;
  return (
    <>
      <SectionHead title='哪一年' />
      <Paper tone='list'>
        {[next, ...[...known].reverse()].map((year) => {
          const days = Object.keys(content.years.find((table) => table.year === year)?.holidays ?? {}).length;
          const tag = year === missing && days === 0 ? <Tag tone='late'>还没写</Tag> : undefined;
          return (
            <View key={year} className={`adm__unit ${year === chosen ? 'adm__unit--chosen' : ''}`}>
              <ListRow title={`${year} 年`} detail={days > 0 ? `${days} 天放假` : '还没有写'} aside={tag} onPress={() => onChoose(year)} />
            </View>
          );
        })}
      </Paper>
    </>
  );
}

function Calendar({ page, setting }: { page: CalendarPage; setting: Props['setting'] }) {
  const [year, setYear] = useState<number | null>(null);
  const content = page.draft?.content ?? page.inForce;
  return (
    <View className={`adm__two ${year !== null ? 'adm__two--chosen' : ''}`}>
      <View className='adm__list'>
        {page.missingYear !== null && <View className='adm__gap'><Note tone='warn'>{`${page.missingYear} 年的放假安排还没有写，先按周一到周五算。`}</Note></View>}
        {!page.settled && <View className='adm__gap'><Note icon='clock'>正在照新的日子重算在办的期限，改了的会告诉居民和经办人。</Note></View>}
        <Years content={content} missing={page.missingYear} chosen={year} onChoose={setYear} />
        <Hours key={hoursTyped(content.hours)} content={content} setting={setting} />
      </View>
      <View className='adm__pane'>
        {year !== null && (
          <>
            <View className='adm__back'><Button kind='text' label='回年份' onPress={() => setYear(null)} /></View>
            <YearForm key={year} year={year} table={content.years.find((table) => table.year === year)} setting={setting} />
          </>
        )}
        <DraftPanel setting={setting} page={page} note={<View className='u-second adm__small'>公布以后，在办的期限照新的日子重算。答复时间变了的，会写明原来和现在的时间，告诉居民和经办人；上面写的原因他们看得到。</View>} />
        <History setting={setting} page={page} />
      </View>
    </View>
  );
}

/** Office hours, days off, worked weekends: what every deadline is counted by. */
export default function CalendarSetting() {
  useSignedIn();
  const query = useApi('GET /administration/calendar', {}, false);
  const setting = useSetting(query, CALENDAR);
  return (
    <Page title='上班和放假' className='adm'>
      <QueryView query={query} what='上班和放假'>{(data) => <Calendar page={setting.page ?? data} setting={setting} />}</QueryView>
    </Page>
  );
}
