import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { announce, Button, Field, FieldError, OptionGrid, Paper, SectionHead, Switch } from '@/ui';
import { CONSENT_WORDS, DOOR_WORDS } from '@shared/copy/proxy';
import { consentWays, PROXY_DOORS } from '@shared/domain/cases/proxy';
import type { Helping, Whom } from './whom';

interface WhomProps extends Helping {
  /** 「替谁报」, 「替谁写」. */
  readonly title: string;
  /** What is read out before it is filed. */
  readonly reads: string;
  /** Whether a receipt goes by text message. */
  readonly texts?: boolean;
  /** What is missing at a field, once somebody tried to hand it in. */
  readonly sentence: (id: string) => string | undefined;
}

/** Somebody with the mini-program shows the code on their phone; nobody is looked up who is not here. */
export function ByCode({ choose }: { choose: (part: Pick<Whom, 'found'>) => void }) {
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const find = async (): Promise<void> => {
    const typed = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(typed)) return announce('柜台码是六个数，请居民在「我的身份」里打开', 'warn');
    setBusy(true);
    try {
      choose({ found: await api('POST /proxy/find', { body: { code: typed } }) });
      setCode('');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Paper>
      <Field label='居民手机上的柜台码' note='有邻里小程序的，用这个' kind='number' value={code} maxLength={7} onChange={setCode} onDone={() => void find()} />
      <View className='u-gap'><Button kind='second' label='用码找到这一位' busy={busy ? '正在找…' : undefined} onPress={() => void find()} /></View>
    </Paper>
  );
}

function Known({ whom: { found }, choose }: Helping) {
  if (!found) return null;
  return (
    <Paper>
      <View className='u-person'>{found.name}</View>
      <View className='u-second'>{found.phoneTail ? `手机尾号 ${found.phoneTail}` : '没有登记手机号'}</View>
      <Button kind='text' label='换一位' onPress={() => choose({ found: null, sms: false })} />
    </Paper>
  );
}

/** Where the request comes from, for whom, and that they agree. */
export function WhomFields({ whom, choose, title, reads, texts = false, sentence }: WhomProps) {
  const reachable = whom.found ? whom.found.phoneTail !== null : whom.phone.trim() !== '';
  return (
    <>
      <SectionHead title='从哪里来的' />
      <OptionGrid label='从哪里来的' columns={3} options={PROXY_DOORS.map((value) => ({ value, label: DOOR_WORDS[value] }))} value={whom.source} onChange={(source) => choose({ source })} />
      <View className='u-section'><SectionHead title={title} /></View>
      {whom.found ? <Known whom={whom} choose={choose} /> : (
        <>
          <View id='field-name'><Field label='姓名' value={whom.name} maxLength={20} onChange={(name) => choose({ name })} error={sentence('name')} /></View>
          <View id='field-phone'><Field label='手机号' note='没有可以不写' kind='number' value={whom.phone} maxLength={13} onChange={(phone) => choose({ phone, ...(phone.trim() === '' ? { sms: false } : {}) })} error={sentence('phone')} /></View>
          {whom.source !== 'hotline' && <View className='u-gap'><ByCode choose={choose} /></View>}
        </>
      )}
      {texts && reachable && <Switch label='回执发短信' detail='短信里只有号和查询的地址' on={whom.sms} onChange={(sms) => choose({ sms })} />}
      <View className='u-section' id='field-consent'>
        <SectionHead title='念给这位听' />
        <Paper>{reads}</Paper>
        <View className='u-gap' />
        <OptionGrid label='怎么答应的' columns={2} options={consentWays(whom.source).map((value) => ({ value, label: CONSENT_WORDS[value] }))} value={whom.consent} onChange={(consent) => choose({ consent })} />
        <FieldError text={sentence('consent')} />
      </View>
    </>
  );
}
