import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, ApiError, enter, sentenceOf } from '@/api';
import { Button, Field, FieldError } from '@/ui';

/** Account and password, for staff. What is missing is said at its field; what is wrong, under both. */
export function AccountForm() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const logIn = async () => {
    setAsked(true);
    setWrong(undefined);
    if (!username.trim() || !password || busy) return;
    setBusy(true);
    try {
      await enter(await api('POST /sessions', { body: { username: username.trim(), password } }));
    } catch (error) {
      setWrong(error instanceof ApiError && error.code === 'wrong_credentials' ? '账号或密码不对，再看一看' : sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <View>
      <Field id='username' label='账号' value={username} maxLength={64} onChange={setUsername} error={asked && !username.trim() ? '填上您的账号' : undefined} />
      <Field id='password' label='密码' kind='password' value={password} maxLength={128} onChange={setPassword} error={asked && !password ? '填上密码' : undefined} onDone={() => void logIn()} />
      <FieldError text={wrong} />
      <View className='u-section'>
        <Button label='登录' busy={busy ? '正在登录…' : undefined} onPress={() => void logIn()} />
      </View>
    </View>
  );
}
