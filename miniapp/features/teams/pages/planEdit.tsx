import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { back, open, replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, daySaid, Empty, ErrorList, Field, FieldFrame, OptionGrid, Page, QueryView, useTap } from '@/ui';
import { PLAN } from '@shared/copy/volunteerProjects';
import { TEAM_FIELD_WORDS } from '@shared/copy/volunteerTeams';
import { dayOf } from '@shared/domain/kernel/days';
import { PLAN_LIMITS } from '@shared/domain/volunteerProjects/rules';
import { TEAM_FIELDS } from '@shared/domain/volunteerTeams/states';
import { missingIn, monthsOn, type Owner, type Plan, type PlanDraft } from '../model/plan';
import { useTried } from '../model/tried';

interface FieldsProps {
  readonly draft: PlanDraft;
  readonly change: (part: Partial<PlanDraft>) => void;
  readonly wrong: (id: string) => { error?: string };
}
const ENDS = [3, 6, 12] as const;

function Fields({ draft, change, wrong }: FieldsProps) {
  const { form } = PLAN;
  const today = dayOf(new Date());
  const begins = [...new Set([draft.from, today, monthsOn(today, 1)])].sort();
  const ends = [...new Set([...(draft.until ? [draft.until] : []), ...ENDS.map((months) => monthsOn(draft.from, months + 1))])].sort();
  return (
    <>
      <Field id='field-name' label={form.name} value={draft.name} maxLength={PLAN_LIMITS.name} placeholder={form.nameHint} onChange={(name) => change({ name })} {...wrong('name')} />
      <Field id='field-aim' label={form.aim} value={draft.aim} maxLength={PLAN_LIMITS.aim} placeholder={form.aimHint} onChange={(aim) => change({ aim })} {...wrong('aim')} />
      <Field id='field-forWhom' label={form.forWhom} value={draft.forWhom} maxLength={PLAN_LIMITS.forWhom} placeholder={form.forWhomHint} onChange={(forWhom) => change({ forWhom })} {...wrong('forWhom')} />
      <FieldFrame id='field-field' label={form.field} {...wrong('field')}><OptionGrid label={form.field} columns={3} options={TEAM_FIELDS.map((value) => ({ value, label: TEAM_FIELD_WORDS[value] }))} value={draft.field} onChange={(field) => change({ field })} /></FieldFrame>
      <FieldFrame label={form.from}><OptionGrid label={form.from} columns={2} options={begins.map((value) => ({ value, label: daySaid(value) }))} value={draft.from} onChange={(from) => change({ from })} /></FieldFrame>
      <FieldFrame label={form.until}><OptionGrid label={form.until} columns={2} options={[{ value: '', label: form.open }, ...ends.map((value) => ({ value, label: daySaid(value) }))]} value={draft.until ?? ''} onChange={(until) => change({ until: until || null })} /></FieldFrame>
    </>
  );
}

function Form({ known, owners }: { known: Plan | null; owners: readonly Owner[] }) {
  const [draft, setDraft] = useState<PlanDraft>({ owner: owners[0]?.id ?? '', name: known?.name ?? '', aim: known?.aim ?? '', forWhom: known?.forWhom ?? '', field: known?.field ?? null, from: known?.from ?? dayOf(new Date()), until: known?.until ?? null });
  const { missing, wrong, mayGo } = useTried(missingIn(draft));
  const { busy, tap } = useTap();
  const change = (part: Partial<PlanDraft>): void => setDraft((all) => ({ ...all, ...part }));
  const send = async (): Promise<void> => {
    const { field, name: planName, aim, forWhom, from, until } = draft;
    if (!mayGo() || field === null) return;
    const [said, team] = [{ planName, aim, forWhom, field, from, until }, owners.find(({ id }) => id === draft.owner)?.kind === 'team'];
    let made = '';
    const done = await tap('send', async (key) => {
      const plan = known ? await api('POST /volunteer-projects/:id/edit', { params: { id: known.id }, body: { ...said, revision: known.revision }, key }) : await api('POST /volunteer-projects', { body: { ...said, teamId: team ? draft.owner : null, stationId: team ? null : draft.owner }, key });
      made = plan.id;
    }, known ? PLAN.saved : PLAN.started);
    if (done && known) back();
    else if (done) replace('volunteerPlan', { id: made });
  };
  return (
    <>
      {!known && <FieldFrame label={PLAN.form.owner}><OptionGrid label={PLAN.form.owner} options={owners.map(({ id, name }) => ({ value: id, label: name }))} value={draft.owner} onChange={(owner) => change({ owner })} /></FieldFrame>}
      <Fields draft={draft} change={change} wrong={wrong} />
      <ErrorList title={PLAN.missing(missing.length)} items={missing} onJump={jumpToField} />
      <View className='u-section'><Button label={known ? PLAN.form.save : PLAN.form.send} {...(busy ? { busy: '正在记…' } : {})} onPress={() => void send()} /></View>
    </>
  );
}

function Anew({ id }: { id: string }) {
  const query = useApi('GET /volunteer-projects/:id', { params: { id } }, false);
  return <QueryView query={query} what='这个项目'>{(known) => <Form known={known} owners={[]} />}</QueryView>;
}
function Fresh() {
  const query = useApi('GET /volunteer-projects', { query: {} }, false);
  return <QueryView query={query} what='志愿服务项目'>{({ owners }) => (owners.length > 0 ? <Form known={null} owners={owners} /> : <Empty {...PLAN.notMine} act={{ label: PLAN.toTeams, onPress: () => open('myTeams') }} />)}</QueryView>;
}

/** Start a project, or say anew what one is. */
export default function PlanEditPage() {
  const [{ id }] = useState(useRouter().params);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  return <Page title={id ? PLAN.title : PLAN.start}>{known && (id ? <Anew id={id} /> : <Fresh />)}</Page>;
}
