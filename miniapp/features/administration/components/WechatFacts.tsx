import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@/api';
import { happenedWords, ListRow, Paper, SectionHead, Tag } from '@/ui';
import { PUSH_MODE_WORDS, TALKS_TO_WORDS, TEMPLATE_WORDS } from '@shared/copy/wechatSettings';

export type Settings = ResponseOf<'GET /administration/wechat'>;

const when = (at: string): string => happenedWords(new Date(at), new Date());
const ready = (on: boolean) => <Tag tone={on ? 'quiet' : 'neutral'}>{on ? '好了' : '没设'}</Tag>;

function tokenWords(until: string | null): string {
  if (until === null) return '还没取过，用到时自己取';
  return new Date(until) > new Date() ? '有效，到期前自己换' : '到期了，下次用时自己取';
}

function Account({ settings: { appId, talksTo, tokenUntil, sms } }: { settings: Settings }) {
  return (
    <Paper tone='list'>
      <ListRow title='小程序' detail={appId === null ? '设 WECHAT_APPID 和 WECHAT_SECRET 才用得上微信' : `${appId}　${TALKS_TO_WORDS[talksTo]}`} aside={ready(appId !== null)} />
      {appId !== null && <ListRow title='访问令牌' detail={tokenWords(tokenUntil)} />}
      <ListRow title='短信' detail={sms.host ?? '设 SMS_API 和 SMS_KEY 才发得了短信'} aside={ready(sms.host !== null)} />
    </Paper>
  );
}

function Templates({ templates }: Pick<Settings, 'templates'>) {
  return (
    <View className='u-section'>
      <SectionHead title='订阅消息的模板' />
      <Paper tone='list'>
        {templates.map(({ kind, id, fields }) => (
          <ListRow key={kind} title={TEMPLATE_WORDS[kind]} detail={id === null ? `设 WECHAT_TEMPLATE_${kind.toUpperCase()} 才发得出去` : `${id}　${fields.join('、')}`} aside={ready(id !== null)} />
        ))}
      </Paper>
    </View>
  );
}

function Push({ push, checks }: Pick<Settings, 'push' | 'checks'>) {
  return (
    <View className='u-section'>
      <SectionHead title='消息推送和照片检查' />
      <Paper tone='list'>
        <ListRow
          title='填到小程序后台的地址'
          detail={<><Text userSelect>{push.address ?? '先设 PUBLIC_URL'}</Text><View className='u-second'>{PUSH_MODE_WORDS[push.mode]}</View></>}
          aside={ready(push.mode !== 'off' && push.address !== null)}
        />
        <ListRow title='上次收到' detail={push.lastAt === null ? '还没有收到过' : when(push.lastAt)} />
        {push.problem !== null && push.problemAt !== null && <ListRow title='上次没有采信' detail={`${push.problem}　${when(push.problemAt)}`} />}
        <ListRow title='照片检查' detail={checks.missing ?? (checks.waiting > 0 ? `${checks.waiting} 张在等微信的结果` : '没有在等的')} aside={ready(checks.pictures)} />
      </Paper>
    </View>
  );
}

function Messages({ messages: { sent, waiting, dropped } }: Pick<Settings, 'messages'>) {
  return (
    <View className='u-section'>
      <SectionHead title='30 天里发到手机的' note={`发出 ${sent} 条${waiting > 0 ? `，等着发 ${waiting} 条` : ''}`} />
      {dropped.length > 0 && <Paper tone='list'>{dropped.map(({ text, count }) => <ListRow key={text} title={text} detail={`${count} 条没发，消息箱里都有`} />)}</Paper>}
    </View>
  );
}

function Problems({ problems }: Pick<Settings, 'problems'>) {
  return (
    <View className='u-section'>
      <SectionHead title='最近出过的问题' note={problems.length === 0 ? '没有' : undefined} />
      {problems.length > 0 && (
        <Paper tone='list'>
          {problems.map(({ at, call, text, code, count }) => (
            <ListRow key={call + text + String(code)} title={`${call}：${text}`} detail={[when(at), count > 1 && `一共 ${count} 次`, code !== null && `编号 ${code}`].filter(Boolean).join('　')} />
          ))}
        </Paper>
      )}
    </View>
  );
}

/** What is set up, in part where it is secret; what is missing says what to set. */
export function WechatFacts({ settings }: { settings: Settings }) {
  return (
    <View className='adm__pane'>
      <SectionHead title='设好了什么' />
      <Account settings={settings} />
      <Templates templates={settings.templates} />
      <Push push={settings.push} checks={settings.checks} />
      <Messages messages={settings.messages} />
      <Problems problems={settings.problems} />
    </View>
  );
}
