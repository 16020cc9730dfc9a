import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, ApiError, enter, sentenceOf } from '@/api';
import { Button, Field, FieldError } from '@/ui';

/** The second question, to who has an authenticator. */
function CodeField({ code, onChange, error, onDone }: { code: string; onChange: (code: string) => void; error?: string; onDone: () => void }) {
  return <Field id='code' label='动态码' note='手机上身份验证器里的 6 位数' placeholder='手机不在身边，填一个恢复码' value={code} maxLength={32} onChange={onChange} error={error} onDone={onDone} />;
}

/** Account and password, for staff. What is missing is said at its field; what is wrong, under both. */
export function AccountForm() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const logIn = async () => {
    setAsked(true);
    setWrong(undefined);
    if (!username.trim() || !password || busy || (code !== undefined && !code.trim())) return;
    setBusy(true);
    try {
      await enter(await api('POST /sessions', { body: { username: username.trim(), password, ...(code === undefined ? {} : { code: code.trim() }) } }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'code_required') {
        setAsked(false);
        setCode('');
      } else setWrong(error instanceof ApiError && error.code === 'wrong_credentials' ? '账号或密码不对，再看一看' : sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const anew = () => {
    setCode(undefined);
    setPassword('');
    setAsked(false);
    setWrong(undefined);
  };
  return (
    <View>
      {code === undefined ? (
        <>
          <Field id='username' label='账号' value={username} maxLength={64} onChange={setUsername} error={asked && !username.trim() ? '填上您的账号' : undefined} />
          <Field id='password' label='密码' kind='password' value={password} maxLength={128} onChange={setPassword} error={asked && !password ? '填上密码' : undefined} onDone={() => void logIn()} />
        </>
      ) : <CodeField code={code} onChange={setCode} error={asked && !code.trim() ? '填上动态码' : undefined} onDone={() => void logIn()} />}
      <FieldError text={wrong} />
      <View className='u-section'>
        <Button label='登录' busy={busy ? '正在登录…' : undefined} onPress={() => void logIn()} />
        {code !== undefined && <Button kind='text' label='换个账号' onPress={anew} />}
      </View>
    </View>
  );
}
