import { View } from '@tarojs/components';
import { useCallback, useEffect, useState } from 'react';
import { enterByWechat, sentenceOf, wechatEntersByItself } from '@/api';
import { Button, FieldError } from '@/ui';

/** In WeChat: come in without a form, by itself where that is expected; what goes wrong is said with what helps. */
export function WechatEntrance({ mode }: { mode: 'demonstration' | 'production' }) {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const come = useCallback(async () => {
    setBusy(true);
    setWrong(undefined);
    try {
      await enterByWechat();
    } catch (error) {
      setWrong(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  }, []);
  useEffect(() => {
    if (wechatEntersByItself(mode)) void come();
  }, [come, mode]);
  if (process.env.TARO_ENV !== 'weapp') return null;
  return (
    <View className='u-section login__wechat'>
      <Button kind={mode === 'demonstration' ? 'second' : 'primary'} label='用微信进来' busy={busy ? '正在用微信进来…' : undefined} onPress={() => void come()} />
      <FieldError text={wrong} />
    </View>
  );
}
