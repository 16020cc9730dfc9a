import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { Button, happenedWords, Paper, Tag, useTap } from '@/ui';
import { HOME_REASON_WORDS, HOME_STATE_WORDS, LEVEL_WORDS, opinionWords, RELATION_WORDS } from '@shared/copy/identity';
import { DECLINE_REASONS, END_REASONS } from '@shared/domain/identity/homes';
import type { Level } from '@shared/domain/identity/levels';
import { LocateForm, type Located } from './LocateForm';
import { ReasonForm } from './ReasonForm';

export type Row = ResponseOf<'GET /station/homes'>['items'][number];
type Form = 'locate' | 'decline' | 'end' | null;

function Facts({ row }: { row: Row }) {
  const { person, reason } = row;
  const facts = [
    `${RELATION_WORDS[row.relation]}　${LEVEL_WORDS[person.level as Level]}${person.phoneTail ? `　手机尾号 ${person.phoneTail}` : ''}`,
    row.household.length > 0 ? `这一户已有：${row.household.join('、')}` : '',
    row.located ? '' : '名单里没有这一户，请认一认',
    reason ? [reason.id === 'other' ? '' : HOME_REASON_WORDS[reason.id], reason.text].filter(Boolean).join('。') : '',
  ];
  return <>{facts.filter(Boolean).map((text) => <View key={text} className='u-second homes__facts'>{text}</View>)}</>;
}

function Opinions({ row }: { row: Row }) {
  if (row.opinions.length === 0) return null;
  return (
    <View className='homes__opinion'>
      {row.opinions.map(({ part, name, yes }) => <Tag key={name + part} tone={yes ? 'quiet' : 'late'}>{`${name}：${opinionWords(part, yes)}`}</Tag>)}
    </View>
  );
}

/** What one request needs: one tap to confirm, a reason to decline, the door where the list does not know it. */
export function HomeRow({ row, onDone }: { row: Row; onDone: () => void }) {
  const [form, setForm] = useState<Form>(null);
  const { busy, tap } = useTap();
  const door = [row.placeText, row.no].filter(Boolean).join(' ');
  const may = (action: Row['actions'][number]): boolean => row.actions.includes(action);
  const done = async (what: string, send: (key: string) => Promise<unknown>, said: string): Promise<void> => {
    if (await tap(what, send, said)) setForm(null);
    // After a refusal too: somebody else may have been first.
    onDone();
  };
  const target = { params: { id: row.id } };
  const { revision } = row;
  const confirm = (where: Located = {}) => done('confirm', (key) => api('POST /station/homes/:id/confirm', { ...target, body: { revision, ...where }, key }), `${row.person.name}的住处核实好了`);
  const say = (yes: boolean) => done(`word-${yes}`, (key) => api('POST /station/homes/:id/word', { ...target, body: { revision, yes }, key }), '记好了，工作站看得到');
  return (
    <Paper className='homes__card'>
      <View className='homes__head'>
        <View className='homes__door'>{`${row.person.name}　${door}`}</View>
        {row.state !== 'asked' && <Tag tone={row.state === 'confirmed' ? 'quiet' : 'neutral'}>{HOME_STATE_WORDS[row.state]}</Tag>}
      </View>
      <View className='u-second'>{`${row.community.name}　${happenedWords(new Date(row.askedAt), new Date())}报的`}</View>
      <Facts row={row} />
      <Opinions row={row} />
      {form === null && (
        <View className='homes__two'>
          {may('confirm') && <Button label='核实，住这里' spoken={`核实，${row.person.name}住 ${door}`} busy={busy === 'confirm' ? '正在记…' : undefined} onPress={() => (row.located ? void confirm() : setForm('locate'))} />}
          {may('decline') && <Button kind='second' label='没核实上' spoken={`没核实上，${row.person.name} ${door}`} onPress={() => setForm('decline')} />}
          {may('speak') && <Button kind='second' label='看过，住这里' busy={busy === 'word-true' ? '正在记…' : undefined} onPress={() => void say(true)} />}
          {may('speak') && <Button kind='second' label='看过，不住这里' busy={busy === 'word-false' ? '正在记…' : undefined} onPress={() => void say(false)} />}
          {may('end') && <Button kind='second' label='不住这里了' spoken={`${row.person.name}不住 ${door} 了`} onPress={() => setForm('end')} />}
        </View>
      )}
      {form === 'locate' && <LocateForm communityId={row.community.id} words={door} busy={busy !== null} onConfirm={(where) => void confirm(where)} onCancel={() => setForm(null)} />}
      {form === 'decline' && <ReasonForm label='不予核实' reasons={DECLINE_REASONS} busy={busy !== null} onCancel={() => setForm(null)} onSend={(reason, text) => void done('decline', (key) => api('POST /station/homes/:id/decline', { ...target, body: { revision, reason, text }, key }), '告诉居民了')} />}
      {form === 'end' && <ReasonForm label='结束这一处' reasons={END_REASONS} busy={busy !== null} onCancel={() => setForm(null)} onSend={(reason, text) => void done('end', (key) => api('POST /station/homes/:id/end', { ...target, body: { revision, reason, text }, key }), '结束了，告诉居民了')} />}
    </Paper>
  );
}
