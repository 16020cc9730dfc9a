import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi } from '@/api';
import { announce, Button, fullMoment, Note, QueryView, SectionHead, Switch } from '@/ui';
import { ROLE_WORDS } from '@shared/copy/roles';
import { STAFF_ROLES, type Role } from '@shared/domain/kernel/roles';

type Setting = ResponseOf<'GET /administration/security'>;

function Roles({ setting, onSaved }: { setting: Setting; onSaved: () => void }) {
  const [chosen, setChosen] = useState<readonly Role[]>(setting.secondFactorRoles);
  const [busy, setBusy] = useState(false);
  const change = (role: Role, on: boolean) => setChosen((before) => (on ? [...before, role] : before.filter((one) => one !== role)));
  const save = async () => {
    setBusy(true);
    try {
      await api('PUT /administration/security', { body: { revision: setting.revision, secondFactorRoles: [...chosen] } });
      announce('存好了，下次登录起就这样');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
      onSaved();
    }
  };
  return (
    <>
      {STAFF_ROLES.map((role) => <View key={role} className='u-gap'><Switch label={ROLE_WORDS[role]} on={chosen.includes(role)} onChange={(on) => change(role, on)} /></View>)}
      {setting.changedBy !== null && setting.changedAt !== null && <View className='u-second adm__small'>{`上次是${setting.changedBy}在 ${fullMoment(new Date(setting.changedAt))} 定的`}</View>}
      <View className='adm__buttons'><Button label='存好' busy={busy ? '正在存…' : undefined} onPress={() => void save()} /></View>
    </>
  );
}

/** Which roles need a second factor when they log in by password. */
export function LoginSecurity() {
  const query = useApi('GET /administration/security', {}, false);
  return (
    <View className='adm__pane'>
      <SectionHead title='谁登录要动态码' />
      <Note>打开以后，这些身份的人用密码登录，还要填手机上的 6 位动态码；还没设的，登录后先带他设好，再办别的。扫码和微信进来的不用，手机就在他自己手里。</Note>
      <QueryView query={query} what='登录安全'>{(setting) => <Roles key={setting.revision} setting={setting} onSaved={() => void query.reload()} />}</QueryView>
    </View>
  );
}
