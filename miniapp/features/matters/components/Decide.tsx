import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { Button, FieldError, OptionGrid, SectionHead, useTap } from '@/ui';
import { ADMISSION_BUTTONS, GROUND_WORDS } from '@shared/copy/matters';
import type { AdmissionAction, RefusalGround } from '@shared/domain/matters/admissions';
import { admitChoices } from '../model/days';
import { Long, meansBody, meansFaults, MeansFields, NO_MEANS } from './MeansForm';

export type Admission = ResponseOf<'GET /admissions/:id'>;
interface FormProps {
  readonly view: Admission;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Two buttons under a form: send it, or leave it. */
function Send({ label, busy, onSend, onCancel }: { label: string; busy: boolean; onSend: () => void; onCancel: () => void }) {
  return (
    <View className='matters__two'>
      <Button label={label} busy={busy ? '正在记…' : undefined} onPress={onSend} />
      <Button kind='second' label='先不定' onPress={onCancel} />
    </View>
  );
}

function Admit({ view, onDone, onCancel }: FormProps) {
  const last = view.rounds[view.rounds.length - 1];
  const [choices] = useState(() => admitChoices(new Date(), last?.until ?? ''));
  const [until, setUntil] = useState(choices[0]?.value ?? '');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    if (await tap('admit', (key) => api('POST /admissions/:id/admit', { params: { id: view.id }, body: { revision: view.revision, until, reason: reason.trim() }, key }), '准入了，到日子自己结束')) onDone();
  };
  return (
    <>
      <View className='u-field'><SectionHead title='做到哪一天' /><OptionGrid label='做到哪一天' options={choices} value={until} onChange={setUntil} /></View>
      <Long label='为什么同意' value={reason} onChange={setReason} placeholder='例如：带两位电工来，社区只带路' error={tried && reason.trim() === '' ? '写一句为什么，居民看得到' : undefined} />
      <Send label='同意准入' busy={busy !== null} onSend={() => void send()} onCancel={onCancel} />
    </>
  );
}

function Refuse({ view, onDone, onCancel }: FormProps) {
  const [ground, setGround] = useState<RefusalGround | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    setTried(true);
    if (ground === null || reason.trim() === '') return;
    if (await tap('refuse', (key) => api('POST /admissions/:id/refuse', { params: { id: view.id }, body: { revision: view.revision, ground, reason: reason.trim() }, key }), '没有准入，记进年报了')) onDone();
  };
  return (
    <>
      <View className='u-field'>
        <SectionHead title='按哪一条' />
        <OptionGrid label='按哪一条' options={view.grounds.map(({ ground: value, article }) => ({ value, label: GROUND_WORDS[value], detail: article }))} value={ground} onChange={setGround} />
        <FieldError {...(tried && ground === null ? { text: '选按哪一条不准入' } : {})} />
      </View>
      <Long label='理由' value={reason} onChange={setReason} placeholder='例如：要挨户收身份证号，没有必要' error={tried && reason.trim() === '' ? '写一句理由，居民看得到' : undefined} />
      <Send label='不予准入' busy={busy !== null} onSend={() => void send()} onCancel={onCancel} />
    </>
  );
}

function Again({ view, onDone, onCancel }: FormProps) {
  const last = view.rounds[view.rounds.length - 1];
  const [means, setMeans] = useState({ ...NO_MEANS, purpose: last?.purpose ?? '', basis: last?.basis ?? '', people: String(last?.people ?? ''), money: String(last?.money ?? '') });
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(meansFaults(means)).length > 0) return;
    if (await tap('again', (key) => api('POST /admissions/:id/ask-again', { params: { id: view.id }, body: { revision: view.revision, ...meansBody(means) }, key }), '又交给工作站了')) onDone();
  };
  return <><MeansFields means={means} onChange={setMeans} tried={tried} /><Send label='再交一次' busy={busy !== null} onSend={() => void send()} onCancel={onCancel} /></>;
}

function Withdraw({ view, onDone, onCancel }: FormProps) {
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    if (await tap('withdraw', (key) => api('POST /admissions/:id/withdraw', { params: { id: view.id }, body: { revision: view.revision }, key }), '撤回了')) onDone();
  };
  return <Send label='撤回' busy={busy !== null} onSend={() => void send()} onCancel={onCancel} />;
}

function End({ view, onDone, onCancel }: FormProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const send = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    if (await tap('end', (key) => api('POST /admissions/:id/end', { params: { id: view.id }, body: { revision: view.revision, reason: reason.trim() }, key }), '结束了，对方会收到消息')) onDone();
  };
  return (
    <>
      <Long label='为什么提前结束' value={reason} onChange={setReason} placeholder='例如：说好的人一直没有来' error={tried && reason.trim() === '' ? '写一句为什么，记进年报' : undefined} />
      <Send label='提前结束' busy={busy !== null} onSend={() => void send()} onCancel={onCancel} />
    </>
  );
}

const FORMS = { admit: Admit, refuse: Refuse, askAgain: Again, withdraw: Withdraw, end: End } as const;

/** What the viewer may do next; one form at a time. */
export function Steps({ view, onDone }: { view: Admission; onDone: () => void }) {
  const [open, setOpen] = useState<AdmissionAction | null>(null);
  const Form = open && view.actions.includes(open) ? FORMS[open] : null;
  if (Form) return <Form view={view} onDone={() => { setOpen(null); onDone(); }} onCancel={() => setOpen(null)} />;
  return <View className='matters__two'>{view.actions.map((action) => <Button key={action} kind={action === 'withdraw' || action === 'end' ? 'second' : undefined} label={ADMISSION_BUTTONS[action]} onPress={() => setOpen(action)} />)}</View>;
}
