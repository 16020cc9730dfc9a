import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf, type CallArgs } from '@/api';
import { Button, Field, Note, OptionGrid, Paper, SectionHead } from '@/ui';
import { TEMPLATE_WORDS } from '@shared/copy/wechatSettings';
import { TEMPLATE_KINDS, type TemplateKind } from '@shared/domain/notifications/templates';
import type { Settings } from './WechatFacts';

type Test = CallArgs<'POST /administration/wechat/tests'>[0]['body'];
interface Outcome {
  readonly what: Test['what'];
  readonly sent: boolean;
  readonly text: string;
}

function useTest(onDone: () => void) {
  const [busy, setBusy] = useState<Test['what']>();
  const [outcome, setOutcome] = useState<Outcome>();
  const send = async (test: Test) => {
    if (busy) return;
    setBusy(test.what);
    setOutcome(undefined);
    try {
      setOutcome({ what: test.what, ...(await api('POST /administration/wechat/tests', { body: test })) });
    } catch (error) {
      setOutcome({ what: test.what, sent: false, text: sentenceOf(error) });
    } finally {
      setBusy(undefined);
      onDone();
    }
  };
  return { busy, outcome, send };
}

const Said = ({ outcome, of }: { outcome: Outcome | undefined; of: Test['what'] }) =>
  outcome?.what === of ? <Note tone={outcome.sent ? 'quiet' : 'warn'} icon={outcome.sent ? 'check' : undefined}>{outcome.text}</Note> : null;

/** 发一条试试: to oneself, over the very way that residents' messages take. */
export function WechatTests({ settings: { me }, onDone }: { settings: Settings; onDone: () => void }) {
  const [template, setTemplate] = useState<TemplateKind>('accepted');
  const [phone, setPhone] = useState('');
  const { busy, outcome, send } = useTest(onDone);
  return (
    <View className='adm__pane'>
      <SectionHead title='发一条试试' />
      <Paper className='adm__form'>
        <OptionGrid label='哪一种订阅消息' options={TEMPLATE_KINDS.map((value) => ({ value, label: TEMPLATE_WORDS[value] }))} value={template} onChange={setTemplate} />
        <View className='u-second adm__small'>{me.wechat ? '发到您自己的微信。要先在小程序里点过同意，才收得到' : '您的账号还没有从微信进来过，先在手机上用微信进一次'}</View>
        <Button kind='second' label='发到我的微信' busy={busy === 'message' ? '正在发…' : undefined} onPress={() => void send({ what: 'message', template })} />
        <Said outcome={outcome} of='message' />
      </Paper>
      <Paper className='adm__form'>
        <Field id='test-phone' label='短信发到' kind='number' value={phone} maxLength={20} onChange={setPhone} placeholder={me.phoneTail === null ? '填您的手机号' : `不填就发到尾号 ${me.phoneTail}`} />
        <View className='u-section'><Button kind='second' label='发一条短信' busy={busy === 'sms' ? '正在发…' : undefined} onPress={() => void send({ what: 'sms', phone })} /></View>
        <Said outcome={outcome} of='sms' />
      </Paper>
    </View>
  );
}
