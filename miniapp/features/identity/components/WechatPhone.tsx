import { Button as WechatButton, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf } from '@/api';
import { FieldError } from '@/ui';
import { codeIn, type WechatPhoneDetail } from '../model/phone';

type State = ResponseOf<'GET /me/phone'>;

/** WeChat's own button: one tap, one question by WeChat, no number to type. Whatever goes wrong, the other way stands below. */
export function WechatPhone({ onDone }: { onDone: (state: State) => void }) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const take = async (detail: WechatPhoneDetail) => {
    const told = codeIn(detail);
    if ('sentence' in told) return setWrong(told.sentence);
    setBusy(true);
    setWrong(undefined);
    try {
      onDone(await api('POST /me/phone/wechat', { body: { code: told.code } }));
    } catch (error) {
      setWrong(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className='u-section'>
      <WechatButton className={`u-button u-button--primary phone__wechat ${busy ? 'u-button--busy' : ''}`} openType='getPhoneNumber' onGetPhoneNumber={(event) => void take(event.detail as WechatPhoneDetail)}>
        <Text className='u-button__label'>{busy ? '正在登记…' : '用微信的手机号'}</Text>
      </WechatButton>
      <FieldError text={wrong} />
    </View>
  );
}
