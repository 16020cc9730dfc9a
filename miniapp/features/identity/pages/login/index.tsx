import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { Page, Plate, QueryView, Tabs } from '@/ui';
import { AccountForm } from '../../components/AccountForm';
import { People } from '../../components/People';
import { ScanEntrance } from '../../components/ScanEntrance';
import { WechatEntrance } from '../../components/WechatEntrance';
import './index.scss';

type Way = 'people' | 'account' | 'scan';
/** A desk can be let in by the phone; a phone is in already. */
const FOR_STAFF: readonly { value: Way; label: string }[] = [
  { value: 'account', label: '用账号登录' },
  ...(process.env.TARO_ENV === 'h5' ? [{ value: 'scan', label: '扫码登录' } as const] : []),
];
const FOR_ALL: readonly { value: Way; label: string }[] = [{ value: 'people', label: '选一个人' }, ...FOR_STAFF];

function Ways({ tabs }: { tabs: typeof FOR_ALL }) {
  const [way, setWay] = useState<Way>(tabs[0]?.value ?? 'account');
  return (
    <>
      {tabs.length > 1 && <Tabs tabs={tabs} value={way} onChange={setWay} />}
      {way === 'people' ? <People /> : way === 'scan' ? <ScanEntrance /> : <AccountForm />}
    </>
  );
}

function Demonstration() {
  return (
    <>
      <View className='login__question'>您想以谁的身份看看？</View>
      <View className='login__hint'>这里是演示的街区，人和事都是编的。</View>
      <WechatEntrance mode='demonstration' />
      <Ways tabs={FOR_ALL} />
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
                <Ways tabs={FOR_STAFF} />
              </>
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}
