import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, useSignedIn } from '@/api';
import type { ChosenPlace } from '@/platform/location';
import { replace } from '@/platform/routes';
import { announce, Button, busyWord, Field, Note, OptionGrid, Page, Paper, PlaceChoice, QueryView, SectionHead, ShotField, useShots, useTap, Words } from '@/ui';
import { CONSULTATION, CONSULTATION_FORM as FORM, stepName, TEMPLATE_WORDS } from '@shared/copy/consultations';
import { CONSULTATION_LIMITS, TEMPLATE_IDS, type TemplateId } from '@shared/domain/consultations/kinds';
import { RollChoice } from '../components/RollChoice';
import './consultations.scss';

type View_ = ResponseOf<'GET /consultations/:id'>;
interface Option { readonly label: string; readonly cost: number | null; readonly photoIds: string[] }
interface OptionDraft { readonly label: string; readonly cost: string; readonly photoIds: readonly string[] }
interface Draft { readonly title: string; readonly text: string; readonly clauses: readonly string[]; readonly options: readonly OptionDraft[]; readonly rollId: string | null }
const EMPTY: Draft = { title: '', text: '', clauses: [''], options: [], rollId: null };
const draftOf = (view: View_): Draft => ({ title: view.title, text: view.text, clauses: view.clauses.length > 0 ? view.clauses.map(({ words }) => words) : [''], options: view.options.map(({ label, cost, photos }) => ({ label, cost: cost === null ? '' : String(cost), photoIds: photos.map(({ id }) => id) })), rollId: view.rollId });

/** One option with its drawing and what it costs. */
function OptionFields({ at, option, onChange }: { at: number; option: OptionDraft; onChange: (option: OptionDraft) => void }) {
  const shots = useShots(CONSULTATION_LIMITS.photos);
  const [sent, setSent] = useState<readonly string[]>([]);
  const fresh = shots.ids.filter((id) => !sent.includes(id));
  if (fresh.length > 0) { setSent(shots.ids); onChange({ ...option, photoIds: [...option.photoIds, ...fresh] }); }
  return (
    <Paper className='u-gap'>
      <Field label={`${FORM.option} ${at + 1}`} value={option.label} maxLength={CONSULTATION_LIMITS.option} placeholder={FORM.optionPlaceholder} onChange={(label) => onChange({ ...option, label })} />
      <Field label={`${FORM.cost} ${at + 1}`} kind='number' value={option.cost} maxLength={9} onChange={(cost) => onChange({ ...option, cost })} />
      <ShotField field={shots} label={FORM.drawing} />
    </Paper>
  );
}

/** What is consulted on, as it will be told: words, clauses, options, and by which roll is voted. */
function Fields({ draft, bodyId, change }: { draft: Draft; bodyId: string; change: (part: Partial<Draft>) => void }) {
  const clause = (at: number) => (words: string): void => change({ clauses: draft.clauses.map((one, n) => (n === at ? words : one)) });
  return (
    <>
      <Field label={FORM.name} value={draft.title} maxLength={CONSULTATION_LIMITS.title} placeholder={FORM.namePlaceholder} onChange={(title) => change({ title })} />
      <Words label={FORM.text} value={draft.text} onChange={(text) => change({ text })} maxLength={CONSULTATION_LIMITS.text} placeholder={FORM.textPlaceholder} />
      <SectionHead title={CONSULTATION.clauses} note='一条一条地说、一条一条地定' />
      {draft.clauses.map((words, at) => <Field key={at} label={`${FORM.clause} ${at + 1}`} value={words} maxLength={CONSULTATION_LIMITS.clause} placeholder={FORM.clausePlaceholder} onChange={clause(at)} />)}
      {draft.clauses.length < CONSULTATION_LIMITS.clauses && <Button kind='text' icon='plus' label={FORM.addClause} onPress={() => change({ clauses: [...draft.clauses, ''] })} />}
      <SectionHead title={CONSULTATION.options} note='有图、有花费，大家好比' />
      {draft.options.map((option, at) => <OptionFields key={at} at={at} option={option} onChange={(next) => change({ options: draft.options.map((one, n) => (n === at ? next : one)) })} />)}
      {draft.options.length < CONSULTATION_LIMITS.options && <Button kind='text' icon='plus' label={FORM.addOption} onPress={() => change({ options: [...draft.options, { label: '', cost: '', photoIds: [] }] })} />}
      <RollChoice bodyId={bodyId} value={draft.rollId} onChange={(rollId) => change({ rollId })} />
    </>
  );
}
/** The draft as it is sent; null while something is missing. */
function bodyOf({ title, text, clauses, options, rollId }: Draft): { title: string; text: string; clauses: string[]; options: Option[]; rollId: string | null } | null {
  const [said, offered] = [clauses.map((words) => words.trim()).filter(Boolean), options.filter(({ label }) => label.trim() !== '')];
  if (title.trim() === '' || text.trim() === '' || said.length + offered.length === 0) return null;
  return { title, text, rollId, clauses: said, options: offered.map(({ label, cost, photoIds }) => ({ label, cost: /^\d+$/.test(cost) ? Number(cost) : null, photoIds: [...photoIds] })) };
}

interface From { readonly bodyId: string; readonly topicId: string | null; readonly title: string; readonly text: string; /** Whose map the place is chosen on. */ readonly community?: string }
/** A new consultation: by which process, on what. */
function New({ from }: { from: From }) {
  const [template, setTemplate] = useState<TemplateId>('plain');
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, title: from.title, text: from.text });
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const templates = useApi('GET /consultation-templates', {});
  const taps = useTap();
  const steps = templates.data?.items.find(({ id }) => id === template)?.steps ?? [];
  const send = async (): Promise<void> => {
    const body = bodyOf(draft);
    if (body === null || (from.topicId === null && !place)) return announce(body === null ? FORM.missing : '选一个地方', 'warn');
    let id = '';
    const done = await taps.tap('begin', async (key) => { id = (await api('POST /consultations', { body: { bodyId: from.bodyId, topicId: from.topicId, template, ...body, place: from.topicId === null ? place : null }, key })).id; }, FORM.begun);
    if (done) replace('consultation', { id });
  };
  return (
    <>
      <Note>{CONSULTATION.beginNote}</Note>
      <View className='u-gap'><OptionGrid label={FORM.template} columns={2} options={TEMPLATE_IDS.map((value) => ({ value, label: TEMPLATE_WORDS[value].name, detail: TEMPLATE_WORDS[value].hint }))} value={template} onChange={setTemplate} /></View>
      {steps.length > 0 && <View className='u-second u-gap'>{steps.map((step) => `${stepName(template, step)}${step.days > 0 ? `（至少 ${step.days} 天）` : ''}`).join(' → ')}</View>}
      <Fields draft={draft} bodyId={from.bodyId} change={(part) => setDraft((all) => ({ ...all, ...part }))} />
      {from.topicId === null && <View className='u-field'><SectionHead title={FORM.place} /><PlaceChoice place={place} onChoose={setPlace} community={from.community} /></View>}
      <View className='u-section'><Button label={FORM.save} {...busyWord(taps, 'begin')} onPress={() => void send()} /></View>
    </>
  );
}
function Edit({ view }: { view: View_ }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(view));
  const taps = useTap();
  const send = async (): Promise<void> => {
    const body = bodyOf(draft);
    if (body === null) return announce(FORM.missing, 'warn');
    if (await taps.tap('edit', (key) => api('POST /consultations/:id/edit', { params: { id: view.id }, body: { revision: view.revision, ...body }, key }), FORM.saved)) replace('consultation', { id: view.id });
  };
  return <><Fields draft={draft} bodyId={view.body.id} change={(part) => setDraft((all) => ({ ...all, ...part }))} /><View className='u-section'><Button label={FORM.save} {...busyWord(taps, 'edit')} onPress={() => void send()} /></View></>;
}

function OfTopic({ id }: { id: string }) {
  const query = useApi('GET /topics/:id', { params: { id } }, false);
  return <QueryView query={query} what='这个议题'>{(topic) => <New from={{ bodyId: topic.body.id, topicId: topic.id, title: topic.title, text: topic.text }} />}</QueryView>;
}
function OfBody({ id }: { id: string }) {
  const query = useApi('GET /bodies/:id', { params: { id } }, false);
  return <QueryView query={query} what='这个议事组织'>{(body) => <New from={{ bodyId: body.id, topicId: null, title: '', text: '', community: body.community.id }} />}</QueryView>;
}
function OfOne({ id }: { id: string }) {
  const query = useApi('GET /consultations/:id', { params: { id } }, false);
  return <QueryView query={query} what='这次协商'>{(view) => <Edit view={view} />}</QueryView>;
}

/** Begins a consultation on a topic or by a body itself, or changes one before the notice. */
export default function BeginConsultation() {
  const { id, topic, body } = useRouter().params;
  const [asked] = useState({ id, topic, body });
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  return <Page title={asked.id ? CONSULTATION.edit : CONSULTATION.begin} className='topic-wide'>{known && (asked.id ? <OfOne id={asked.id} /> : asked.topic ? <OfTopic id={asked.topic} /> : <OfBody id={asked.body ?? ''} />)}</Page>;
}
