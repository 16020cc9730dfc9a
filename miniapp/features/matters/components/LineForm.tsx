import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Field, OptionGrid, Paper } from '@/ui';
import { DUTY_WORDS } from '@shared/copy/matters';
import { DUTIES, LIST_LIMITS } from '@shared/domain/matters/lists';
import type { Line } from './Lines';

/** Writes one line of a list. */
export function LineForm({ line, onDone, onRemove, onCancel }: { line: Line; onDone: (line: Line) => void; onRemove?: () => void; onCancel: () => void }) {
  const [now, setNow] = useState(line);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<Line>): void => setNow((before) => ({ ...before, ...part }));
  const wrong = {
    title: now.title.trim() === '' ? '写上是什么事' : undefined,
    basis: now.basis.trim() === '' ? '写上依据，居民看得到' : undefined,
    lead: now.duty === 'assisting' && !now.lead?.trim() ? '写上哪个单位牵头' : undefined,
  };
  const done = (): void => {
    setTried(true);
    if (wrong.title || wrong.basis || wrong.lead) return;
    onDone({ duty: now.duty, title: now.title.trim(), basis: now.basis.trim(), lead: now.duty === 'assisting' ? (now.lead ?? '').trim() : null });
  };
  return (
    <Paper>
      <OptionGrid label='责任' columns={2} options={DUTIES.map((value) => ({ value, label: DUTY_WORDS[value].name }))} value={now.duty} onChange={(duty) => set({ duty })} />
      <Field label='事项' value={now.title} onChange={(title) => set({ title })} maxLength={LIST_LIMITS.title} {...(tried && wrong.title ? { error: wrong.title } : {})} />
      <Field label='依据' value={now.basis} onChange={(basis) => set({ basis })} maxLength={LIST_LIMITS.basis} {...(tried && wrong.basis ? { error: wrong.basis } : {})} />
      {now.duty === 'assisting' && <Field label='牵头单位' value={now.lead ?? ''} onChange={(lead) => set({ lead })} maxLength={LIST_LIMITS.lead} {...(tried && wrong.lead ? { error: wrong.lead } : {})} />}
      <View className='matters__two'>
        <Button label='就这样写' onPress={done} />
        <Button kind='second' label='先不改' onPress={onCancel} />
        {onRemove && <Button kind='second' label='去掉这一条' onPress={onRemove} />}
      </View>
    </Paper>
  );
}
