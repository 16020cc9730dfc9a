import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { api } from '@/api';
import { scanText } from '@/platform/scan';
import { whereAmI } from '@/platform/whereAmI';
import { announce, Button, Field, FootNote, Note } from '@/ui';
import { ATTEND } from '@shared/copy/activities';
import { isDigits, readCode } from '@shared/domain/activities/attendance';
import { keepTurn, sendKept, waitsFor } from '../model/kept';
import type { Mine, Turns } from '../model/words';

type Props = Turns & { readonly mine: Mine };
type Which = 'arrive' | 'depart';
type Shown = { readonly code: string } | { readonly place: { readonly lng: number; readonly lat: number; readonly system: 'gcj02' } };

/** Come or leave: scan the leader's picture, type its six digits, or show where one is. What was scanned without a net goes later. */
function Means({ which, mine, taps, onDone }: Props & { readonly which: Which }) {
  const [typing, setTyping] = useState(false);
  const [digits, setDigits] = useState('');
  const send = async (shown: Shown): Promise<void> => {
    const body = { code: null, place: null, queued: false, ...shown };
    const params = { id: mine.id };
    let cut = false;
    const done = await taps.tap(which, (key) => {
      const sending = which === 'arrive' ? api('POST /sign-ups/:id/arrive', { params, body, key }) : api('POST /sign-ups/:id/depart', { params, body, key });
      return sending.catch((error: unknown) => {
        cut = 'code' in shown && readCode(shown.code) !== null && keepTurn(error, { id: mine.id, which, code: shown.code, key });
        if (!cut) throw error;
      });
    });
    if (done) announce(cut ? ATTEND.kept : which === 'arrive' ? ATTEND.arrived : ATTEND.departed);
    onDone();
  };
  const scan = async (): Promise<void> => {
    const text = await scanText();
    if (text === undefined) return;
    if (readCode(text) === null) return announce(ATTEND.wrong, 'warn');
    await send({ code: text });
  };
  const place = async (): Promise<void> => {
    const here = await whereAmI();
    if (here) await send({ place: { ...here, system: 'gcj02' } });
    else announce(ATTEND.placeOff, 'warn');
  };
  const type = (): void => (isDigits(digits) ? void send({ code: digits }) : announce(ATTEND.typeLabel, 'warn'));
  const busy = taps.busy === which ? { busy: '正在记…' } : {};
  return (
    <View className='u-gap'>
      <Note>{ATTEND[which]}</Note>
      {typing && <Field label={ATTEND.typeLabel} kind='number' value={digits} maxLength={6} placeholder={ATTEND.typeHint} onChange={setDigits} />}
      <View className='u-buttons u-gap'>
        {typing ? <Button label={ATTEND.send} {...busy} onPress={type} /> : <>
          {process.env.TARO_ENV === 'weapp' && <Button icon='qr' label={ATTEND.scan} {...busy} onPress={() => void scan()} />}
          <Button kind={process.env.TARO_ENV === 'weapp' ? 'second' : 'primary'} label={ATTEND.type} onPress={() => setTyping(true)} />
          <Button kind='second' icon='place' label={ATTEND.place} {...busy} onPress={() => void place()} />
        </>}
      </View>
    </View>
  );
}

/** Coming and leaving, where it is time for it; what still waits on this phone is sent when the page is seen. */
export function Attend(props: Props) {
  const { mine, onDone } = props;
  const flush = (): void => void sendKept().then((sent) => { if (sent) onDone(); });
  useDidShow(flush);
  const which = (['arrive', 'depart'] as const).find((action) => mine.actions.includes(action));
  if (waitsFor(mine.id)) return <View className='u-gap'><FootNote>{ATTEND.keptWaiting}</FootNote></View>;
  return which ? <Means key={which} which={which} {...props} /> : null;
}
