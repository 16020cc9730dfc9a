import { openTab } from '@/platform/routes';
import { Empty, Page, SignedIn } from '@/ui';
import { LoginSecurity } from '../components/LoginSecurity';
import './administration.scss';

/** Which roles need a second factor when they log in by password. */
export default function LoginSecurityPage() {
  return (
    <Page title='谁要动态码' className='adm'>
      <SignedIn>
        {(me) => me.roles.some(({ role }) => role === 'administrator') ? <LoginSecurity /> : <Empty title='这里归管理员' body='谁登录要动态码，由区里的管理员来定。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
