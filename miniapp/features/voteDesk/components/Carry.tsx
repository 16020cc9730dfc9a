import { View } from '@tarojs/components';
import { useState } from 'react';
import { castByNobody } from '@/api/castByNobody';
import { scanText } from '@/platform/scan';
import { announce, Button, Field, Note, SectionHead } from '@/ui';
import { QrImage } from '@/ui/helping/QrImage';
import { CAST_WHY_WORDS } from '@shared/copy/ballots';
import { SECRET_WATCH as WORDS } from '@shared/copy/secretWatch';
import { promiseCode, readBallotCode } from '@shared/domain/ballotClient/carriedCode';
import { NoAnswer } from '@shared/domain/ballotClient/errors';
import type { VoteView } from '../model/views';

/** Sends the signed ballot of somebody without a network, as nobody; shows the promise for their phone to check, never what it says. */
export function Carry({ view }: { view: VoteView }) {
  const [text, setText] = useState('');
  const [receipt, setReceipt] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (said: string | undefined): Promise<void> => {
    if (said === undefined || busy) return;
    const read = readBallotCode(said);
    if (!read) return announce(WORDS.carryNot, 'warn');
    if (read.vote !== view.fingerprint?.vote) return announce(WORDS.carryOther, 'warn');
    setBusy(true);
    try {
      setReceipt(promiseCode(await castByNobody(read.vote, read.ballot)));
      setText('');
    } catch (thrown) {
      announce(thrown instanceof NoAnswer ? (thrown.said ?? CAST_WHY_WORDS[thrown.why]) : CAST_WHY_WORDS.busy, 'warn');
    } finally {
      setBusy(false);
    }
  };
  if (view.state !== 'open' && view.state !== 'frozen') return null;
  return (
    <View className='u-section'>
      <SectionHead title={WORDS.carry} />
      <Note>{WORDS.carryNote}</Note>
      {process.env.TARO_ENV !== 'h5' && <View className='u-gap'><Button kind='second' icon='qr' label={WORDS.carryScan} {...(busy ? { busy: '正在送…' } : {})} onPress={() => void scanText().then(send)} /></View>}
      <Field label={WORDS.carryPaste} value={text} maxLength={2_000} onChange={setText} />
      <View className='u-gap'><Button kind='second' label={WORDS.carrySend} {...(busy ? { busy: '正在送…' } : {})} onPress={() => void send(text)} /></View>
      {receipt && <View className='u-gap u-live'><Note icon='check'>{WORDS.carried}</Note><View className='secret-qr'><QrImage text={receipt} label={WORDS.carriedLabel} /></View>{process.env.TARO_ENV === 'h5' && <View className='secret-code secret-code--whole'>{receipt}</View>}</View>}
    </View>
  );
}
