import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { openTab } from '@/platform/routes';
import { Button, Empty, fullMoment, ListRow, monthWords, OptionGrid, Page, Paper, periodOf, Press, QueryView, SectionHead, SignedIn, type Span } from '@/ui';
import { NARROWED, OWN_UNITS } from '@shared/copy/figures';
import { readsFigures } from '@shared/domain/kernel/roles';
import { Afterwards, Detours, Ends, Spoken, Stages, Tiles } from '../components/Overview';
import { Returns } from '../components/Returns';
import { Table } from '../components/Table';
import { print } from '@/platform/print';
import { type FigurePage, SPANS } from '../model/words';
import './figures.scss';

interface Place {
  levelId: string;
  unitId?: string;
}
/** What of a place is looked at alone: opened in a table, and left again at the head of the page. */
interface Narrowed {
  unitId?: string;
  categoryId?: string;
}
type Narrow = (to: Narrowed) => void;
const placeOf = ({ levelId, unitId }: FigurePage['around']['desks'][number]): Place => (unitId === null ? { levelId } : { levelId, unitId });

/** Where one looks: the desks of one's offices where there are several, one level up, and those below. */
function Ways({ page, onGo }: { page: FigurePage; onGo: (place: Place) => void }) {
  const [open, setOpen] = useState(false);
  const { above, below, desks } = page.around;
  const here = page.unit?.id ?? page.level.id;
  const others = desks.filter(({ levelId, unitId }) => (unitId ?? levelId) !== here && levelId !== above?.id && !below.some(({ id }) => id === levelId));
  const go = (place: Place) => {
    setOpen(false);
    onGo(place);
  };
  if (!above && below.length === 0 && others.length === 0) return null;
  return (
    <View className='u-gap'>
      <Paper tone='list'>
        {above && <ListRow title={`回到${above.name}`} onPress={() => go({ levelId: above.id })} />}
        {others.map((desk) => <ListRow key={desk.levelId + (desk.unitId ?? '')} title={`看${desk.name}`} onPress={() => go(placeOf(desk))} />)}
        {below.length > 0 && !open && <ListRow title={page.level.kind === 'district' ? '看一个街道' : '看一个社区'} detail={`${below.length} 个`} onPress={() => setOpen(true)} />}
        {open && below.map(({ id, name }) => <ListRow key={id} title={name} onPress={() => go({ levelId: id })} />)}
      </Paper>
    </View>
  );
}

function Tables({ page, onNarrow }: { page: FigurePage; onNarrow: Narrow }) {
  const months = page.months.map(({ month, ...figures }) => ({ key: month, name: `${month.slice(0, 4)} 年 ${monthWords(month)}`, figures }));
  const categories = page.categories.map(({ id, name, ...figures }) => ({ key: id, name, figures, onOpen: () => onNarrow({ categoryId: id }) }));
  const units = page.units.map(({ id, name, ...figures }) => ({ key: id ?? '', name: id === null ? OWN_UNITS : name, figures, onOpen: id === null ? undefined : () => onNarrow({ unitId: id }) }));
  return (
    <>
      {categories.length > 0 && <View className='u-section'><SectionHead title='按类别' /><Table first='类别' rows={categories} dayMinutes={page.dayMinutes} /></View>}
      {units.length > 0 && <View className='u-section'><SectionHead title='按主办单位' note='照单位名册的先后，不排名' /><Table first='单位' rows={units} rated dayMinutes={page.dayMinutes} /></View>}
      {months.length > 1 && <View className='u-section'><SectionHead title='按月份' /><Table first='月份' rows={months} dayMinutes={page.dayMinutes} /></View>}
    </>
  );
}

/** What is looked at alone, each with the way back to all. */
function Alone({ page, narrowed, onNarrow }: { page: FigurePage; narrowed: Narrowed; onNarrow: Narrow }) {
  const { unitId, categoryId } = narrowed;
  const parts = [
    ...(unitId && page.unit ? [{ name: page.unit.name, rest: categoryId ? { categoryId } : {} }] : []),
    ...(categoryId && page.category ? [{ name: page.category.name, rest: unitId ? { unitId } : {} }] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <View className='fig__alone'>
      {parts.map(({ name, rest }) => (
        <Press key={name} className='fig__part' label={NARROWED.all(name)} onPress={() => onNarrow(rest)}>
          {NARROWED.only(name)}<View className='fig__leave'>{NARROWED.leave}</View>
        </Press>
      ))}
    </View>
  );
}

interface FiguresProps {
  page: FigurePage;
  narrowed: Narrowed;
  onGo: (place: Place) => void;
  onNarrow: Narrow;
}

function Figures({ page, narrowed, onGo, onNarrow }: FiguresProps) {
  const asOf = page.asOf === null ? '还没有数过' : `${fullMoment(new Date(page.asOf))} 的数`;
  return (
    <View>
      <View className='fig__head'>
        <View className='fig__title'>{page.unit ? `${page.unit.name}主办的` : page.level.name}</View>
        <View className='u-second'>{`按上报的月份，${asOf}`}</View>
      </View>
      <Alone page={page} narrowed={narrowed} onNarrow={onNarrow} />
      {page.total.counts.received === 0 ? <Empty title='这段时间没有工单' body='换一段时间，或者看看别处。' /> : (
        <>
          <Tiles page={page} />
          <Spoken counts={page.total.counts} />
          <View className='fig__two'>
            <View><Stages page={page} /><Afterwards counts={page.total.counts} /></View>
            <View><Ends counts={page.total.counts} /><Detours counts={page.total.counts} /></View>
          </View>
          <Tables page={page} onNarrow={(to) => onNarrow({ ...narrowed, ...to })} />
          {!page.unit && !page.category && <Returns levelId={page.level.id} />}
        </>
      )}
      <Ways page={page} onGo={onGo} />
      {print && <View className='fig__print u-section'><Button kind='second' label='打印这一页' onPress={print} /></View>}
    </View>
  );
}

function Desk() {
  const [span, setSpan] = useState<Span>('month');
  const [place, setPlace] = useState<Place | null>(null);
  const [narrowed, setNarrowed] = useState<Narrowed>({});
  const query = useApi('GET /figures', { query: { ...place, ...narrowed, ...periodOf(span, new Date()) } }, false);
  // Elsewhere one goes on looking at the same category; its units are others.
  const go = (to: Place) => {
    setPlace(to);
    setNarrowed(narrowed.categoryId === undefined ? {} : { categoryId: narrowed.categoryId });
  };
  const narrow = (page: FigurePage, to: Narrowed) => {
    if (!place) setPlace(page.unit ? { levelId: page.level.id, unitId: page.unit.id } : { levelId: page.level.id });
    setNarrowed(to);
  };
  return (
    <>
      <OptionGrid label='哪段时间' columns={2} options={SPANS} value={span} onChange={setSpan} />
      <QueryView query={query} what='数据'>{(page) => <Figures page={page} narrowed={narrowed} onGo={go} onNarrow={(to) => narrow(page, to)} />}</QueryView>
    </>
  );
}

/** How matters went: the three rates, how long each step takes, where they end; by category, unit, both and month. */
export default function FiguresPage() {
  return (
    <Page title='数据' className='fig'>
      <SignedIn>
        {(me) => readsFigures(me.roles) ? <Desk /> : <Empty title='这里给工作人员看' body='您社区工作站每个月的账，在首页就能看到。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
