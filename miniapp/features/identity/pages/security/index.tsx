import { View } from '@tarojs/components';
import { useState } from 'react';
import { logOut, type Me, type ResponseOf, startAsMe, useApi, useMe } from '@/api';
import { Button, Empty, ListRow, Note, Page, Paper, QueryView, SectionHead, SignedIn, Tag } from '@/ui';
import { openTab } from '@/platform/routes';
import { FactorForm } from '../../components/FactorForm';
import { PasswordForm } from '../../components/PasswordForm';
import './index.scss';

type Security = ResponseOf<'GET /me/security'>;
type Form = 'password' | 'secondFactor';

/** The steps that come before anything else, one after the other. */
function Steps({ me, security }: { me: Me; security: Security }) {
  const [step, setStep] = useState<Form>(me.demands[0] ?? 'password');
  const next = () => {
    const { me: latest } = useMe.getState();
    const [left] = latest?.demands ?? [];
    if (left) setStep(left);
    else if (latest) startAsMe(latest);
  };
  return (
    <>
      {step === 'password' ? (
        <>
          <SectionHead title='换成您自己的密码' />
          <Note>现在的密码是管理员给的。换成只有您知道的，再办别的。</Note>
          <PasswordForm first onDone={next} />
        </>
      ) : (
        <>
          <SectionHead title='再加一道动态码' />
          <Note>您的身份看得到居民的事，光有密码不够稳妥。以后登录，除了密码，还要填手机上每半分钟换一次的 6 位数。</Note>
          <FactorForm on={security.secondFactor.on} onDone={next} />
        </>
      )}
      <View className='u-section'><Button kind='text' label='先退出，以后再办' onPress={() => void logOut()} /></View>
    </>
  );
}

/** How somebody logs in, to look at and to change. */
function Overview({ security, onChange }: { security: Security; onChange: () => void }) {
  const [form, setForm] = useState<Form | null>(null);
  const { username, secondFactor } = security;
  if (username === null) return <Empty title='您没有登录账号' body='您用微信进来，不用记密码，也不用动态码。' act={{ label: '回到我的', onPress: () => openTab('me') }} />;
  const done = () => {
    setForm(null);
    onChange();
  };
  const recovery = `还有 ${secondFactor.recoveryLeft} 个恢复码${secondFactor.recoveryLeft < 3 ? '，快用完了，重新设一次就有新的' : ''}`;
  return (
    <>
      <SectionHead title='密码' aside={form !== 'password' && <Button kind='text' label='换密码' onPress={() => setForm('password')} />} />
      {form === 'password' ? <PasswordForm onDone={done} onCancel={() => setForm(null)} /> : <Paper tone='list'><ListRow title={`账号 ${username}`} detail='换了密码，别的设备都要重新登录' /></Paper>}
      <View className='u-section'>
        <SectionHead title='动态码' aside={form !== 'secondFactor' && <Button kind='text' label={secondFactor.on ? '换一部手机' : '设动态码'} onPress={() => setForm('secondFactor')} />} />
        {form === 'secondFactor' ? <FactorForm on={secondFactor.on} onDone={done} onCancel={() => setForm(null)} /> : (
          <Paper tone='list'>
            <ListRow title={secondFactor.on ? '已经设好' : '还没有设'} detail={secondFactor.on ? recovery : '设了以后，别人光知道密码也进不来'} aside={secondFactor.required ? <Tag>必须有</Tag> : undefined} />
          </Paper>
        )}
      </View>
    </>
  );
}

/** My password and my second factor. */
export default function SecurityPage() {
  const query = useApi('GET /me/security', {}, false);
  const [forced] = useState(() => (useMe.getState().me?.demands.length ?? 0) > 0);
  return (
    <Page title='登录安全' first={forced}>
      <SignedIn>
        {(me) => <QueryView query={query}>{(security) => (forced || me.demands.length > 0 ? <Steps me={me} security={security} /> : <Overview security={security} onChange={() => void query.reload()} />)}</QueryView>}
      </SignedIn>
    </Page>
  );
}
