import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { sentenceOf } from '../../api';
import { busyWord } from '../steps';
import { useTap } from '../useTap';
import { Button } from '../components/Button';
import { FootNote } from '../components/Page';
import { Note, SectionHead } from '../components/Surface';
import { ATTEND } from '@shared/copy/activities';
import { SLOT_MS, slotOf } from '@shared/domain/activities/attendance';
import { QrImage } from './QrImage';

/** The codes of the next half hour, as the server gives them. */
interface Codes {
  readonly now: string;
  readonly items: readonly { readonly slot: number; readonly digits: string; readonly text: string }[];
}
/** How often the picture is looked at: the half minute goes by the server's clock. */
const TICK_MS = 1_000;

/** The code that everybody scans: another one each half minute, for half an hour also without a net. */
export function CodeBoard({ load }: { load: () => Promise<Codes> }) {
  const [codes, setCodes] = useState<(Codes & { readonly skew: number }) | null>(null);
  const [slot, setSlot] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const taps = useTap();
  useEffect(() => {
    if (!codes) return;
    const look = (): void => setSlot(slotOf(new Date(Date.now() + codes.skew)));
    look();
    const timer = setInterval(look, TICK_MS);
    return () => clearInterval(timer);
  }, [codes]);
  const fetch = (): void => void taps.tap('codes', async () => {
    const found = await load().catch((error: unknown) => { setTrouble(sentenceOf(error)); throw error; });
    setTrouble(null);
    setCodes({ ...found, skew: new Date(found.now).getTime() - Date.now() });
  });
  const shown = codes?.items.find((one) => one.slot === slot);
  const left = codes ? Math.max(0, Math.round((((codes.items[codes.items.length - 1]?.slot ?? 0) - slot) * SLOT_MS) / 60_000)) : 0;
  return (
    <View className='u-section u-live'>
      <SectionHead title={ATTEND.code} />
      {shown ? (
        <>
          <QrImage text={shown.text} label={ATTEND.code} />
          <View className='u-second'>{ATTEND.digits}</View>
          <View className='u-digits'>{shown.digits}</View>
          <FootNote>{`${ATTEND.codeNote} ${left} 分钟内不用网。`}</FootNote>
        </>
      ) : <Note>{trouble ?? (codes ? ATTEND.codeOut : ATTEND.codeNote)}</Note>}
      <View className='u-gap'><Button kind={shown ? 'text' : 'primary'} icon='qr' label={shown ? '再取半小时的' : ATTEND.code} {...busyWord(taps, 'codes')} onPress={fetch} /></View>
    </View>
  );
}
