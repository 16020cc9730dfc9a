import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { openTab, replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, Empty, ErrorList, Field, FieldFrame, LessonsFor, monthDay, Note, OptionGrid, Page, QueryView, SectionHead, SignedIn, Switch, useTap, Words } from '@/ui';
import { NOTICE, NOTICE_FORM, NOTICE_KIND_WORDS, NOTICE_RULE_WORDS } from '@shared/copy/notices';
import { NOTICE_TEMPLATES } from '@shared/copy/noticeTemplates';
import { NOTICE_KINDS, NOTICE_LIMITS, writesNotices } from '@shared/domain/notices/kinds';
import { blanksIn } from '@shared/domain/notices/rules';
import { AreaField } from '../components/Areas';
import { Letter } from '../components/Letter';
import { ClockField, PinField } from '../components/When';
import { begunWith, bodyOf, type Draft, draftOf, emptyDraft, missingIn, momentOf } from '../model/draft';
import type { NoticeView } from '../model/words';
import './notices.scss';

type Unit = { readonly id: string; readonly name: string };
interface FieldsProps { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void; readonly wrong: (id: string) => { error?: string } }

function WordFields({ draft, change, wrong }: FieldsProps) {
  const blanks = blanksIn(draft.text);
  return (
    <>
      <FieldFrame label={NOTICE_FORM.kind}><OptionGrid label={NOTICE_FORM.kind} columns={3} options={NOTICE_KINDS.map((value) => ({ value, label: NOTICE_KIND_WORDS[value] }))} value={draft.kind} onChange={(kind) => change({ kind })} /></FieldFrame>
      <View className='u-gap'><Switch label={NOTICE_FORM.emergency} detail={NOTICE_FORM.emergencyDetail} on={draft.emergency} onChange={(emergency) => change({ emergency })} /></View>
      <Field id='field-title' label={NOTICE_FORM.title} value={draft.title} maxLength={NOTICE_LIMITS.title} onChange={(title) => change({ title })} {...wrong('title')} />
      <View id='field-text'><Words label={NOTICE_FORM.text} value={draft.text} maxLength={NOTICE_LIMITS.text} placeholder={NOTICE_FORM.textPlaceholder} onChange={(text) => change({ text })} {...wrong('text')} /></View>
      {blanks.length > 0 && <Note>{`${NOTICE_RULE_WORDS.noticeBlanks}：${blanks.join('')}`}</Note>}
    </>
  );
}
function TimeFields({ draft, change, wrong }: FieldsProps) {
  return (
    <View id='field-time'>
      <ClockField id='field-from' label={NOTICE_FORM.from} value={draft.from} onChange={(from) => change({ from })} {...wrong('time')} />
      <ClockField id='field-to' label={NOTICE_FORM.to} value={draft.to} onChange={(to) => change({ to })} />
      <PinField value={draft.pinnedUntil} onChange={(pinnedUntil) => change({ pinnedUntil })} />
    </View>
  );
}
function Form({ view, units, person }: { view: NoticeView | null; units: readonly Unit[]; person: string }) {
  const [draft, setDraft] = useState<Draft>(() => (view ? draftOf(view) : emptyDraft(units[0]?.id ?? '')));
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const missing = tried ? missingIn(draft, new Date()) : [];
  const props: FieldsProps = { draft, change: (part) => setDraft((all) => ({ ...all, ...part })), wrong: (id) => { const label = missing.find((one) => one.id === id)?.label; return label ? { error: label } : {}; } };
  const send = async (): Promise<void> => {
    setTried(true);
    if (missingIn(draft, new Date()).length > 0) return;
    let id = view?.id ?? '';
    const done = await tap('save', async (key) => {
      if (view) await api('POST /notices/:id/change', { params: { id }, body: { revision: view.revision, ...bodyOf(draft) }, key });
      else id = (await api('POST /notices', { body: { unitId: draft.unitId, ...bodyOf(draft) }, key })).id;
    }, NOTICE_FORM.saved);
    if (done) replace('notice', { id });
  };
  const unit = units.find(({ id }) => id === draft.unitId)?.name ?? view?.unit.name ?? '';
  return (
    <View className='notice-beside'>
      <View>
        <ErrorList title={`还差 ${missing.length} 处，补上就能存`} items={missing} onJump={jumpToField} />
        {!view && <FieldFrame label={NOTICE_FORM.template}><View className='u-buttons'>{NOTICE_TEMPLATES.map((one) => <Button key={one.id} kind='text' label={one.label} onPress={() => setDraft((all) => begunWith(all, one))} />)}</View></FieldFrame>}
        {!view && units.length > 1 && <FieldFrame label={NOTICE_FORM.unit}><OptionGrid label={NOTICE_FORM.unit} columns={2} options={units.map(({ id, name }) => ({ value: id, label: name }))} value={draft.unitId} onChange={(unitId) => props.change({ unitId })} /></FieldFrame>}
        <WordFields {...props} />
        <TimeFields {...props} />
        <AreaField value={draft.areas} onChange={(areas) => props.change({ areas })} {...props.wrong('areas')} />
      </View>
      <View>
        <View className='u-section'><SectionHead title={NOTICE_FORM.preview} /><Letter {...draft} areas={[...draft.areas]} from={momentOf(draft.from)} to={momentOf(draft.to)} unit={unit} person={view?.person ?? person} date={monthDay(new Date())} /></View>
        <View className='u-section'><Button label={NOTICE_FORM.save} {...(busy ? { busy: '正在存…' } : {})} onPress={() => void send()} /></View>
        <LessonsFor situation='notice' />
      </View>
    </View>
  );
}
function Known({ id, units, person }: { id: string; units: readonly Unit[]; person: string }) {
  const query = useApi('GET /notices/:id', { params: { id } }, false);
  return <QueryView query={query} what='这条通知'>{(view) => (view.desk?.actions.includes('change') ? <Form view={view} units={units} person={person} /> : <Empty title='这条通知改不了了' body='已经发出的，请用更正。' />)}</QueryView>;
}
function Writing({ id, person }: { id: string; person: string }) {
  const query = useApi('GET /workbench/notice-areas', { query: {} });
  return <QueryView query={query} what='这一页'>{({ units }) => (id ? <Known id={id} units={units} person={person} /> : <Form view={null} units={units} person={person} />)}</QueryView>;
}

/** A notice is written from a beginning, with how it will look beside it; it is let out on its own page. */
export default function WriteNotice() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  return <Page title={NOTICE.write} className='notice-wide'><SignedIn>{(me) => (writesNotices(me.roles) ? <Writing id={id} person={me.name} /> : <Empty title='这里归工作站和街道' body='通知由工作站、街道和区里来发。' act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
