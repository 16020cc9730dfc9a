import { View } from '@tarojs/components';
import { useState } from 'react';
import { api } from '@/api';
import { openTab, replace } from '@/platform/routes';
import { Button, Empty, FieldFrame, FootNote, Note, OptionGrid, Page, SignedIn, useTap } from '@/ui';
import { MEDIATION, MEDIATION_KIND_WORDS } from '@shared/copy/mediations';
import { hasCounter } from '@shared/domain/kernel/roles';
import { MEDIATION_KINDS, type MediationKind } from '@shared/domain/mediations/states';
import { NO_PERSON, personFrom, PersonFields } from '../components/Fields';

function Form() {
  const [kind, setKind] = useState<MediationKind | null>(null);
  const [one, setOne] = useState(NO_PERSON);
  const [two, setTwo] = useState(NO_PERSON);
  const { busy, tap } = useTap();
  const [first, second] = [personFrom(one), personFrom(two)];
  const send = async (): Promise<void> => {
    if (!kind || !first || !second) return;
    let id = '';
    if (await tap('begin', async (key) => { id = (await api('POST /workbench/mediations', { body: { kind, first, second }, key })).id; }, '问了两边')) replace('mediation', { id });
  };
  return (
    <>
      <Note>两边都愿意才开始。有账号的在手机上问，没有的请当面问，再记下来。</Note>
      <FieldFrame label={MEDIATION.kind}><OptionGrid label={MEDIATION.kind} columns={2} options={MEDIATION_KINDS.map((value) => ({ value, label: MEDIATION_KIND_WORDS[value] }))} value={kind} onChange={setKind} /></FieldFrame>
      <PersonFields title={MEDIATION.first} value={one} onChange={setOne} />
      <PersonFields title={MEDIATION.second} value={two} onChange={setTwo} />
      <View className='u-section'>{kind && first && second && <Button label='问两边愿不愿意' {...(busy ? { busy: '正在交…' } : {})} onPress={() => void send()} />}<FootNote>{MEDIATION.private}</FootNote></View>
    </>
  );
}

/** The station offers two sides a mediation. */
export default function BeginMediation() {
  return <Page title={MEDIATION.begin}><SignedIn>{(me) => (hasCounter(me.roles) ? <Form /> : <Empty title={MEDIATION.notYours} body={MEDIATION.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
