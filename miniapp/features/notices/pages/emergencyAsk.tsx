import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { openTab, replace } from '@/platform/routes';
import { announce, Button, Empty, Field, FieldFrame, Option, OptionGrid, Page, QueryView, SignedIn, useTap, Words } from '@/ui';
import { EMERGENCY, EMERGENCY_KIND_WORDS } from '@shared/copy/emergencies';
import { EMERGENCY_AREAS, EMERGENCY_KINDS, type EmergencyKind } from '@shared/domain/emergencies/states';
import { EMERGENCY_LIMITS } from '@shared/domain/emergencies/summary';
import { writesNotices } from '@shared/domain/notices/kinds';
import type { ResponseOf } from '@shared/contract';
import './notices.scss';

type Choices = ResponseOf<'GET /workbench/notice-areas'>;
type Level = (typeof EMERGENCY_AREAS)[number];
const isLevel = (kind: string): kind is Level => (EMERGENCY_AREAS as readonly string[]).includes(kind);

function Form({ units, top, below }: Choices) {
  const levels = [...top.map((area) => ({ ...area, name: `${EMERGENCY.whole}${area.name}` })), ...below].flatMap(({ kind, id, name }) => (isLevel(kind) ? [{ kind, id, name }] : []));
  const [unitId, setUnit] = useState(units[0]?.id ?? '');
  const [kind, setKind] = useState<EmergencyKind>('storm');
  const [title, setTitle] = useState('');
  const [advice, setAdvice] = useState<string>(EMERGENCY.adviceUsual);
  const [areas, setAreas] = useState<readonly string[]>(levels.length === 1 ? levels.map(({ id }) => id) : []);
  const { busy, tap } = useTap();
  const flip = (id: string): void => setAreas((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
  const send = async (): Promise<void> => {
    if (title.trim() === '' || advice.trim() === '' || areas.length === 0) return announce('一句话、怎么做、哪些地方，都写上', 'warn');
    let id = '';
    const body = { unitId, kind, title, advice, areas: levels.filter((one) => areas.includes(one.id)).map((one) => ({ kind: one.kind, id: one.id })) };
    if (await tap('ask', async (key) => { id = (await api('POST /emergencies', { body, key })).id; }, EMERGENCY.asked)) replace('emergency', { id });
  };
  return (
    <>
      <FieldFrame label={EMERGENCY.form.kind}><OptionGrid label={EMERGENCY.form.kind} columns={3} options={EMERGENCY_KINDS.map((value) => ({ value, label: EMERGENCY_KIND_WORDS[value] }))} value={kind} onChange={setKind} /></FieldFrame>
      <Field label={EMERGENCY.form.title} value={title} maxLength={EMERGENCY_LIMITS.title} placeholder={EMERGENCY.form.titlePlaceholder} onChange={setTitle} />
      <Words label={EMERGENCY.advice} value={advice} maxLength={EMERGENCY_LIMITS.advice} onChange={setAdvice} />
      {units.length > 1 && <FieldFrame label={EMERGENCY.form.unit}><OptionGrid label={EMERGENCY.form.unit} columns={2} options={units.map(({ id, name }) => ({ value: id, label: name }))} value={unitId} onChange={setUnit} /></FieldFrame>}
      <FieldFrame label={EMERGENCY.form.areas}><View className='u-options u-options--2'>{levels.map(({ id, name }) => <Option key={id} kind='checkbox' label={name} chosen={areas.includes(id)} onPress={() => flip(id)} />)}</View></FieldFrame>
      <View className='u-section'><Button label={EMERGENCY.begin} {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}
function Asking() {
  const query = useApi('GET /workbench/notice-areas', { query: {} });
  return <QueryView query={query} what='地方'>{(choices) => <Form {...choices} />}</QueryView>;
}

/** Somebody asks for the emergency mode of an area; a second person starts it. */
export default function AskEmergency() {
  return <Page title={EMERGENCY.begin} className='notice-wide'><SignedIn>{(me) => (writesNotices(me.roles) ? <Asking /> : <Empty title='这里归工作站和街道' body='应急由工作站、街道和区里来启动。' act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
