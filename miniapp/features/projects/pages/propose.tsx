import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import type { ChosenPlace } from '@/platform/location';
import { replace } from '@/platform/routes';
import { Button, ErrorList, Field, FieldError, FieldFrame, FootNote, Page, PhotoGrid, PlaceChoice, QueryView, RuledText, SectionHead, ShotField, Switch, useShots, useTap } from '@/ui';
import { PROJECT, PROJECT_FORM, PROJECT_RULE_WORDS } from '@shared/copy/projects';
import { PROJECT_LIMITS } from '@shared/domain/projects/limits';
import { faultsIn, mustMask } from '@shared/domain/wishes/asking';
import { CouncilFields, useCouncil } from '../components/StepForms';
import type { ProjectView } from '../model/words';
import './projects.scss';

/** What is still missing, one sentence each; empty when it can be handed in. */
function missingIn({ title, need, place, council }: { title: string; need: string; place: unknown; council: boolean }): { readonly id: string; readonly label: string }[] {
  return [
    title.trim() === '' && { id: 'title', label: '给它起个名字' },
    need.trim() === '' && { id: 'need', label: '写一写为什么要做' },
    place === null && { id: 'place', label: '选一下放在哪里' },
    !council && { id: 'council', label: '写上哪天开的会、到了几位、几位同意' },
  ].flatMap((one) => one || []);
}

interface Words {
  readonly title: string;
  readonly need: string;
  readonly photoIds: readonly string[];
}
/** Title, need and pictures, as they are written first or anew: what was there stays until it is taken off. */
function useWords(before: ProjectView | undefined) {
  const [title, setTitle] = useState(before?.title ?? '');
  const [need, setNeed] = useState(before?.need ?? '');
  const [kept, setKept] = useState(before?.photos ?? []);
  const shots = useShots(PROJECT_LIMITS.photos - kept.length);
  const fault = faultsIn(`${title}\n${need}`).length > 0 ? PROJECT_RULE_WORDS.projectMoney : mustMask(`${title}\n${need}`).length > 0 ? PROJECT_RULE_WORDS.projectPersonal : undefined;
  return { title, setTitle, need, setNeed, kept, drop: (id: string) => setKept((all) => all.filter((one) => one.id !== id)), shots, fault, said: { title, need, photoIds: [...kept.map(({ id }) => id), ...shots.ids] } satisfies Words };
}

function WordFields({ words, said }: { words: ReturnType<typeof useWords>; said: (id: string) => { error?: string } }) {
  const { title, setTitle, need, setNeed, kept, drop, shots, fault } = words;
  return (
    <>
      <Field id='field-title' label={PROJECT_FORM.name} value={title} maxLength={PROJECT_LIMITS.title} onChange={setTitle} placeholder={PROJECT_FORM.namePlaceholder} {...said('title')} />
      <RuledText id='field-need' label={PROJECT_FORM.need} value={need} onChange={setNeed} maxLength={PROJECT_LIMITS.need} placeholder={PROJECT_FORM.needPlaceholder} {...(fault ? { error: fault } : said('need'))} />
      {kept.length > 0 && <FieldFrame label={PROJECT_FORM.kept}><PhotoGrid photos={kept.map(({ id, thumbUrl, url }) => ({ id, thumb: thumbUrl, full: url }))} onRemove={drop} /></FieldFrame>}
      {shots.most > 0 && <ShotField field={shots} label={PROJECT_FORM.photos} />}
    </>
  );
}

const sayer = (missing: readonly { readonly id: string; readonly label: string }[]) => (id: string): { error?: string } => {
  const words = missing.find((one) => one.id === id)?.label;
  return words ? { error: words } : {};
};
interface FootProps {
  readonly label: string;
  readonly note: string;
  readonly busy: boolean;
  readonly sending: boolean;
  readonly onPress: () => void;
}
const Foot = ({ label, note, busy, sending, onPress }: FootProps) => <><Button label={label} {...(busy ? { busy: '正在交…' } : sending ? { busy: '照片正在传…' } : {})} onPress={onPress} /><FootNote>{note}</FootNote></>;

/** A proposal of one's own, written anew before it is checked: where it is to be stays, the station settles that at the check. */
function Rewrite({ before }: { before: ProjectView }) {
  const words = useWords(before);
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const missing = missingIn({ ...words.said, place: before.given, council: true });
  const send = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0 || words.fault || words.shots.sending) return;
    const done = await tap('send', (key) => api('POST /projects/:id/edit', { params: { id: before.id }, body: { revision: before.revision, ...words.said, photoIds: [...words.said.photoIds] }, key }), PROJECT_FORM.rewritten);
    if (done) replace('project', { id: before.id });
  };
  const shown = tried ? missing : [];
  return (
    <>
      <ErrorList title={`还差 ${shown.length} 处，补上就能交`} items={shown} onJump={() => undefined} />
      <WordFields words={words} said={sayer(shown)} />
      <View className='u-field'><Foot label={PROJECT_FORM.rewrite} note={PROJECT_FORM.rewriteNote} busy={busy !== null} sending={words.shots.sending} onPress={() => void send()} /></View>
    </>
  );
}

/** Writes a proposal of one's own anew. */
function RewritePage({ id }: { id: string }) {
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /projects/:id', known ? { params: { id } } : null, false);
  return <Page title={PROJECT_FORM.rewriteTitle}><QueryView query={query} what='这个微项目'>{(before) => <Rewrite key={before.revision} before={before} />}</QueryView></Page>;
}

/** Propose a micro-project: what, why, where; staff write down what a council proposed. */
function ProposePage() {
  const staff = useMe((state) => state.me?.roles.some(({ role }) => role === 'stationStaff' || role === 'stationHead') ?? false);
  const words = useWords(undefined);
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [forCouncil, setForCouncil] = useState(false);
  const council = useCouncil();
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const missing = missingIn({ ...words.said, place, council: !forCouncil || council.said !== null });
  const said = sayer(tried ? missing : []);
  const send = async (): Promise<void> => {
    setTried(true);
    if (missing.length > 0 || place === null || words.fault || words.shots.sending) return;
    let id = '';
    const done = await tap('send', async (key) => { id = (await api('POST /projects', { body: { ...words.said, photoIds: [...words.said.photoIds], place, ...(forCouncil && council.said ? { council: council.said } : {}) }, key })).id; }, PROJECT_FORM.sent);
    if (done) replace('project', { id });
  };
  const { error: noPlace } = said('place');
  const { error: noCouncil } = said('council');
  return (
    <Page title={PROJECT.propose} foot={<Foot label={PROJECT_FORM.send} note='钱由社区、街道或单位出，不向居民收' busy={busy !== null} sending={words.shots.sending} onPress={() => void send()} />}>
      <ErrorList title={`还差 ${missing.length} 处，补上就能交`} items={tried ? missing : []} onJump={() => undefined} />
      <WordFields words={words} said={said} />
      <View className='u-field' id='field-place'>
        <SectionHead title={PROJECT_FORM.place} />
        <PlaceChoice place={place} onChoose={setPlace} />
        <View className='u-second u-gap'>{PROJECT_FORM.placeNote}</View>
        <FieldError {...(noPlace ? { text: noPlace } : {})} />
      </View>
      {staff && <View className='u-field'><Switch label={PROJECT_FORM.council} detail={PROJECT_FORM.councilNote} on={forCouncil} onChange={setForCouncil} /></View>}
      {staff && forCouncil && <CouncilFields value={council.value} onChange={council.change} />}
      {staff && forCouncil && <FieldError {...(noCouncil ? { text: noCouncil } : {})} />}
    </Page>
  );
}

/** Propose a micro-project, or write one's own proposal anew (`edit`). */
export default function Propose() {
  const { edit: asked = '' } = useRouter().params;
  const [edit] = useState(asked);
  useSignedIn();
  return edit ? <RewritePage id={edit} /> : <ProposePage />;
}
