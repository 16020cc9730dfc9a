import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import type { ChosenPlace } from '@/platform/location';
import { busyWord, Button, FieldFrame, Note, OptionGrid, PlaceChoice, Switch, take, Words } from '@/ui';
import { BOOKING, SAID_KIND_WORDS } from '@shared/copy/bookings';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import { BOOKING_LIMITS } from '@shared/domain/bookings/kinds';
import { SAID_KINDS, type SaidKind } from '@shared/domain/bookings/states';
import { WISH_CATEGORIES, type WishCategory } from '@shared/domain/wishes/states';
import type { BookingProps } from '../model/types';

/** What was said becomes a case or a wish in the name of who said it; what they wrote when they booked stands in it already. */
export function Say(props: BookingProps) {
  const { view, taps } = props;
  const { data } = useApi('GET /catalogue', {});
  const [text, setText] = useState(view.purpose);
  const [to, setTo] = useState<SaidKind>('case');
  const [category, setCategory] = useState('');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [agreed, setAgreed] = useState(false);
  const kinds = to === 'wish' ? WISH_CATEGORIES.map((one) => ({ value: one as string, label: WISH_CATEGORY_WORDS[one].name })) : (data?.categories ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const whole = text.trim() !== '' && category !== '' && place !== null && agreed;
  const send = (): void => {
    if (!place) return;
    const said = { revision: view.revision, text: text.trim(), place: { text: place.text, point: place.point }, consent: 'spoken' as const };
    const body = to === 'case' ? { to, categoryId: category, ...said } : { to, category: category as WishCategory, ...said };
    void take(props, 'say', (key) => api('POST /bookings/:id/say', { params: { id: view.id }, body, key }), BOOKING.filed);
  };
  return (
    <View className='u-gap'>
      <Words label={BOOKING.said} value={text} maxLength={BOOKING_LIMITS.said} placeholder={BOOKING.saidPlaceholder} onChange={setText} />
      <FieldFrame label={BOOKING.to}><OptionGrid label={BOOKING.to} columns={2} options={SAID_KINDS.map((one) => ({ value: one, label: SAID_KIND_WORDS[one] }))} value={to} onChange={(next) => { setTo(next); setCategory(''); }} /></FieldFrame>
      <FieldFrame label={BOOKING.category}><OptionGrid label={BOOKING.category} columns={3} options={kinds} value={category} onChange={setCategory} /></FieldFrame>
      <FieldFrame label={BOOKING.saidPlace}><PlaceChoice place={place} onChoose={setPlace} community={view.communityId} /></FieldFrame>
      <View className='u-gap'><Switch label={BOOKING.saidConsent} on={agreed} onChange={setAgreed} /></View>
      {whole ? <View className='u-gap'><Button label={BOOKING.file} {...busyWord(taps, 'say')} onPress={send} /></View> : <Note>{BOOKING.saidConsent}</Note>}
    </View>
  );
}
