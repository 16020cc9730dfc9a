import { View } from '@tarojs/components';
import { hasCounter, learns, mediatesFor, readsAudit, readsFigures, verifiesHomes, worksOnCases } from '@shared/domain/kernel/roles';
import { useState } from 'react';
import { logOut, type Me, sentenceOf, switchElder, useApi, useQueue } from '@/api';
import { callPhone } from '@/platform/phone';
import { open, openTab } from '@/platform/routes';
import { scanDesk } from '@/platform/scan';
import { announce, Button, confirm, ListRow, Page, Paper, Phrases, Plate, SectionHead, SignedIn, Switch, useElder } from '@/ui';
import { DOORS } from '@shared/copy/doors';
import { LEVEL_WORDS } from '@shared/copy/identity';
import { WAITING } from '@shared/copy/waiting';
import { ROLE_WORDS } from '@shared/copy/roles';
import './index.scss';

function Roles({ me }: { me: Me }) {
  if (me.roles.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title='我的身份' />
      <Paper tone='list'>
        {me.roles.map((role) => <ListRow key={role.role + role.unit.id} title={ROLE_WORDS[role.role]} detail={role.unit.name} />)}
      </Paper>
    </View>
  );
}

function Home({ home }: { home: Me['home'] }) {
  if (!home) return null;
  const { station } = home;
  return (
    <View className='u-section'>
      <SectionHead title='我的工作站' />
      <Paper tone='list'>
        <ListRow icon='phone' title={station.phone} detail={<Phrases text={`${station.name}　${station.hours}`} />} spoken={`打给${station.name}，${station.phone}`} onPress={() => callPhone(station.phone)} />
      </Paper>
    </View>
  );
}

async function letDeskIn(): Promise<void> {
  const code = await scanDesk();
  if (code) open('scan', { code });
  else if (code === null) announce('这不是邻里的登录码，看看电脑上的登录页', 'warn');
}

/** Where I live, as far as it is on record. */
function homeWords({ home }: Me): string {
  if (!home) return '还没有登记';
  return home.placeText ? `${home.community.name}　${home.placeText}` : `${home.community.name}，还没有登记到哪一户`;
}

function Entries({ me }: { me: Me }) {
  const elder = useElder();
  return (
    <Paper tone='list' className='u-gap'>
      {!me.home && !me.staff && <ListRow icon='place' title='选您住的社区' detail='选好了，您说的事就有工作站来办' onPress={() => open('community')} />}
      {worksOnCases(me.roles) && <ListRow icon='receipt' title='工作台' detail='工单、期限、交办' onPress={() => open('workbench')} />}
      {worksOnCases(me.roles) && <ListRow icon='volunteer' title='外勤' detail='离您近的，没有网也能办' onPress={() => open('field')} />}
      {learns(me.roles) && <ListRow icon='medal' title={DOORS.lessons.title} detail={DOORS.lessons.detail} onPress={() => open('lessons')} />}
      {readsFigures(me.roles) && <ListRow icon='clock' title='数据' detail='三率、用时、办结在哪里' onPress={() => open('figures')} />}
      {me.roles.some(({ role }) => role === 'administrator') && <ListRow icon='wall' title='管理' detail='单位、人员、网格、导入' onPress={() => open('administration')} />}
      {me.staff && process.env.TARO_ENV === 'weapp' && <ListRow icon='qr' title='扫码登录电脑' detail='扫电脑上的登录码，不用输密码' onPress={() => void letDeskIn()} />}
      {me.staff && <ListRow icon='lock' title='登录安全' detail='密码、动态码' onPress={() => open('security')} />}
      <ListRow icon='me' title='我的设备' detail='在哪里登录着，让哪一台退出' onPress={() => open('devices')} />
      <ListRow icon='matters' title='我跟着的事' detail='我也遇到的，和跟着看的' onPress={() => open('followed')} />
      <ListRow icon='wish' title='我的心愿' detail='我写的，和我认领的' onPress={() => open('myWishes')} />
      <ListRow icon='clock' title={DOORS.bookings.title} detail={DOORS.bookings.detail} onPress={() => open('bookables')} />
      <ListRow icon='home' title={DOORS.visits.title} detail={DOORS.visits.detail} onPress={() => open('visits')} />
      <ListRow icon='talk' title={DOORS.mediations.title} detail={DOORS.mediations.detail} onPress={() => open('mediations')} />
      <ListRow icon='osmanthus' title='微项目' detail='社区里的，我提的、跟着的' onPress={() => open('projects')} />
      <ListRow icon='search' title={DOORS.services.title} detail={DOORS.services.detail} onPress={() => open('services')} />
      <ListRow icon='notice' title='通知' detail='停水停电、台风、开会' onPress={() => open('notices')} />
      {(hasCounter(me.roles) || me.roles.some(({ role }) => role === 'departmentHandler')) && <ListRow icon='receipt' title={DOORS.openBooks.title} detail={DOORS.openBooks.deskDetail} onPress={() => open('openBooks')} />}
      <ListRow icon='talk' title='议事' detail='一起商量的，我提的、附议的' onPress={() => open('topics')} />
      <ListRow icon='receipt' title='我在的名册' detail='表决时算不算、算多少，看这里' onPress={() => open('myRolls')} />
      <ListRow icon='volunteer' title='志愿者' detail='想帮把手，在这里报名' onPress={() => open('volunteer')} />
      <ListRow icon='phone' title='手机号' detail={me.phoneTail ? `尾号 ${me.phoneTail}` : '还没登记。登记了，急事好找到您'} onPress={() => open('phone')} />
      <ListRow icon='home' title='我的家' detail={homeWords(me)} onPress={() => open('homes')} />
      <ListRow icon='medal' title='我的身份' detail={LEVEL_WORDS[me.level]} onPress={() => open('identity')} />
      <ListRow icon='search' title='谁看过我的信息' detail='是谁、什么时候、为什么' onPress={() => open('auditSeen')} />
      {readsAudit(me.roles) && <ListRow icon='receipt' title='查记录' detail='谁看过、改过居民的信息' onPress={() => open('auditLog')} />}
      {readsAudit(me.roles) && <ListRow icon='warn' title={DOORS.suspects.title} detail={DOORS.suspects.detail} onPress={() => open('hoursSuspects')} />}
      {verifiesHomes(me.roles) && <ListRow icon='place' title='住户核实' detail='居民报的住处，核实一下' onPress={() => open('homesDesk')} />}
      {mediatesFor(me.roles) && <ListRow icon='talk' title={DOORS.mediations.desk} detail={DOORS.mediations.deskDetail} onPress={() => open('mediationDesk')} />}
      {verifiesHomes(me.roles) && <ListRow icon='home' title={DOORS.visits.desk} detail={DOORS.visits.deskDetail} onPress={() => open('visitDesk')} />}
      {hasCounter(me.roles) && <ListRow icon='clock' title={DOORS.bookings.desk} detail={DOORS.bookings.deskDetail} onPress={() => open('bookingDesk')} />}
      {hasCounter(me.roles) && <ListRow icon='receipt' title='名册' detail='业主、户、代表，导进来、对上人' onPress={() => open('rollsDesk')} />}
      {hasCounter(me.roles) && <ListRow icon='search' title='柜台核验' detail='看证件，只记看过' onPress={() => open('counter')} />}
      {elder && <ListRow icon='wall' title='身边的事' detail='办得怎么样' onPress={() => openTab('board')} />}
      <ListRow icon='notice' title='消息' detail={me.unread > 0 ? `${me.unread} 条没看` : '都看过了'} onPress={() => open('inbox')} />
    </Paper>
  );
}

function Leave() {
  const config = useApi('GET /config', {});
  const [leaving, setLeaving] = useState(false);
  const demonstration = config.data?.mode === 'demonstration';
  const leave = async () => {
    const waits = WAITING.stays(useQueue.getState().writes.length);
    const yes = await confirm(demonstration
      ? { title: '换个人看看？', body: `会先退出现在的身份，写了一半的都存着。${waits}`, yes: '换个人' }
      : { title: '要退出登录吗？', body: `写了一半的都存着，再登录还在。${waits}`, yes: '退出登录' });
    if (!yes) return;
    setLeaving(true);
    await logOut();
  };
  return <Button kind='second' label={demonstration ? '换个人看看' : '退出登录'} busy={leaving ? '正在退出…' : undefined} onPress={() => void leave()} />;
}

function ElderSwitch() {
  const elder = useElder();
  const change = (on: boolean) => {
    switchElder(on).then(
      () => announce(on ? '字和按钮都变大了' : '回到标准版了'),
      (error: unknown) => announce(`这部手机上换好了。${sentenceOf(error)}`, 'warn'),
    );
  };
  return <Switch label='长辈版' detail='字大，按钮大，一次只问一件事' on={elder} onChange={change} />;
}

/** Who I am, how the pages look to me, and the way out. */
export default function MyPage() {
  return (
    <Page title='我的' tab='me'>
      <SignedIn>
        {(me) => <>
          <View className='me__name'>{me.name}</View>
          {me.home && <Plate small name={`${me.home.community.name}　${me.home.placeText}`.trim()} />}
          <Entries me={me} />
          <View className='u-section'><ElderSwitch /></View>
          <Home home={me.home} />
          <Roles me={me} />
          <View className='u-section'><Leave /></View>
          <View className='u-gap'><Button kind='text' label={DOORS.closing} onPress={() => open('closing')} /></View>
        </>}
      </SignedIn>
    </Page>
  );
}
