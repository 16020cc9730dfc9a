import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, ApiError, goOnWith, sentenceOf } from '@/api';
import { announce, Button, Field, FieldError } from '@/ui';
import { PASSWORD_LENGTH } from '@shared/domain/identity/passwords';

interface Filled {
  current: string;
  next: string;
  again: string;
}

function missingOf({ current, next, again }: Filled): Partial<Filled> {
  return {
    ...(current ? {} : { current: '填上现在的密码' }),
    ...([...next].length >= PASSWORD_LENGTH.min ? {} : { next: `至少 ${PASSWORD_LENGTH.min} 个字，一句话也可以` }),
    ...(again === next ? {} : { again: '两次写的不一样，再写一遍' }),
  };
}

/** Chooses a new password; every other device has to log in again. `first`: the present one was given by the administrator. */
export function PasswordForm({ first = false, onDone, onCancel }: { first?: boolean; onDone: () => void; onCancel?: () => void }) {
  const [filled, setFilled] = useState<Filled>({ current: '', next: '', again: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const missing = tried ? missingOf(filled) : {};
  const set = (part: Partial<Filled>) => setFilled((before) => ({ ...before, ...part }));
  const send = async () => {
    setTried(true);
    setWrong(undefined);
    if (busy || Object.keys(missingOf(filled)).length > 0) return;
    setBusy(true);
    try {
      await goOnWith(await api('PUT /me/password', { body: { current: filled.current, next: filled.next } }));
      announce('密码换好了');
      onDone();
    } catch (error) {
      setWrong(error instanceof ApiError && error.code === 'wrong_credentials' ? '现在的密码不对，再看一看' : sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <View>
      <Field label={first ? '管理员给的密码' : '现在的密码'} kind='password' value={filled.current} maxLength={128} onChange={(current) => set({ current })} error={missing.current} />
      <Field label='新密码' note={`至少 ${PASSWORD_LENGTH.min} 个字`} kind='password' value={filled.next} maxLength={128} onChange={(next) => set({ next })} error={missing.next} />
      <Field label='再写一遍' kind='password' value={filled.again} maxLength={128} onChange={(again) => set({ again })} error={missing.again} onDone={() => void send()} />
      <FieldError text={wrong} />
      <View className='u-section'>
        <Button label='换好密码' busy={busy ? '正在换…' : undefined} onPress={() => void send()} />
        {onCancel && <Button kind='text' label='先不换' onPress={onCancel} />}
      </View>
    </View>
  );
}
