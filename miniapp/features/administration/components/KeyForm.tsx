import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf, useApi } from '@/api';
import { randomId } from '@/platform/randomId';
import { announce, Button, Field, FieldFrame, Option, Paper, QueryView } from '@/ui';
import { KEY_SCOPE_WORDS, KEY_WORDS } from '@shared/copy/apiKeys';
import { UNIT_KIND_WORDS } from '@shared/copy/units';
import { KEY_LIMITS, KEY_SCOPES, type KeyScope } from '@shared/domain/integrations/apiKeys';
import { PickOne } from './PickOne';
import type { Shown } from './NewSecret';

interface Filled {
  unitId: string | null;
  name: string;
  scopes: readonly KeyScope[];
  days: string;
  perMinute: string;
}
const START: Filled = { unitId: null, name: '', scopes: [], days: String(KEY_LIMITS.days.usual), perMinute: String(KEY_LIMITS.perMinute.usual) };

const within = (text: string, { least, most }: { least: number; most: number }): boolean => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

function missingOf({ unitId, name, scopes, days, perMinute }: Filled): Partial<Record<keyof Filled, string>> {
  return {
    ...(unitId === null ? { unitId: '选一个单位' } : {}),
    ...(name.trim() === '' ? { name: '写上给哪个系统用' } : {}),
    ...(scopes.length === 0 ? { scopes: '至少选一样' } : {}),
    ...(within(days, KEY_LIMITS.days) ? {} : { days: `写 1 到 ${KEY_LIMITS.days.most} 的数` }),
    ...(within(perMinute, KEY_LIMITS.perMinute) ? {} : { perMinute: `写 1 到 ${KEY_LIMITS.perMinute.most} 的数` }),
  };
}

function Scopes({ value, onChange, error }: { value: readonly KeyScope[]; onChange: (scopes: KeyScope[]) => void; error: string | undefined }) {
  const turn = (scope: KeyScope) => onChange(KEY_SCOPES.filter((one) => (one === scope ? !value.includes(one) : value.includes(one))));
  return (
    <FieldFrame label='用来做什么' error={error}>
      {KEY_SCOPES.map((scope) => <Option key={scope} kind='checkbox' label={KEY_SCOPE_WORDS[scope].name} detail={KEY_SCOPE_WORDS[scope].detail} chosen={value.includes(scope)} onPress={() => turn(scope)} />)}
    </FieldFrame>
  );
}

/** Makes a key for a unit's system. */
export function KeyForm({ onMade, onCancel }: { onMade: (shown: Shown) => void; onCancel: () => void }) {
  const units = useApi('GET /administration/units', {}, false);
  const [filled, setFilled] = useState<Filled>(START);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [once] = useState(randomId);
  const missing = missingOf(filled);
  const wrong = tried ? missing : {};
  const set = (part: Partial<Filled>) => setFilled((before) => ({ ...before, ...part }));
  const send = async () => {
    setTried(true);
    const { unitId, name, scopes, days, perMinute } = filled;
    if (Object.keys(missing).length > 0 || unitId === null) return;
    setBusy(true);
    try {
      const { key, secret } = await api('POST /administration/keys', { key: once, body: { unitId, name: name.trim(), scopes: [...scopes], days: Number(days), perMinute: Number(perMinute) } });
      onMade({ name: key.name, secret });
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <QueryView query={units} what='单位'>
      {({ items }) => (
        <Paper className='adm__form'>
          <PickOne label='给哪个单位' what='单位名字' items={items.filter(({ closedAt }) => closedAt === null).map(({ id, name, kind }) => ({ id, name, detail: UNIT_KIND_WORDS[kind] }))} value={filled.unitId} onChange={(unitId) => set({ unitId })} error={wrong.unitId} />
          <Field label='给哪个系统用' value={filled.name} onChange={(name) => set({ name })} error={wrong.name} maxLength={KEY_LIMITS.name} placeholder='比如：水务热线平台' />
          <Scopes value={filled.scopes} onChange={(scopes) => set({ scopes })} error={wrong.scopes} />
          <View className='adm__pair'>
            <Field label='用多少天' value={filled.days} onChange={(days) => set({ days })} error={wrong.days} kind='number' maxLength={3} />
            <Field label='一分钟最多几次' value={filled.perMinute} onChange={(perMinute) => set({ perMinute })} error={wrong.perMinute} kind='number' maxLength={4} />
          </View>
          <View className='adm__buttons'>
            <Button label={KEY_WORDS.make} busy={busy ? '正在做…' : undefined} onPress={() => void send()} />
            <Button kind='second' label='先不做' onPress={onCancel} />
          </View>
        </Paper>
      )}
    </QueryView>
  );
}
