import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, Empty, ErrorList, Field, FieldFrame, OptionGrid, Page, QueryView, Several, useTap, Words } from '@/ui';
import { SERVICE, SERVICE_FIELD_WORDS as NAMES, SERVICE_FORM, SITUATION_WORDS } from '@shared/copy/directory';
import { SERVICE_LIMITS as L, SITUATIONS } from '@shared/domain/directory/kinds';
import { HoursFields } from '../components/Hours';
import { contentOf, type Draft, draftOf, emptyDraft, missingIn } from '../model/draft';
import type { ServiceView } from '../model/words';
import './directory.scss';

type Offices = ResponseOf<'GET /workbench/services'>['offices'];
interface FieldsProps { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void; readonly wrong: (id: string) => { error?: string } }
const LIST_LENGTH = L.items * (L.item + 1);

function Where({ draft, change, wrong }: FieldsProps) {
  const line = (field: 'title' | 'office' | 'address' | 'phone') => <Field id={`field-${field}`} label={NAMES[field]} value={draft[field]} maxLength={L[field]} onChange={(text) => change({ [field]: text })} {...wrong(field)} />;
  return (
    <>
      {line('title')}
      <Several id='field-situations' label={NAMES.situations} keys={SITUATIONS} words={SITUATION_WORDS} most={L.situations} value={draft.situations} onChange={(situations) => change({ situations })} {...wrong('situations')} />
      {line('office')}
      {line('address')}
      {line('phone')}
    </>
  );
}
function What({ draft, change }: FieldsProps) {
  const lines = (field: 'bring' | 'steps' | 'words', most: number) => <Words label={`${NAMES[field]}（${SERVICE_FORM.items}）`} value={draft[field]} maxLength={most} onChange={(text) => change({ [field]: text })} />;
  return (
    <>
      <Field label={NAMES.whom} value={draft.whom} maxLength={L.whom} onChange={(whom) => change({ whom })} />
      {lines('bring', LIST_LENGTH)}
      {lines('steps', LIST_LENGTH)}
      <Field label={NAMES.fee} value={draft.fee} maxLength={L.fee} onChange={(fee) => change({ fee })} />
      <Field label={NAMES.takes} value={draft.takes} maxLength={L.takes} onChange={(takes) => change({ takes })} />
      <Words label={NAMES.note} value={draft.note} maxLength={L.note} onChange={(note) => change({ note })} />
      {lines('words', L.words * (L.word + 1))}
    </>
  );
}
function Form({ view, offices, begun }: { view: ServiceView | null; offices: Offices; begun: Draft }) {
  const [draft, setDraft] = useState(begun);
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const missing = tried ? missingIn(draft, view !== null) : [];
  const props: FieldsProps = { draft, change: (part) => setDraft((all) => ({ ...all, ...part })), wrong: (id) => { const label = missing.find((one) => one.id === id)?.label; return label ? { error: label } : {}; } };
  const send = async (): Promise<void> => {
    setTried(true);
    if (missingIn(draft, view !== null).length > 0) return;
    let id = view?.id ?? '';
    const done = await tap('save', async (key) => {
      if (view) await api('POST /services/:id/correct', { params: { id }, body: { revision: view.revision, ...contentOf(draft), why: draft.why }, key });
      else id = (await api('POST /services', { body: { unitId: draft.unitId, ...contentOf(draft) }, key })).id;
    }, view ? SERVICE_FORM.corrected : SERVICE_FORM.done);
    if (done) replace('service', { id });
  };
  return (
    <>
      <ErrorList title={`还差 ${missing.length} 处，补上就行`} items={missing} onJump={jumpToField} />
      {!view && offices.length > 1 && <FieldFrame label={SERVICE_FORM.unit}><OptionGrid label={SERVICE_FORM.unit} columns={2} options={offices.map(({ id, name }) => ({ value: id, label: name }))} value={draft.unitId} onChange={(unitId) => props.change({ unitId })} /></FieldFrame>}
      <Where {...props} />
      <HoursFields {...props} />
      <What {...props} />
      {view && <Field id='field-why' label={SERVICE_FORM.why} value={draft.why} maxLength={L.why} onChange={(why) => props.change({ why })} {...props.wrong('why')} />}
      <View className='u-section'><Button label={view ? SERVICE_FORM.saveCorrect : SERVICE_FORM.save} {...(busy ? { busy: SERVICE_FORM.sending } : {})} onPress={() => void send()} /></View>
    </>
  );
}
function Known({ id }: { id: string }) {
  const query = useApi('GET /services/:id', { params: { id } }, false);
  return <QueryView query={query} what='这一条'>{(view) => (view.actions.includes('correct') ? <Form view={view} offices={[]} begun={draftOf(view)} /> : <Empty title='这一条不归您改' body={SERVICE.missing} />)}</QueryView>;
}
function Fresh() {
  const query = useApi('GET /workbench/services', {}, false);
  return <QueryView query={query} what='这一页'>{({ offices }) => <Form view={null} offices={offices} begun={emptyDraft(offices[0]?.id ?? '')} />}</QueryView>;
}

/** An entry of the directory is written, or one is corrected; hours are written as on the door. */
export default function WriteService() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  return <Page title={id ? SERVICE_FORM.correct : SERVICE_FORM.title} className='services'>{id ? <Known id={id} /> : <Fresh />}</Page>;
}
