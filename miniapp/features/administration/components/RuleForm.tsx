import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi } from '@/api';
import { announce, Button, confirm, Field, Note, QueryView } from '@/ui';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { PickOne, type Pickable } from './PickOne';

export type Line = ResponseOf<'GET /administration/rules'>['items'][number];
type Unit = ResponseOf<'GET /administration/units'>['items'][number];
const LEVELS: readonly Unit['kind'][] = ['street', 'community'];
/** What is closed cannot be chosen any more. */
const openOf = (units: readonly Unit[]): Unit[] => units.filter(({ closedAt }) => closedAt === null);
const asPick = ({ id, name, kind }: Unit): Pickable => ({ id, name, detail: UNIT_KIND_WORDS[kind] });

interface Filled {
  categoryId: string | null;
  areaId: string | null;
  unitId: string | null;
  article: string;
}

/** The whole district is said by leaving the area out. */
const areaOf = (areaId: string | null): { areaId?: string } => (areaId ? { areaId } : {});

function answerWords(answer: ResponseOf<'POST /administration/rules/preview'>['now']): string {
  return answer ? `${answer.unit.name}（${answer.area}）` : '没有规定，由工作站判断';
}

/** Who a matter at a place would go to, now and with the change. */
function Preview({ communities, ask }: { communities: readonly Pickable[]; ask: (point: { lng: number; lat: number; system: 'gcj02' }) => Promise<ResponseOf<'POST /administration/rules/preview'> | null> }) {
  const [community, setCommunity] = useState<string | null>(null);
  const map = useApi('GET /communities/:id/map', community ? { params: { id: community } } : null, false);
  const [place, setPlace] = useState<string | null>(null);
  const [answer, setAnswer] = useState<ResponseOf<'POST /administration/rules/preview'> | null>(null);
  const look = async (id: string | null) => {
    setPlace(id);
    setAnswer(null);
    const point = map.data?.places.find((one) => one.id === id)?.point;
    if (point) setAnswer(await ask({ lng: point.lng, lat: point.lat, system: 'gcj02' }));
  };
  return (
    <View className='u-section'>
      <PickOne label='在哪个社区试' what='社区名字' items={communities} value={community} onChange={(id) => { setCommunity(id); void look(null); }} />
      {map.data && <PickOne label='在哪里试' what='楼栋或地点' items={map.data.places.map(({ id, name }) => ({ id, name }))} value={place} onChange={(id) => void look(id)} />}
      {answer && <View className='adm__gap'><Note><View>{`现在归：${answerWords(answer.now)}`}</View><View className='u-strong'>{`改了归：${answerWords(answer.then)}`}</View></Note></View>}
    </View>
  );
}

/** Writes of one line; each says what came of it. */
function useRuleWrites(line: Line | null, onDone: () => void) {
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>, said: string) => {
    setBusy(true);
    try {
      await act();
      announce(said);
      onDone();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  const keep = ({ categoryId, areaId, unitId, article }: Filled) => {
    if (!categoryId || areaId === null || !unitId || article.trim() === '') return;
    const words = { unitId, article: article.trim() };
    const change = (known: Line) => api('PUT /administration/rules/:id', { params: { id: known.id }, body: { revision: known.revision, ...words } });
    void run(() => (line ? change(line) : api('POST /administration/rules', { body: { categoryId, ...areaOf(areaId), ...words } })), line ? '改好了' : '加上了');
  };
  const end = async () => {
    if (!line || !(await confirm({ title: '这条不用了？', body: '新交来的事不再照它分；已经分出去的不变。', yes: '不用了', danger: true }))) return;
    await run(() => api('POST /administration/rules/:id/end', { params: { id: line.id }, body: { revision: line.revision } }), '这条不用了');
  };
  return { busy, keep, end };
}

/** What the line would answer for a place; null, with a word, while something is missing or it cannot be told. */
async function lookAt(line: Line | null, { categoryId, areaId, unitId, article }: Filled, place: { lng: number; lat: number; system: 'gcj02' }) {
  if (!categoryId || !unitId) {
    announce('先选好哪一类、归哪个单位', 'warn');
    return null;
  }
  try {
    return await api('POST /administration/rules/preview', { body: { categoryId, place, put: { ...areaOf(areaId), unitId, article }, ...(line ? { ruleId: line.id } : {}) } });
  } catch (error) {
    announce(sentenceOf(error), 'warn');
    return null;
  }
}

interface FieldsProps {
  line: Line | null;
  filled: Filled;
  set: (part: Partial<Filled>) => void;
  tried: boolean;
  /** Those that are open. */
  units: readonly Unit[];
}

function Fields({ line, filled: { categoryId, areaId, unitId, article }, set, tried, units }: FieldsProps) {
  const catalogue = useApi('GET /administration/catalogue', {}, false);
  const areas = useApi('GET /administration/areas', {}, false);
  const levels = units.filter(({ kind }) => LEVELS.includes(kind)).map(asPick);
  const own = (areas.data?.items ?? []).map(({ id, name, unit }) => ({ id, name, detail: unit }));
  const categories = (catalogue.data?.inForce.categories ?? []).map(({ id, name, hint }) => ({ id, name, detail: hint }));
  const bodies = units.filter(({ kind }) => kind !== 'district' && !LEVELS.includes(kind)).map(asPick);
  return (
    <>
      {line ? <View className='u-strong'>{`${line.category}，${line.area}`}</View> : (
        <>
          <PickOne label='哪一类' what='类别名字' items={categories} value={categoryId} onChange={(id) => set({ categoryId: id })} error={tried && !categoryId ? '选一类' : undefined} />
          <PickOne label='在哪里' what='全区、街道、社区或单位的范围' items={[{ id: '', name: '全区' }, ...levels, ...own]} value={areaId} onChange={(id) => set({ areaId: id })} error={tried && areaId === null ? '选一个范围' : undefined} />
        </>
      )}
      <PickOne label='归哪个单位' what='单位名字' items={bodies} value={unitId} onChange={(id) => set({ unitId: id })} error={tried && !unitId ? '选一个单位' : undefined} />
      <Field label='依据' note='居民看得到' value={article} onChange={(text) => set({ article: text })} maxLength={200} placeholder='比如：事项清单 2-07 楼道照明' error={tried && article.trim() === '' ? '写上出自哪里' : undefined} />
    </>
  );
}

/** Makes, changes or ends one line of the routing table, after a look at what it answers for a place. */
export function RuleForm({ line, start, onDone }: { line: Line | null; start?: { readonly categoryId: string; readonly areaId: string } | undefined; onDone: () => void }) {
  const units = useApi('GET /administration/units', {}, false);
  const [filled, setFilled] = useState<Filled>({ categoryId: line?.categoryId ?? start?.categoryId ?? null, areaId: line?.areaId ?? start?.areaId ?? null, unitId: line?.unit.id ?? null, article: line?.article ?? '' });
  const [tried, setTried] = useState(false);
  const { busy, keep, end } = useRuleWrites(line, onDone);
  const press = () => {
    setTried(true);
    keep(filled);
  };
  return (
    <View className='adm__open'>
      <QueryView query={units} what='单位'>
        {({ items }) => (
          <>
            <Fields line={line} filled={filled} set={(part) => setFilled((before) => ({ ...before, ...part }))} tried={tried} units={openOf(items)} />
            <Preview communities={openOf(items).filter(({ kind }) => kind === 'community').map(asPick)} ask={(place) => lookAt(line, filled, place)} />
          </>
        )}
      </QueryView>
      <View className='adm__buttons'>
        <Button label={line ? '照这样改' : '加这一条'} busy={busy ? '正在存…' : undefined} onPress={press} />
        <Button kind='second' label='先不改' onPress={onDone} />
        {line && <Button kind='danger' label='这条不用了' onPress={() => void end()} />}
      </View>
    </View>
  );
}
