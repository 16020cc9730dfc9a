import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, useApi, useMe, useSignedIn } from '@/api';
import { saveTable } from '@/platform/saveTable';
import { announce, busyWord, Button, FieldFrame, happenedWords, ListRow, Note, OptionGrid, Page, Paper, QueryView, SectionHead, type StepsOf, Tag, take, Timeline, useStepped, Words } from '@/ui';
import { CERTIFICATE, CERTIFICATE_BUTTONS, CERTIFICATE_PAPER, CERTIFICATE_REASON_WORDS, CERTIFICATE_RULE_WORDS, CERTIFICATE_STATE_WORDS, hoursWords } from '@shared/copy/volunteerHours';
import { CERTIFICATE_REASONS, type CertificateReason } from '@shared/domain/volunteerHours/certificates';
import { HOURS_LIMITS } from '@shared/domain/volunteerHours/limits';

type Certificate = ResponseOf<'GET /certificates/:id'>;
type Props = StepsOf<Certificate>;

/** The station does not issue it, or withdraws it, with a reason. */
function Reasoned({ action, ...step }: Props & { action: 'decline' | 'withdraw' }) {
  const { view, taps } = step;
  const [reason, setReason] = useState<CertificateReason | null>(null);
  const [text, setText] = useState('');
  const send = (): void => {
    if (reason === null) return announce('选一个为什么', 'warn');
    if (reason === 'other' && text.trim() === '') return announce(CERTIFICATE_RULE_WORDS.certificateReason, 'warn');
    void take(step, action, (key) => api(`POST /certificates/:id/${action}`, { params: { id: view.id }, body: { revision: view.revision, reason, text }, key }), action === 'decline' ? CERTIFICATE.declined : CERTIFICATE.withdrawn);
  };
  return (
    <View className='u-gap'>
      <OptionGrid label={CERTIFICATE.why} columns={2} options={CERTIFICATE_REASONS.map((value) => ({ value, label: CERTIFICATE_REASON_WORDS[value] }))} value={reason} onChange={setReason} />
      <Words label='再说一句' value={text} onChange={setText} maxLength={HOURS_LIMITS.note} />
      <Button kind='danger' label={CERTIFICATE_BUTTONS[action]} {...busyWord(taps, action)} onPress={send} />
    </View>
  );
}

/** The station issues it: who stands on it as in charge, its head first. */
function Issue(step: Props) {
  const { view, taps } = step;
  const [inChargeId, setInCharge] = useState(view.signers[0]?.id ?? null);
  const send = (): void => void take(step, 'issue', (key) => api('POST /certificates/:id/issue', { params: { id: view.id }, body: { revision: view.revision, inChargeId }, key }), CERTIFICATE.issued);
  return (
    <>
      <FieldFrame label={CERTIFICATE.signer} note={CERTIFICATE.signerNote}><OptionGrid label={CERTIFICATE.signer} columns={2} options={view.signers.map(({ id, name }) => ({ value: id, label: name }))} value={inChargeId} onChange={setInCharge} /></FieldFrame>
      <Button label={CERTIFICATE_BUTTONS.issue} {...busyWord(taps, 'issue')} onPress={send} />
    </>
  );
}

/** What may be done with it now: open it, issue it, take it back. */
function Steps(step: Props) {
  const { view, taps } = step;
  const [form, setForm] = useState<'decline' | 'withdraw' | null>(null);
  const [params, body] = [{ id: view.id }, { revision: view.revision }];
  const save = (): void => void taps.tap('open', async () => saveTable((await api('POST /certificates/:id/address', { params })).url, CERTIFICATE_PAPER.file(view.number ?? '')), CERTIFICATE.opened);
  const may = (action: Certificate['actions'][number]): boolean => view.actions.includes(action);
  return (
    <View className='u-section'>
      {view.number && <Button icon='receipt' label={CERTIFICATE.open} {...busyWord(taps, 'open')} onPress={save} />}
      {view.undrawn && <Note>{CERTIFICATE.undrawn(view.undrawn)}</Note>}
      {may('issue') && <Issue {...step} />}
      {form && may(form) && <Reasoned {...step} action={form} onDone={(after) => { if (after) setForm(null); step.onDone(after); }} />}
      <View className='u-buttons u-gap'>
        {(['decline', 'withdraw'] as const).filter((action) => may(action) && form !== action).map((action) => <Button key={action} kind='text' label={CERTIFICATE_BUTTONS[action]} onPress={() => setForm(action)} />)}
        {may('cancel') && <Button kind='text' label={CERTIFICATE_BUTTONS.cancel} {...busyWord(taps, 'cancel')} onPress={() => void take(step, 'cancel', (key) => api('POST /certificates/:id/cancel', { params, body, key }), CERTIFICATE.cancelled)} />}
      </View>
    </View>
  );
}

function Facts({ view }: { view: Certificate }) {
  const now = new Date();
  return (
    <>
      <Paper tone='list' className='u-gap'>
        <ListRow icon='medal' title={view.name} detail={view.minutes === null ? view.station.name : CERTIFICATE.whole(hoursWords(view.minutes))} aside={<Tag tone={view.state === 'withdrawn' ? 'late' : 'quiet'}>{CERTIFICATE_STATE_WORDS[view.state]}</Tag>} />
        {view.number && <ListRow icon='receipt' title={CERTIFICATE_PAPER.number} detail={view.number} />}
        <ListRow icon='place' title={CERTIFICATE_PAPER.issuer} detail={view.station.name} />
      </Paper>
      <View className='u-section'>
        <SectionHead title='前前后后' note='新的在上面' />
        <Paper><Timeline nodes={view.timeline.map((moment) => ({ id: moment.id, tone: 'done', title: moment.code ? `${CERTIFICATE_BUTTONS[moment.action]}：${CERTIFICATE_REASON_WORDS[moment.code as CertificateReason]}` : CERTIFICATE_BUTTONS[moment.action], time: happenedWords(new Date(moment.at), now), ...(moment.text ? { text: moment.text } : {}) }))} /></Paper>
      </View>
    </>
  );
}

/** One certificate, as the volunteer opens it and the station issues or withdraws it. */
export default function CertificatePage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /certificates/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return (
    <Page title={CERTIFICATE.title} {...(view ? { station: view.station } : {})}>
      <QueryView query={query} what='这份证明'>{(data) => { const now = view ?? data; return <><Steps view={now} taps={taps} onDone={onDone} /><Facts view={now} /></>; }}</QueryView>
    </Page>
  );
}
