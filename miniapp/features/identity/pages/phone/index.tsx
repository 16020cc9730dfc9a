import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, loadMe, type ResponseOf, sentenceOf, useApi } from '@/api';
import { announce, Button, confirm, Note, Page, Paper, QueryView, SectionHead, Switch } from '@/ui';
import { PHONE_CONSENT } from '@shared/copy/phone';
import { SmsPhone } from '../../components/SmsPhone';
import { WechatPhone } from '../../components/WechatPhone';
import './index.scss';

type State = ResponseOf<'GET /me/phone'>;

/** What a number is for, before one is asked: pressing the button below is the consent. */
function Consent() {
  return <Paper>{PHONE_CONSENT.map((line) => <View key={line} className='phone__line'>{line}</View>)}</Paper>;
}

function Ways({ ways, onDone }: { ways: State['ways']; onDone: (state: State) => void }) {
  const byWechat = process.env.TARO_ENV === 'weapp' && ways.wechat;
  return (
    <>
      {byWechat && <WechatPhone onDone={onDone} />}
      {ways.sms ? (
        <>
          {byWechat && <View className='u-section'><SectionHead title='也可以用短信验证码' /></View>}
          <SmsPhone first={!byWechat} onDone={onDone} />
        </>
      ) : !byWechat && <Note>这里现在发不了短信。要登记手机号，请到工作站，当面帮您办。</Note>}
      <View className='phone__words'>按下按钮，就是同意上面这样用您的号码。</View>
    </>
  );
}

function Notices({ state, onDone }: { state: State; onDone: (state: State) => void }) {
  const change = async (smsNotices: boolean) => {
    try {
      onDone(await api('PATCH /me/phone', { body: { smsNotices } }));
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
  };
  if (!state.ways.sms) return null;
  return <View className='u-section'><Switch label='有结果发短信告诉我' detail='不用微信的时候发。晚上九点到早上八点不发' on={state.smsNotices} onChange={(on) => void change(on)} /></View>;
}

function Bound({ state, onChange, onDone }: { state: State; onChange: () => void; onDone: (state: State) => void }) {
  const remove = async () => {
    const yes = await confirm({ title: '去掉手机号？', body: '反映过的事都还在，照样办。要发起心愿、提议题，得先再登记。', yes: '去掉', danger: true });
    if (!yes) return;
    try {
      onDone(await api('DELETE /me/phone'));
      announce('手机号去掉了');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
  };
  return (
    <>
      <View className='phone__tail'>{`尾号 ${state.tail ?? ''}`}</View>
      <View className='phone__words'>{state.confirmedAt ? '已经确认过，是您的号码。' : '这是登记在册的号码。'}</View>
      <Notices state={state} onDone={onDone} />
      <View className='u-section'>
        <Button kind='second' label='换一个号码' onPress={onChange} />
        <Button kind='text' label='去掉手机号' onPress={() => void remove()} />
      </View>
    </>
  );
}

function Phone({ state: told }: { state: State }) {
  const [state, setState] = useState(told);
  const [changing, setChanging] = useState(false);
  const done = (next: State) => {
    setState(next);
    setChanging(false);
    if (next.tail && next.confirmedAt !== state.confirmedAt) announce(`尾号 ${next.tail} 登记好了`);
    loadMe().catch(() => undefined);
  };
  if (state.tail && !changing) return <Bound state={state} onChange={() => setChanging(true)} onDone={done} />;
  return (
    <>
      <View className='u-section'><Consent /></View>
      <Ways ways={state.ways} onDone={done} />
      {changing && <Button kind='text' label='不换了' onPress={() => setChanging(false)} />}
    </>
  );
}

/** My phone number: what it is for, two ways to confirm it, and the way to take it away. */
export default function MyPhone() {
  const query = useApi('GET /me/phone', {}, false);
  return (
    <Page title='我的手机号'>
      <QueryView query={query}>{(state) => <Phone key={state.tail ?? ''} state={state} />}</QueryView>
    </Page>
  );
}
