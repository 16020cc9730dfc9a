import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { announce, Button, Field, Paper } from '@/ui';
import type { Member } from './Members';

/** Gives a member a first password. It is shown once and kept nowhere. */
export function PasswordForm({ member, onDone }: { member: Member; onDone: () => void }) {
  const [username, setUsername] = useState(member.username ?? '');
  const [password, setPassword] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (username.trim().length < 3) return setError('账号至少 3 个字');
    setBusy(true);
    try {
      setPassword((await api('POST /administration/people/:id/password', { params: { id: member.personId }, body: { username: username.trim() } })).password);
    } catch (thrown) {
      announce(sentenceOf(thrown), 'warn');
    } finally {
      setBusy(false);
    }
  };
  if (password !== null) {
    return (
      <Paper className='adm__form'>
        <View>{`${member.name}的账号 ${username.trim()}，初始密码：`}</View>
        <View className='adm__password'><Text userSelect>{password}</Text></View>
        <View className='u-second'>只在这里显示这一次，请当面或打电话告诉本人</View>
        <View className='adm__buttons'><Button label='记下了' onPress={onDone} /></View>
      </Paper>
    );
  }
  return (
    <Paper className='adm__form'>
      <Field label='账号' note={`给${member.name}登录用`} value={username} onChange={setUsername} error={error} maxLength={64} />
      <View className='u-second'>原来的密码会作废，已经登录的要重新登录</View>
      <View className='adm__buttons'>
        <Button label='发初始密码' busy={busy ? '正在发…' : undefined} onPress={() => void send()} />
        <Button kind='second' label='先不发' onPress={onDone} />
      </View>
    </Paper>
  );
}
