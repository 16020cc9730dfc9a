import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { announce, Button, Field, FieldFrame, OptionGrid, Paper, Switch } from '@/ui';
import { ROLE_WORDS } from '@shared/copy/roles';
import { ROLE_HOMES } from '@shared/domain/administration/imports';
import { ROLES, type Role } from '@shared/domain/kernel/roles';
import { GridChoice } from './GridChoice';
import type { Unit } from './Units';

interface Filled {
  name: string;
  phone: string;
  until: string;
  role: Role | null;
  gridIds: readonly string[];
  partTime: boolean;
}

function missingOf({ name, phone, until, role }: Omit<Filled, 'gridIds' | 'partTime'>): Partial<Record<keyof Filled, string>> {
  return {
    ...(name.trim() === '' ? { name: '写上姓名' } : {}),
    ...(/^1\d{10}$/.test(phone) ? {} : { phone: '手机号要 11 位数字' }),
    ...(until === '' || /^\d{4}-\d{2}-\d{2}$/.test(until) ? {} : { until: '写成 2026-12-31 这样' }),
    ...(role === null ? { role: '选一个身份' } : {}),
  };
}

/** Gives somebody a role in the unit. Who has the phone number already is that person. */
export function GrantForm({ unit, onDone, onCancel }: { unit: Unit; onDone: () => void; onCancel: () => void }) {
  const roles = ROLES.filter((role) => ROLE_HOMES[role].includes(unit.kind));
  const [filled, setFilled] = useState<Filled>({ name: '', phone: '', until: '', role: roles.length === 1 ? (roles[0] ?? null) : null, gridIds: [], partTime: false });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const missing = missingOf(filled);
  const wrong = tried ? missing : {};
  const set = (part: Partial<Filled>) => setFilled((before) => ({ ...before, ...part }));
  const send = async () => {
    setTried(true);
    const { name, phone, until, role, gridIds, partTime } = filled;
    if (Object.keys(missing).length > 0 || role === null) return;
    setBusy(true);
    try {
      await api('POST /administration/units/:id/members', { params: { id: unit.id }, body: { name: name.trim(), phone, role, ...(until === '' ? {} : { until }), ...(role === 'gridWorker' && gridIds.length > 0 ? { gridIds: [...gridIds] } : {}), ...(role === 'gridWorker' && partTime ? { partTime } : {}) } });
      announce(`${name.trim()}现在是${ROLE_WORDS[role]}了`);
      onDone();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper className='adm__form'>
      <Field label='姓名' value={filled.name} onChange={(name) => set({ name })} error={wrong.name} maxLength={40} />
      <Field label='手机号' value={filled.phone} onChange={(phone) => set({ phone })} error={wrong.phone} kind='number' maxLength={11} />
      <FieldFrame label='身份' error={wrong.role}>
        <OptionGrid label='身份' options={roles.map((role) => ({ value: role, label: ROLE_WORDS[role] }))} value={filled.role} onChange={(role) => set({ role })} />
      </FieldFrame>
      {filled.role === 'gridWorker' && <GridChoice unitId={unit.id} value={filled.gridIds} onChange={(gridIds) => set({ gridIds })} />}
      {filled.role === 'gridWorker' && <View className='adm__gap'><Switch label='兼职' detail='楼栋长、党员、志愿者兼着做网格员' on={filled.partTime} onChange={(partTime) => set({ partTime })} /></View>}
      <Field label='任期到哪天' note='不写就一直到您结束它' value={filled.until} onChange={(until) => set({ until })} error={wrong.until} placeholder='2026-12-31' maxLength={10} />
      <View className='adm__buttons'>
        <Button label='就请这一位' busy={busy ? '正在记…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='先不请' onPress={onCancel} />
      </View>
    </Paper>
  );
}
