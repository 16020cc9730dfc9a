import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf } from '@/api';
import { Button, Field, FieldError, Note } from '@/ui';
import { mobileNumber } from '@shared/domain/identity/phones';

type State = ResponseOf<'GET /me/phone'>;

/** What a form says after a press: at a field, or under all of them. */
interface Wrong {
  phone?: string;
  code?: string;
  form?: string;
}

function useSms(onDone: (state: State) => void) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sentTo, setSentTo] = useState<string>();
  const [againAt, setAgainAt] = useState(0);
  const [busy, setBusy] = useState<'send' | 'bind'>();
  const [wrong, setWrong] = useState<Wrong>({});
  const attempt = async (what: 'send' | 'bind', work: () => Promise<void>) => {
    if (busy) return;
    setBusy(what);
    setWrong({});
    try {
      await work();
    } catch (error) {
      setWrong({ form: sentenceOf(error) });
    } finally {
      setBusy(undefined);
    }
  };
  const numberOrWrong = (): string | null => {
    const number = mobileNumber(phone);
    if (number === null) setWrong({ phone: '手机号是 11 位数字，再看一看' });
    return number;
  };
  const send = () => {
    const number = numberOrWrong();
    if (number === null) return;
    const seconds = Math.ceil((againAt - Date.now()) / 1000);
    if (sentTo === number && seconds > 0) return setWrong({ form: `刚发过一条，${seconds} 秒后还没到再发` });
    void attempt('send', async () => {
      const { againInSeconds } = await api('POST /me/phone/codes', { body: { phone: number } });
      setSentTo(number);
      setCode('');
      setAgainAt(Date.now() + againInSeconds * 1000);
    });
  };
  const bind = () => {
    const number = numberOrWrong();
    if (number === null) return;
    if (!code.trim()) return setWrong({ code: '填上短信里的 6 位数字' });
    void attempt('bind', async () => onDone(await api('POST /me/phone', { body: { phone: number, code: code.trim() } })));
  };
  return { phone, setPhone, code, setCode, sentTo, busy, wrong, send, bind };
}

/** A number and the code sent to it: the way that works everywhere. */
export function SmsPhone({ first, onDone }: { first: boolean; onDone: (state: State) => void }) {
  const { phone, setPhone, code, setCode, sentTo, busy, wrong, send, bind } = useSms(onDone);
  return (
    <View className='u-section'>
      <Field id='phone' label='手机号' kind='number' value={phone} maxLength={20} onChange={setPhone} error={wrong.phone} onDone={sentTo ? undefined : send} />
      {sentTo && (
        <>
          <Note icon='phone'>{`发到尾号 ${sentTo.slice(-4)} 了，5 分钟内有效。没收到，看看是不是被拦下了。`}</Note>
          <Field id='code' label='短信里的 6 位数字' kind='number' value={code} maxLength={8} onChange={setCode} error={wrong.code} onDone={bind} />
        </>
      )}
      <FieldError text={wrong.form} />
      <View className='u-section'>
        {sentTo ? (
          <>
            <Button kind={first ? 'primary' : 'second'} label='登记这个号码' busy={busy === 'bind' ? '正在登记…' : undefined} onPress={bind} />
            <Button kind='text' label='重新发一条' busy={busy === 'send' ? '正在发…' : undefined} onPress={send} />
          </>
        ) : <Button kind={first ? 'primary' : 'second'} label='发短信验证码' busy={busy === 'send' ? '正在发…' : undefined} onPress={send} />}
      </View>
    </View>
  );
}
