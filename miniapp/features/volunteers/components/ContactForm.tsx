import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { callPhone } from '@/platform/phone';
import { announce, Button, OptionGrid, useTap, Words } from '@/ui';
import { CONTACT_REASON_WORDS, CONTACT_WORDS } from '@shared/copy/audit';
import { VOLUNTEER } from '@shared/copy/volunteers';
import { CONTACT_REASONS, type ContactReason, REASON_WORDS } from '@shared/domain/audit/entries';
import type { Volunteer } from '../model/words';

type Of = 'self' | 'emergency' | 'guardian';

/** 查看联系方式: whose, why, and then the number; the look is on record. */
export function ContactForm({ view }: { view: Volunteer }) {
  const [open, setOpen] = useState(false);
  const [of, setOf] = useState<Of>('self');
  const [reason, setReason] = useState<ContactReason | null>(null);
  const [text, setText] = useState('');
  const [contact, setContact] = useState<ResponseOf<'POST /volunteers/:id/contact'> | null>(null);
  const { busy, tap } = useTap();
  if (!open) return <Button kind='text' label={CONTACT_WORDS.open} onPress={() => setOpen(true)} />;
  if (contact) {
    const { name, phone } = contact;
    return <View className='u-gap'><View className='u-second'>{CONTACT_WORDS.done}</View>{phone ? <Button label={`打给${name}，${phone}`} icon='phone' onPress={() => callPhone(phone)} /> : <View>{CONTACT_WORDS.noPhone}</View>}</View>;
  }
  const look = (): void => {
    if (!reason) return announce('选一个为什么', 'warn');
    void tap('look', async (key) => setContact(await api('POST /volunteers/:id/contact', { params: { id: view.id }, body: { of, reason, text }, key })));
  };
  const whose = [{ value: 'self' as const, label: view.name }, ...(view.emergency ? [{ value: 'emergency' as const, label: VOLUNTEER.emergency }] : []), ...(view.guardian ? [{ value: 'guardian' as const, label: VOLUNTEER.guardian }] : [])];
  return (
    <View className='u-gap'>
      <View className='u-second u-gap'>{CONTACT_WORDS.note}</View>
      <OptionGrid label='谁的' columns={3} options={whose} value={of} onChange={setOf} />
      <View className='u-gap'><OptionGrid label={CONTACT_WORDS.reason} columns={2} options={CONTACT_REASONS.map((value) => ({ value, label: CONTACT_REASON_WORDS[value] }))} value={reason} onChange={setReason} /></View>
      <Words label={reason === 'other' ? CONTACT_WORDS.textNeeded : CONTACT_WORDS.text} value={text} onChange={setText} maxLength={REASON_WORDS} />
      <Button kind='second' label={CONTACT_WORDS.send} {...(busy ? { busy: '正在查…' } : {})} onPress={look} />
    </View>
  );
}
