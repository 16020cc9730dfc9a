import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type Me, useMe } from '@/api';
import { open } from '@/platform/routes';
import { busyWord, Button, Field, FootNote, OptionGrid, SectionHead, take } from '@/ui';
import { WISH, WISH_INVITE } from '@shared/copy/wishPages';
import { COMPANION_WORDS } from '@shared/copy/wishes';
import { COMPANIONS, type Companion } from '@shared/domain/wishes/states';
import { mayByLevel } from '@shared/domain/identity/levels';
import type { StepProps } from '../model/words';

const unitsOf = (me: Me | null): { value: string; label: string }[] => (me?.roles ?? []).filter(({ role }) => role === 'departmentHandler').map(({ unit }) => ({ value: unit.id, label: unit.name }));

/** Claim it: in whose name, how much of it, who comes along. One press where there is nothing to choose. */
export function ClaimForm(props: StepProps) {
  const { view, taps } = props;
  const me = useMe((state) => state.me);
  const units = unitsOf(me);
  const [unitId, setUnitId] = useState('');
  const [companion, setCompanion] = useState<Companion | null>(null);
  const [quantity, setQuantity] = useState('1');
  const deed = view.visit ? 'visit' : 'wish';
  const mayAlone = me !== null && mayByLevel(me.level, deed);
  const body = { quantity: Math.max(1, Math.min(view.left, Number(quantity) || 1)), ...(companion ? { companion } : {}), ...(unitId ? { unitId } : {}) };
  const claim = (): void => void take(props, 'claim', (key) => api('POST /wishes/:id/claim', { params: { id: view.id }, body, key }), '认领好了，先约个日子');
  if (!mayAlone && units.length === 0) {
    return <Button label={deed === 'visit' ? '先去看一次证件' : '先登记手机号'} onPress={() => open(deed === 'visit' ? 'identity' : 'phone')} />;
  }
  return (
    <>
      {units.length > 0 && <><SectionHead title={WISH.forWhom} /><OptionGrid label={WISH.forWhom} columns={2} options={[{ value: '', label: WISH.myself }, ...units]} value={unitId} onChange={setUnitId} /></>}
      {view.target > 1 && <Field label={WISH.quantity} note={WISH.shared(view.left, view.target)} kind='number' value={quantity} maxLength={2} onChange={setQuantity} />}
      {view.visit && <View className='u-field'><SectionHead title={WISH.companion} note={WISH.visitNote} /><OptionGrid label={WISH.companion} options={COMPANIONS.map((value) => ({ value, label: COMPANION_WORDS[value] }))} value={companion} onChange={setCompanion} /></View>}
      <View className='u-gap'><Button label={view.actions.includes('inviteNo') ? WISH_INVITE.yes : WISH.claim} {...busyWord(taps, 'claim')} onPress={claim} /></View>
      <FootNote>{view.target > 1 ? WISH.sharedNote : WISH.claimNote}</FootNote>
    </>
  );
}
