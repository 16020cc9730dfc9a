import { View } from '@tarojs/components';
import { open } from '@/platform/routes';
import { ListRow, Paper, SectionHead } from '@/ui';
import { REGISTERS } from '@shared/copy/registers';
import { SUSPENSION } from '@shared/copy/suspensions';

const PLACES = [
  { page: 'catalogueSetting', icon: 'matters', title: '事项清单', detail: '居民能报哪些事、问什么、多久答复、怎样不予受理' },
  { page: 'calendarSetting', icon: 'clock', title: '上班和放假', detail: '上班时间、节假日和补班，所有期限照它算' },
  { page: 'textSetting', icon: 'notice', title: '页面上的话', detail: '首页问候、急救提醒、下班后的答复' },
  { page: 'lessonSetting', icon: 'medal', title: '小课', detail: '给工作人员的几分钟小课，碰上哪类事就出现' },
  { page: 'rateSetting', icon: 'clock', title: '三率怎么合成', detail: '响应、解决、满意各占多少，基本满意算多少' },
] as const;

/** What is set for the whole district; each has its own page with draft, publishing and history. */
export function Settings() {
  return (
    <View className='u-section'>
      <SectionHead title='全区都照这个办' note='先存草稿，公布以后才算数' />
      <Paper tone='list'>
        {PLACES.map(({ page, icon, title, detail }) => <ListRow key={page} icon={icon} title={title} detail={detail} onPress={() => open(page)} />)}
      </Paper>
      <View className='u-section'>
        <Paper tone='list'>
          <ListRow icon='lock' title='谁登录要动态码' detail='存好就算数，下次登录起' onPress={() => open('loginSetting')} />
          <ListRow icon='lock' title={SUSPENSION.title} detail={SUSPENSION.menuDetail} onPress={() => open('accounts')} />
          <ListRow icon='waiting' title='没转出去的' detail='转给单位自己系统的工单，卡在哪里、为什么、怎么办' onPress={() => open('stuck')} />
          <ListRow icon='talk' title='外面来的回话' detail='单位的系统说的，对不上、来晚了、没照办的' onPress={() => open('answers')} />
          <ListRow icon='receipt' title={REGISTERS.title} detail={REGISTERS.menuDetail} onPress={() => open('registers')} />
          <ListRow icon='phone' title='微信设置' detail='设好了什么、最近的问题、发一条试试' onPress={() => open('wechatSettings')} />
          <ListRow icon='lock' title='对接密钥' detail='让外面的系统交诉求、补收推送' onPress={() => open('apiKeys')} />
        </Paper>
      </View>
    </View>
  );
}
