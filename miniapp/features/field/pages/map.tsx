import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, OptionGrid, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { CASE_GRADE_WORDS, WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import { MAP } from '@shared/copy/map';
import { worksOnCases } from '@shared/domain/kernel/roles';
import { CASE_GRADES, type CaseGrade } from '@shared/domain/cases/states';
import { AreaCases, AreaList, PlaceCases } from '../components/MapList';
import { MapDrawing } from '../components/MapDrawing';
import { type Area, boxOf, type CaseMap, type Marker, type Window, windowOf } from '../model/mapWindow';
import './map.scss';

const VIEWS = ['all', 'overdue', 'today', 'toAccept', 'toDispatch', 'toAcknowledge', 'handling', 'toVerify', 'toEvaluate'] as const;
interface Narrowed {
  view: (typeof VIEWS)[number];
  grade: CaseGrade | undefined;
  categoryId: string | undefined;
}

/** Views as tabs that scroll sideways; grade and category when they are asked for. */
function Filters({ narrowed, onChange }: { narrowed: Narrowed; onChange: (part: Partial<Narrowed>) => void }) {
  const [more, setMore] = useState(false);
  const catalogue = useApi('GET /catalogue', {});
  const categories = (catalogue.data?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const said = [narrowed.grade && CASE_GRADE_WORDS[narrowed.grade], categories.find(({ value }) => value === narrowed.categoryId)?.label].filter(Boolean).join('，');
  return (
    <>
      <Tabs tabs={VIEWS.map((value) => ({ value, label: WORKBENCH_VIEW_WORDS[value] }))} value={narrowed.view} onChange={(view) => onChange({ view })} />
      <Button kind='text' label={more ? MAP.narrowed : said || MAP.narrow} spoken={more ? MAP.narrowed : said ? `${MAP.narrow}，现在是${said}` : MAP.narrow} onPress={() => setMore(!more)} />
      {more && (
        <View className='map__narrow'>
          <OptionGrid label='等级' columns={2} options={[{ value: '', label: MAP.all }, ...CASE_GRADES.map((value) => ({ value, label: CASE_GRADE_WORDS[value] }))]} value={narrowed.grade ?? ''} onChange={(grade) => onChange({ grade: CASE_GRADES.find((one) => one === grade) })} />
          <OptionGrid label='分类' columns={2} options={[{ value: '', label: MAP.everything }, ...categories]} value={narrowed.categoryId ?? ''} onChange={(categoryId) => onChange({ categoryId: categoryId || undefined })} />
        </View>
      )}
    </>
  );
}

/** The last answer stays on the page while the next is fetched: a map does not blink. */
function useLast(data: CaseMap | undefined): CaseMap | undefined {
  const last = useRef<CaseMap>();
  if (data) last.current = data;
  return data ?? last.current;
}

/** Pauses of steering before the land is asked for again. Milliseconds. */
const PAUSE = 300;
function useSettled(window: Window | null): Window | null {
  const [settled, setSettled] = useState(window);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(window), PAUSE);
    return () => clearTimeout(timer);
  }, [window]);
  return settled;
}

const boxQuery = (window: Window | null) => {
  if (!window) return {};
  const [west, south, east, north] = boxOf(window).map((degrees) => Number(degrees.toFixed(6)));
  return { west, south, east, north };
};

function CasesOnMap() {
  const [narrowed, setNarrowed] = useState<Narrowed>({ view: 'all', grade: undefined, categoryId: undefined });
  const [moved, setMoved] = useState<Window | null>(null);
  const [area, setArea] = useState<Area | null>(null);
  const [place, setPlace] = useState<readonly Marker[] | null>(null);
  const settled = useSettled(moved);
  const query = useApi('GET /workbench/map', { query: { ...boxQuery(settled), ...narrowed } }, false);
  const answer = useLast(query.data);
  const whole = (): void => {
    setArea(null);
    setPlace(null);
    setMoved(null);
  };
  const toArea = (next: Area): void => {
    setPlace(null);
    setArea(next);
    if (next.id !== '') setMoved(windowOf(next.box));
  };
  const toCases = (markers: readonly Marker[]): void => {
    const [only] = markers;
    if (only && markers.length === 1) open('workbenchCase', { id: only.id });
    else setPlace(markers);
  };
  return (
    <>
      <Filters narrowed={narrowed} onChange={(part) => { setPlace(null); setNarrowed({ ...narrowed, ...part }); }} />
      <QueryView query={{ ...query, data: answer }} what='地图'>
        {(data) => (
          <View className='map__two'>
            <View className='map__left'>
              <MapDrawing answer={data} window={moved ?? windowOf(data.bounds)} chosen={area?.id ?? null} onWindow={(next) => { setPlace(null); setMoved(next); }} onArea={toArea} onCases={toCases} />
              {moved && <Button kind='second' label={MAP.whole} onPress={whole} />}
              <View className='u-second u-gap'>{MAP.legend}</View>
            </View>
            <View className='map__right'>
              {place ? <PlaceCases markers={place} onBack={() => setPlace(null)} /> : area ? <AreaCases area={area} narrowed={narrowed} onBack={whole} /> : <AreaList answer={data} onArea={toArea} />}
            </View>
          </View>
        )}
      </QueryView>
    </>
  );
}

/** 案件地图: the open cases of my workbench over the grids; a list that says the same stands beside it. */
export default function CaseMapPage() {
  return (
    <Page title={MAP.title} className='map'>
      <SignedIn>
        {(me) => (worksOnCases(me.roles) ? <CasesOnMap /> : <Empty title='这里归办事的单位' body='身边办了什么，在公示里看。' act={{ label: '回首页', onPress: () => openTab('home') }} />)}
      </SignedIn>
    </Page>
  );
}
