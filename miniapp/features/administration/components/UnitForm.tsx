import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf } from '@/api';
import { announce, Button, Field, FieldFrame, OptionGrid, Paper } from '@/ui';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { UNIT_LIMITS } from '@shared/domain/administration/units';

export type UnitPage = ResponseOf<'GET /administration/units/:id'>;
type Facts = Pick<UnitPage, 'name' | 'kind' | 'phone' | 'address' | 'hours'>;

/** Changes what a unit is called, what it is and how it is reached. */
export function UnitForm({ page, onDone, onCancel }: { page: UnitPage; onDone: () => void; onCancel: () => void }) {
  const [facts, setFacts] = useState<Facts>({ name: page.name, kind: page.kind, phone: page.phone, address: page.address, hours: page.hours });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<Facts>) => setFacts((before) => ({ ...before, ...part }));
  const send = async () => {
    setTried(true);
    if (facts.name.trim() === '') return;
    setBusy(true);
    try {
      await api('PUT /administration/units/:id', { params: { id: page.id }, body: { revision: page.revision, ...facts } });
      announce('改好了，五秒以内处处都是新的');
      onDone();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper className='adm__form'>
      <Field label='名称' note='居民看得到的全名' value={facts.name} onChange={(name) => set({ name })} error={tried && facts.name.trim() === '' ? '写上名称' : undefined} maxLength={UNIT_LIMITS.name} />
      <Field label='电话' note='居民打得通的' value={facts.phone} onChange={(phone) => set({ phone })} placeholder='0755-12345678' maxLength={UNIT_LIMITS.phone} />
      <Field label='办公时间' value={facts.hours} onChange={(hours) => set({ hours })} placeholder='周一至周五 9:00–17:30' maxLength={UNIT_LIMITS.hours} />
      <Field label='地址' value={facts.address} onChange={(address) => set({ address })} maxLength={UNIT_LIMITS.address} />
      {page.kinds.length > 1 && (
        <FieldFrame label='是哪一类单位' note='只列得下它的'>
          <OptionGrid label='是哪一类单位' columns={2} options={page.kinds.map((kind) => ({ value: kind, label: UNIT_KIND_WORDS[kind] }))} value={facts.kind} onChange={(kind) => set({ kind })} />
        </FieldFrame>
      )}
      <View className='adm__buttons'>
        <Button label='就这样改' busy={busy ? '正在记…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='先不改' onPress={onCancel} />
      </View>
    </Paper>
  );
}
