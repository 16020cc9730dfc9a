import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { Page, Plate, QueryView, Tabs } from '@/ui';
import { AccountForm } from '../../components/AccountForm';
import { People } from '../../components/People';
import { WechatEntrance } from '../../components/WechatEntrance';
import './index.scss';

const TABS = [
  { value: 'people', label: '选一个人' },
  { value: 'account', label: '用账号登录' },
] as const;

function Demonstration() {
  const [tab, setTab] = useState<'people' | 'account'>('people');
  return (
    <>
      <View className='login__question'>您想以谁的身份看看？</View>
      <View className='login__hint'>这里是演示的街区，人和事都是编的。</View>
      <WechatEntrance mode='demonstration' />
      <Tabs tabs={TABS} value={tab} onChange={setTab} />
      {tab === 'people' ? <People /> : <AccountForm />}
    </>
  );
}

/** The first page for somebody the phone does not know. */
export default function Login() {
  const config = useApi('GET /config', {});
  return (
    <Page title='进邻里' first className='login'>
      <QueryView query={config}>
        {({ mode, districtName }) => (
          <>
            <Plate name='邻里' detail={`${districtName}　有事说一声，几时答复看得见`} />
            {mode === 'demonstration' ? <Demonstration /> : (
              <>
                <WechatEntrance mode='production' />
                <View className='login__question'>工作人员登录</View>
                <AccountForm />
              </>
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}
