import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, upload, type ResponseOf } from '@/api';
import { choosePhotos } from '@/platform/photo';
import { randomId } from '@/platform/randomId';
import { Button, deadlineWords, happenedWords, PhotoGrid, Tag, type useTap, Words } from '@/ui';
import { CALL_STATE_WORDS, LATE_WORDS, WHISTLE_BUTTONS } from '@shared/copy/whistles';
import { WHISTLE_LIMITS } from '@shared/domain/whistles/whistles';

export type View_ = ResponseOf<'GET /whistles/:id'>;
type Call = View_['calls'][number];
type Taps = ReturnType<typeof useTap>;

/** What it has to do next, by when. */
function nextWords(call: Call, now: Date): string | null {
  const next = { called: ['签收', call.dueAt.acknowledge], acknowledged: ['联系', call.dueAt.contact], contacted: ['到场', call.dueAt.arrive], arrived: null }[call.state];
  return next && `${deadlineWords(new Date(next[1] ?? ''), now)} 前${next[0]}`;
}

function Facts({ call, open }: { call: Call; open: boolean }) {
  const now = new Date();
  const metres = call.proof?.metres ?? null;
  const facts: (string | null)[] = [
    open ? nextWords(call, now) : null,
    call.acknowledgedAt && `${happenedWords(new Date(call.acknowledgedAt), now)}签收`,
    call.contact,
    call.arrivedAt && `${happenedWords(new Date(call.arrivedAt), now)}到场${metres === null ? '' : `，离现场 ${metres} 米`}`,
    ...call.late.map((timer) => LATE_WORDS[timer]),
    call.score !== null ? `评了 ${call.score} 分` : null,
  ];
  return <>{facts.flatMap((text) => text ?? []).map((text) => <View key={text} className='u-second'>{text}</View>)}</>;
}

interface CallProps {
  view: View_;
  call: Call;
  taps: Taps;
  onDone: () => void;
}

/** One called unit: how far it is, and what the viewer can do about it. */
export function CalledUnit({ view, call, taps, onDone }: CallProps) {
  const [text, setText] = useState('');
  const [form, setForm] = useState(false);
  const [tried, setTried] = useState(false);
  const { busy, tap } = taps;
  const target = { params: { id: view.id } };
  const body = { revision: view.revision, unitId: call.unit.id };
  const open = view.state === 'open';
  const may = (action: 'acknowledge' | 'contact'): boolean => open && call.own && view.actions.includes(action);
  const done = async (what: string, send: (key: string) => Promise<unknown>, said: string): Promise<void> => {
    if (await tap(`${what}-${call.unit.id}`, send, said)) setForm(false);
    onDone();
  };
  const contact = (): void => {
    setTried(true);
    if (text.trim() !== '') void done('contact', (key) => api('POST /whistles/:id/contact', { ...target, body: { ...body, text: text.trim() }, key }), '记下了，吹哨的会收到消息');
  };
  const arrive = async (): Promise<void> => {
    const [path] = await choosePhotos(1);
    if (path === undefined) return;
    await done('arrive', async (key) => api('POST /whistles/:id/arrive', { ...target, body: { ...body, photoIds: [(await upload(path, randomId())).id] }, key }), `记下了，${call.unit.name}到场了`);
  };
  const own = (what: string): string | undefined => (busy === `${what}-${call.unit.id}` ? '正在记…' : undefined);
  return (
    <View className='whistle__call'>
      <View className='whistle__head'>
        <View className='whistle__name'>{call.unit.name}</View>
        <Tag tone={call.late.length > 0 && call.state !== 'arrived' ? 'late' : 'neutral'}>{CALL_STATE_WORDS[call.state]}</Tag>
      </View>
      <Facts call={call} open={open} />
      {call.proof && call.proof.photos.length > 0 && <PhotoGrid photos={call.proof.photos.map(({ id, thumbUrl, url }) => ({ id, thumb: thumbUrl, full: url }))} />}
      {form && <Words label='谁来、什么时候到' value={text} onChange={setText} maxLength={WHISTLE_LIMITS.words} placeholder='例如：抢修班老周带两个人，半小时到' error={tried && text.trim() === '' ? '写一句谁来、什么时候到' : undefined} />}
      <View className='whistle__two'>
        {may('acknowledge') && call.state === 'called' && <Button label={WHISTLE_BUTTONS.acknowledge} busy={own('acknowledge')} onPress={() => void done('acknowledge', (key) => api('POST /whistles/:id/acknowledge', { ...target, body, key }), '签收了')} />}
        {may('contact') && (call.state === 'called' || call.state === 'acknowledged') && <Button kind={form ? undefined : 'second'} label={WHISTLE_BUTTONS.contact} busy={own('contact')} onPress={() => (form ? contact() : setForm(true))} />}
        {open && view.actions.includes('arrive') && call.state !== 'arrived' && <Button kind='second' label='拍照记到场' spoken={`拍照记${call.unit.name}到场`} busy={own('arrive')} onPress={() => void arrive()} />}
      </View>
    </View>
  );
}
