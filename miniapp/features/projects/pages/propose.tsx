import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useMe, useSignedIn } from '@/api';
import type { ChosenPlace } from '@/platform/location';
import { replace } from '@/platform/routes';
import { Button, ErrorList, Field, FieldError, FootNote, Page, PlaceChoice, RuledText, SectionHead, ShotField, Switch, useShots, useTap } from '@/ui';
import { PROJECT, PROJECT_FORM, PROJECT_RULE_WORDS } from '@shared/copy/projects';
import type { Day } from '@shared/domain/kernel/days';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { faultsIn, mustMask } from '@shared/domain/wishes/asking';
import { CouncilFields } from '../components/StepForms';
import './projects.scss';

/** What is still missing, one sentence each; empty when it can be handed in. */
function missingIn({ title, need, place, council }: { title: string; need: string; place: ChosenPlace | null; council: boolean }): { readonly id: string; readonly label: string }[] {
  return [
    title.trim() === '' && { id: 'title', label: '给它起个名字' },
    need.trim() === '' && { id: 'need', label: '写一写为什么要做' },
    place === null && { id: 'place', label: '选一下放在哪里' },
    !council && { id: 'council', label: '写上哪天开的会、到了几位、几位同意' },
  ].flatMap((one) => one || []);
}

/** Propose a micro-project: what, why, where; staff write down what a council proposed. */
export default function Propose() {
  useSignedIn();
  const staff = useMe((state) => state.me?.roles.some(({ role }) => role === 'stationStaff' || role === 'stationHead') ?? false);
  const [title, setTitle] = useState('');
  const [need, setNeed] = useState('');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [forCouncil, setForCouncil] = useState(false);
  const [council, setCouncil] = useState<{ day: Day | null; present: string; agreed: string }>({ day: null, present: '', agreed: '' });
  const [tried, setTried] = useState(false);
  const shots = useShots(PROJECT_LIMITS.photos);
  const { busy, tap } = useTap();
  const written = council.day !== null && council.present !== '' && council.agreed !== '' ? { day: council.day, present: Number(council.present), agreed: Number(council.agreed) } : null;
  const missing = tried ? missingIn({ title, need, place, council: !forCouncil || written !== null }) : [];
  const said = (id: string): string | undefined => missing.find((one) => one.id === id)?.label;
  const fault = faultsIn(`${title}\n${need}`).length > 0 ? PROJECT_RULE_WORDS.projectMoney : mustMask(`${title}\n${need}`).length > 0 ? PROJECT_RULE_WORDS.projectPersonal : undefined;
  const send = async (): Promise<void> => {
    setTried(true);
    if (missingIn({ title, need, place, council: !forCouncil || written !== null }).length > 0 || place === null || shots.sending) return;
    let id = '';
    const done = await tap('send', async (key) => { id = (await api('POST /projects', { body: { title, need, place, photoIds: shots.ids, ...(forCouncil && written ? { council: written } : {}) }, key })).id; }, PROJECT_FORM.sent);
    if (done) replace('project', { id });
  };
  const foot = <><Button label={PROJECT_FORM.send} {...(busy ? { busy: '正在交…' } : shots.sending ? { busy: '照片正在传…' } : {})} onPress={() => void send()} /><FootNote>钱由社区、街道或单位出，不向居民收</FootNote></>;
  const errorOf = (id: string): { error?: string } => { const words = said(id); return words ? { error: words } : {}; };
  return (
    <Page title={PROJECT.propose} foot={foot}>
      <ErrorList title={`还差 ${missing.length} 处，补上就能交`} items={missing} onJump={() => undefined} />
      <Field id='field-title' label={PROJECT_FORM.name} value={title} maxLength={PROJECT_LIMITS.title} onChange={setTitle} placeholder={PROJECT_FORM.namePlaceholder} {...errorOf('title')} />
      <RuledText id='field-need' label={PROJECT_FORM.need} value={need} onChange={setNeed} maxLength={PROJECT_LIMITS.need} placeholder={PROJECT_FORM.needPlaceholder} {...(fault ? { error: fault } : errorOf('need'))} />
      <View className='u-field' id='field-place'>
        <SectionHead title={PROJECT_FORM.place} />
        <PlaceChoice place={place} onChoose={setPlace} />
        <View className='u-second u-gap'>{PROJECT_FORM.placeNote}</View>
        <FieldError {...(said('place') ? { text: said('place') as string } : {})} />
      </View>
      <ShotField field={shots} label={PROJECT_FORM.photos} />
      {staff && <View className='u-field'><Switch label={PROJECT_FORM.council} detail={PROJECT_FORM.councilNote} on={forCouncil} onChange={setForCouncil} /></View>}
      {staff && forCouncil && <CouncilFields value={council} onChange={(part) => setCouncil((known) => ({ ...known, ...part }))} />}
      {staff && forCouncil && <FieldError {...(said('council') ? { text: said('council') as string } : {})} />}
    </Page>
  );
}
