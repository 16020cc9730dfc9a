import { View } from '@tarojs/components';
import { useApi } from '@/api';
import { openTab } from '@/platform/routes';
import { Empty, Page, QueryView, SignedIn } from '@/ui';
import { WechatFacts } from '../components/WechatFacts';
import { WechatTests } from '../components/WechatTests';
import './administration.scss';

function Settings() {
  const query = useApi('GET /administration/wechat', {}, false);
  return (
    <QueryView query={query} what='设置'>
      {(settings) => (
        <View className='adm__two adm__two--both'>
          <WechatFacts settings={settings} />
          <WechatTests settings={settings} onDone={() => void query.reload()} />
        </View>
      )}
    </QueryView>
  );
}

/** How WeChat and text messages are set up, what went wrong lately, and a test to oneself. */
export default function WechatSettingsPage() {
  return (
    <Page title='微信设置' className='adm'>
      <SignedIn>
        {(me) => me.roles.some(({ role }) => role === 'administrator') ? <Settings /> : (
          <Empty title='这里归管理员' body='微信和短信由区里的管理员来管。' act={{ label: '回首页', onPress: () => openTab('home') }} />
        )}
      </SignedIn>
    </Page>
  );
}
