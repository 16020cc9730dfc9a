import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, FieldFrame, ListRow, OptionGrid, Paper, SectionHead } from '@/ui';
import { AUDIT_ACTION_WORDS } from '@shared/copy/audit';
import { AUDIT_ACTIONS, type AuditAction } from '@shared/domain/audit/entries';
import { daysWrong, EVERYTHING, type Search, SPAN_WORDS, SPANS } from '../model/search';

const KINDS = [{ value: 'all', label: '都要' }, ...AUDIT_ACTIONS.map((value) => ({ value, label: AUDIT_ACTION_WORDS[value] }))] as const;

/** What was done: shut it is one row, open it is all of them. */
function Kind({ value, onChange }: { value: AuditAction | null; onChange: (value: AuditAction | null) => void }) {
  const [open, setOpen] = useState(false);
  const choose = (next: string) => {
    onChange(AUDIT_ACTIONS.find((action) => action === next) ?? null);
    setOpen(false);
  };
  return (
    <FieldFrame label='做了什么'>
      {open
        ? <OptionGrid label='做了什么' columns={2} options={KINDS} value={value ?? 'all'} onChange={choose} />
        : <Paper tone='list'><ListRow title={value ? AUDIT_ACTION_WORDS[value] : '都要'} spoken={`做了什么：${value ? AUDIT_ACTION_WORDS[value] : '都要'}，换一种`} onPress={() => setOpen(true)} /></Paper>}
    </FieldFrame>
  );
}

/** What to look for; asked only when 查一查 is pressed, because each search is a row itself. */
export function SearchForm({ onSearch }: { onSearch: (search: Search) => void }) {
  const [search, setSearch] = useState(EVERYTHING);
  const [wrong, setWrong] = useState<ReturnType<typeof daysWrong>>({});
  const change = (part: Partial<Search>) => {
    setSearch((before) => ({ ...before, ...part }));
    setWrong({});
  };
  const go = () => {
    const found = daysWrong(search);
    setWrong(found);
    if (Object.keys(found).length === 0) onSearch(search);
  };
  const clear = () => {
    setSearch(EVERYTHING);
    setWrong({});
    onSearch(EVERYTHING);
  };
  return (
    <View className='aud__search'>
      <Field label='谁的信息' note='姓名，或整个手机号' value={search.subject} onChange={(subject) => change({ subject })} maxLength={40} onDone={go} />
      <Field label='谁看的、谁改的' note='姓名，或整个手机号' value={search.actor} onChange={(actor) => change({ actor })} maxLength={40} onDone={go} />
      <Field label='工单号' value={search.object} onChange={(object) => change({ object })} maxLength={64} onDone={go} />
      <Kind value={search.action} onChange={(action) => change({ action })} />
      <View className='u-field'>
        <SectionHead title='什么时候' />
        <OptionGrid label='什么时候' columns={3} options={SPANS.map((value) => ({ value, label: SPAN_WORDS[value] }))} value={search.span} onChange={(span) => change({ span })} />
      </View>
      {search.span === 'own' && (
        <View className='aud__days'>
          <Field label='从哪天' value={search.from} onChange={(from) => change({ from })} placeholder='2026-11-01' maxLength={10} error={wrong.from} onDone={go} />
          <Field label='到哪天' value={search.to} onChange={(to) => change({ to })} placeholder='2026-11-30' maxLength={10} error={wrong.to} onDone={go} />
        </View>
      )}
      <View className='aud__buttons'>
        <Button label='查一查' onPress={go} />
        <Button kind='second' label='清空' onPress={clear} />
      </View>
      <View className='u-second'>您查过什么，也记成一行。</View>
    </View>
  );
}
