import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { jumpToField } from '@/platform/scroll';
import { Button, DayField, ErrorList, Field, FieldFrame, OptionGrid, Page, QueryView, useTap, Words } from '@/ui';
import { BOOK_FORM, BOOK_KIND_WORDS, BOOK_RHYTHM_WORDS, bookPeriodWords } from '@shared/copy/openBooks';
import { dayOf } from '@shared/domain/kernel/days';
import { BOOK_KINDS, BOOK_LIMITS } from '@shared/domain/openBooks/kinds';
import { BOOK_DUE, type BookRhythm, rhythmOf } from '@shared/domain/openBooks/periods';
import { SheetField } from '../components/Sheet';
import { contentOf, type Draft, draftOf, emptyDraft, missingIn, periodsOf } from '../model/draft';
import type { BookView } from '../model/words';
import './books.scss';

type Units = ResponseOf<'GET /workbench/open-books'>['units'];
interface FieldsProps { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void; readonly wrong: (id: string) => { error?: string } }
const LAST = '2099-12-31';
const RHYTHMS: readonly BookRhythm[] = ['month', 'quarter', 'year'];

function Which({ draft, change, units }: FieldsProps & { units: Units }) {
  const [now] = useState(() => new Date());
  const rhythm = rhythmOf(draft.period);
  const periods = periodsOf(rhythm, now);
  const shown = periods.includes(draft.period) ? periods : [draft.period, ...periods];
  return (
    <>
      {units.length > 1 && <FieldFrame label={BOOK_FORM.unit}><OptionGrid label={BOOK_FORM.unit} columns={2} options={units.map(({ id, name }) => ({ value: id, label: name }))} value={draft.unitId} onChange={(unitId) => change({ unitId })} /></FieldFrame>}
      <FieldFrame label={BOOK_FORM.kind}><OptionGrid label={BOOK_FORM.kind} columns={3} options={BOOK_KINDS.map((value) => ({ value, label: BOOK_KIND_WORDS[value] }))} value={draft.kind} onChange={(kind) => change({ kind })} /></FieldFrame>
      <FieldFrame label={BOOK_FORM.rhythm}><OptionGrid label={BOOK_FORM.rhythm} columns={3} options={RHYTHMS.map((value) => ({ value, label: BOOK_RHYTHM_WORDS[value] }))} value={rhythm} onChange={(value) => change({ period: periodsOf(value, now)[0] ?? draft.period })} /></FieldFrame>
      <FieldFrame label={BOOK_FORM.period}><OptionGrid label={BOOK_FORM.period} columns={2} options={shown.map((value) => ({ value, label: bookPeriodWords(value) }))} value={draft.period} onChange={(period) => change({ period })} /></FieldFrame>
    </>
  );
}
function What({ draft, change, wrong }: FieldsProps) {
  return (
    <>
      <Field id='field-title' label={BOOK_FORM.name} value={draft.title} maxLength={BOOK_LIMITS.title} onChange={(title) => change({ title })} {...wrong('title')} />
      <Words label={BOOK_FORM.text} value={draft.text} maxLength={BOOK_LIMITS.text} placeholder={BOOK_FORM.textPlaceholder} onChange={(text) => change({ text })} />
      {draft.kind === 'finance' && <SheetField lines={draft.lines} onChange={(lines) => change({ lines })} />}
      {draft.kind === 'contract' && (
        <>
          <Field id='field-party' label={BOOK_FORM.party} value={draft.party} maxLength={BOOK_LIMITS.party} onChange={(party) => change({ party })} {...wrong('party')} />
          <Field id='field-money' label={BOOK_FORM.fen} value={draft.money} maxLength={20} onChange={(money) => change({ money })} {...wrong('money')} />
          <DayField id='field-days' label={BOOK_FORM.from} value={draft.from} max={LAST} onChange={(from) => change({ from })} {...wrong('days')} />
          <DayField label={BOOK_FORM.to} value={draft.to} max={LAST} onChange={(to) => change({ to })} />
        </>
      )}
      {draft.kind === 'decision' && <DayField id='field-decidedOn' label={BOOK_FORM.decidedOn} value={draft.decidedOn} max={dayOf(new Date())} onChange={(decidedOn) => change({ decidedOn })} {...wrong('decidedOn')} />}
    </>
  );
}
function Form({ view, begun, units }: { view: BookView | null; begun: Draft; units: Units }) {
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
      if (view) await api('POST /open-books/:id/correct', { params: { id }, body: { revision: view.revision, ...contentOf(draft), why: draft.why }, key });
      else id = (await api('POST /open-books', { body: { unitId: draft.unitId, kind: draft.kind, period: draft.period, ...contentOf(draft) }, key })).id;
    }, view ? BOOK_FORM.corrected : BOOK_FORM.done);
    if (done) replace('openBook', { id });
  };
  return (
    <>
      <ErrorList title={`还差 ${missing.length} 处，补上就能公开`} items={missing} onJump={jumpToField} />
      {!view && <Which {...props} units={units} />}
      <What {...props} />
      {view && <Field id='field-why' label={BOOK_FORM.why} value={draft.why} maxLength={BOOK_LIMITS.why} onChange={(why) => props.change({ why })} {...props.wrong('why')} />}
      <View className='u-section'><Button label={view ? BOOK_FORM.submitCorrect : BOOK_FORM.submit} {...(busy ? { busy: BOOK_FORM.sending } : {})} onPress={() => void send()} /></View>
    </>
  );
}
function Known({ id }: { id: string }) {
  const query = useApi('GET /open-books/:id', { params: { id } }, false);
  return <QueryView query={query} what='这份公开'>{(view) => <Form view={view} begun={draftOf(view)} units={[]} />}</QueryView>;
}
function Fresh({ unit, period }: { unit: string; period: string }) {
  const query = useApi('GET /workbench/open-books', {}, false);
  return (
    <QueryView query={query} what='这一页'>
      {({ units }) => {
        const first = units.find(({ id }) => id === unit) ?? units[0];
        return <Form view={null} units={units} begun={emptyDraft(first?.id ?? '', period || (periodsOf(first ? BOOK_DUE[first.kind].rhythm : 'month', new Date())[0] ?? ''))} />;
      }}
    </QueryView>
  );
}

/** A publication is written and its table looked through; or one is corrected. */
export default function WriteBook() {
  const { id: asked = '', unit = '', period = '' } = useRouter().params;
  const [{ id, ...which }] = useState({ id: asked, unit, period });
  useSignedIn();
  return <Page title={id ? BOOK_FORM.correct : BOOK_FORM.title} className='books'>{id ? <Known id={id} /> : <Fresh {...which} />}</Page>;
}
