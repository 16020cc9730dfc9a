import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { api, ApiError, goOnWith, type ResponseOf, sentenceOf } from '@/api';
import { announce, Button, Field, FieldError, Note, Paper, SectionHead } from '@/ui';
import { QrPicture } from './QrPicture';

type Begun = ResponseOf<'POST /me/second-factor'>;

/** Calls the server once at a time; what it refuses stands as a sentence. */
function useCall(): { busy: boolean; wrong?: string; run: (work: () => Promise<void>) => Promise<void> } {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await work();
    } catch (error) {
      setWrong(error instanceof ApiError && error.code === 'wrong_credentials' ? '密码不对，再看一看' : sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, wrong, run };
}

/** First the password again, so that nobody does this at a desk that was left open; and a code of the phone there is. */
function Begin({ on, onBegun }: { on: boolean; onBegun: (begun: Begun) => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, wrong, run } = useCall();
  const send = () => {
    setTried(true);
    if (password && (!on || code.trim())) void run(async () => onBegun(await api('POST /me/second-factor', { body: { password, ...(on ? { code: code.trim() } : {}) } })));
  };
  return (
    <View>
      <Field label='您的密码' kind='password' value={password} maxLength={128} onChange={setPassword} error={tried && !password ? '填上密码' : undefined} onDone={send} />
      {on && <Field label='现在的动态码' note='或者一个恢复码' value={code} maxLength={32} onChange={setCode} error={tried && !code.trim() ? '填上动态码' : undefined} onDone={send} />}
      <FieldError text={wrong} />
      <View className='u-section'><Button label='下一步' busy={busy ? '正在办…' : undefined} onPress={send} /></View>
    </View>
  );
}

/** The key for the phone, as a picture and in letters, and the first code of it. */
function Confirm({ begun, onDone }: { begun: Begun; onDone: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, wrong, run } = useCall();
  const right = /^\d{6}$/.test(code.replace(/\s/g, ''));
  const send = () => {
    setTried(true);
    if (!right) return;
    void run(async () => {
      const { recoveryCodes, session } = await api('POST /me/second-factor/confirm', { body: { code: code.replace(/\s/g, '') } });
      onDone(recoveryCodes);
      await goOnWith(session);
    });
  };
  return (
    <View>
      <View className='u-gap'>1. 手机上打开身份验证器（微信小程序「腾讯身份验证器」也可以）。</View>
      <View className='u-gap'>{process.env.TARO_ENV === 'h5' ? '2. 扫这个码，或者把下面的密钥抄进去。' : '2. 把下面的密钥抄进去。'}</View>
      <QrPicture text={begun.uri} label='动态码的密钥' />
      <Paper className='security__key'><Text userSelect>{(begun.key.match(/.{4}/g) ?? []).join(' ')}</Text></Paper>
      <View className='u-gap'>3. 把它显示的 6 位数填在这里。</View>
      <Field label='手机上的 6 位数' kind='number' value={code} maxLength={7} onChange={setCode} error={tried && !right ? '填上 6 位数' : undefined} onDone={send} />
      <FieldError text={wrong} />
      <View className='u-section'><Button label='设好动态码' busy={busy ? '正在设…' : undefined} onPress={send} /></View>
    </View>
  );
}

/** Shown once: what opens the account on the day the phone is gone. */
function Recovery({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <View>
      <SectionHead title='恢复码，请抄下来' />
      <Note>手机丢了、坏了，用一个恢复码代替动态码，每个只能用一次。只在这里显示这一次，抄在纸上收好。</Note>
      <Paper className='security__codes'>{codes.map((code) => <View key={code} className='security__code'><Text userSelect>{code}</Text></View>)}</Paper>
      <View className='u-section'><Button label='抄好了' onPress={onDone} /></View>
    </View>
  );
}

/** Sets an authenticator up, or another in its place. */
export function FactorForm({ on, onDone, onCancel }: { on: boolean; onDone: () => void; onCancel?: () => void }) {
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<readonly string[]>();
  const finish = () => {
    announce('动态码设好了，下次登录就用它');
    onDone();
  };
  if (codes) return <Recovery codes={codes} onDone={finish} />;
  return (
    <>
      {begun ? <Confirm begun={begun} onDone={setCodes} /> : <Begin on={on} onBegun={setBegun} />}
      {onCancel && <Button kind='text' label='先不设' onPress={onCancel} />}
    </>
  );
}
