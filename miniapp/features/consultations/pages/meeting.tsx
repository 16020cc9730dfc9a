import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { scanText } from '@/platform/scan';
import { open } from '@/platform/routes';
import { announce, Button, busyWord, Field, happenedWords, ListRow, Note, Page, Paper, PhotoGrid, QueryView, SectionHead, ShotField, Tag, take, useSeen, useShots, useStepped, Words } from '@/ui';
import { CodeBoard } from '@/ui/helping/CodeBoard';
import { SEAT_SIDE_WORDS } from '@shared/copy/bodies';
import { CONSULTATION, MEETING, MEETING_KIND_WORDS, MEETING_STATE_WORDS } from '@shared/copy/consultations';
import { isDigits, readCode } from '@shared/domain/activities/attendance';
import { CONSULTATION_LIMITS } from '@shared/domain/consultations/kinds';
import type { MeetingProps, MeetingView } from '../model/words';
import './consultations.scss';

/** A member signs in: scans the picture that is shown there, or types its six digits. */
function SignIn(step: MeetingProps) {
  const { view, taps } = step;
  const [digits, setDigits] = useState('');
  if (view.signedIn) return <Paper className='u-gap'>{MEETING.signedIn}</Paper>;
  if (!view.actions.includes('signIn')) return null;
  const send = (code: string): void => void take(step, 'signIn', (key) => api('POST /meetings/:id/sign-in', { params: { id: view.id }, body: { code }, key }), MEETING.signedIn);
  const scan = async (): Promise<void> => {
    const text = await scanText();
    if (text === undefined) return;
    if (readCode(text) === null) return announce('不是会场的码', 'warn');
    send(text);
  };
  return (
    <View className='u-section'>
      <SectionHead title={MEETING.signIn} note={MEETING.signInNote} />
      {process.env.TARO_ENV === 'weapp' && <View className='u-gap'><Button icon='qr' label={MEETING.scan} {...busyWord(taps, 'signIn')} onPress={() => void scan()} /></View>}
      <Field label={MEETING.digits} kind='number' value={digits} maxLength={6} onChange={setDigits} />
      <Button kind={process.env.TARO_ENV === 'weapp' ? 'second' : 'primary'} label={MEETING.signIn} {...busyWord(taps, 'signIn')} onPress={() => (isDigits(digits) ? send(digits) : announce('会场上有六位数，写上', 'warn'))} />
    </View>
  );
}

type Seat = MeetingView['seats'][number];
/** Who sits there and who has come; the secretary marks whoever cannot scan. */
function Seats(step: MeetingProps) {
  const { view, taps } = step;
  const mark = (seat: Seat) => (): void => void take(step, `mark ${seat.id}`, (key) => api('POST /meetings/:id/mark', { params: { id: view.id }, body: { seatId: seat.id, here: seat.here === null }, key }), seat.here === null ? '记下了' : '改了');
  const detail = (seat: Seat): string => [SEAT_SIDE_WORDS[seat.side], seat.proxy ? MEETING.proxy(seat.proxy) : '', seat.here === 'mark' ? MEETING.byMark : '', seat.counts ? '' : MEETING.notCounted].filter(Boolean).join('，');
  return (
    <View className='u-section'>
      <SectionHead title={MEETING.seats} note={`${CONSULTATION.came(view.present, view.members)}，${view.quorate ? CONSULTATION.quorate : CONSULTATION.notQuorate}`} />
      <Paper tone='list'>
        {view.seats.map((seat) => (
          <View key={seat.id}>
            <ListRow icon='me' title={seat.name} detail={detail(seat)} aside={<Tag tone={seat.here ? 'neutral' : 'quiet'}>{seat.here ? MEETING.came : MEETING.notCame}</Tag>} />
            {view.actions.includes('mark') && seat.here !== 'code' && <Button kind='text' label={seat.here ? MEETING.unmarkWord : MEETING.markWord} spoken={seat.here ? MEETING.unmark(seat.name) : MEETING.mark(seat.name)} {...busyWord(taps, `mark ${seat.id}`)} onPress={mark(seat)} />}
          </View>
        ))}
      </Paper>
    </View>
  );
}

function WriteMinutes({ onClose, ...step }: MeetingProps & { onClose: () => void }) {
  const { view, taps } = step;
  const [text, setText] = useState(view.minutes?.text ?? '');
  const seen = useSeen(view);
  const kept = view.minutes?.photos.map(({ id }) => id) ?? [];
  const shots = useShots(CONSULTATION_LIMITS.minutesPhotos - kept.length);
  const send = async (): Promise<void> => {
    if (text.trim() === '' || shots.sending) return announce(shots.sending ? '照片还在传' : '写一句', 'warn');
    if (!seen()) return;
    if (await take(step, 'minutes', (key) => api('POST /meetings/:id/minutes', { params: { id: view.id }, body: { revision: view.revision, text, photoIds: [...kept, ...shots.ids] }, key }), MEETING.minutesSaved)) onClose();
  };
  return <><Words label={MEETING.minutes} value={text} onChange={setText} maxLength={CONSULTATION_LIMITS.minutes} placeholder={MEETING.minutesPlaceholder} /><ShotField field={shots} label='放几张照片' /><Button label={MEETING.saveMinutes} {...busyWord(taps, 'minutes')} onPress={() => void send()} /></>;
}
/** The minutes; somebody else than who wrote them reads and signs them. */
function Minutes(step: MeetingProps) {
  const { view, taps } = step;
  const [writing, setWriting] = useState(false);
  const { minutes, actions } = view;
  const sign = (): void => void take(step, 'signOff', (key) => api('POST /meetings/:id/sign-off', { params: { id: view.id }, body: { revision: view.revision }, key }), MEETING.signed);
  if (!minutes && !actions.includes('minutes')) return null;
  return (
    <View className='u-section'>
      <SectionHead title={MEETING.minutes} {...(minutes ? { note: minutes.signedBy === null ? MEETING.waitsSign(minutes.by) : MEETING.signedBy(minutes.by, minutes.signedBy) } : {})} />
      {minutes && !writing && <Paper><View className='talk-minutes'>{minutes.text}</View>{minutes.photos.length > 0 && <PhotoGrid photos={minutes.photos.map((photo) => ({ id: photo.id, thumb: photo.thumbUrl, full: photo.url }))} />}</Paper>}
      {writing && <WriteMinutes {...step} onClose={() => setWriting(false)} />}
      <View className='u-buttons u-gap'>
        {actions.includes('signOff') && !writing && <Button label={MEETING.signOff} {...busyWord(taps, 'signOff')} onPress={sign} />}
        {actions.includes('minutes') && !writing && <Button kind='second' label={minutes ? MEETING.rewrite : MEETING.writeMinutes} onPress={() => setWriting(true)} />}
      </View>
    </View>
  );
}
function Cancel(step: MeetingProps) {
  const { view, taps } = step;
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  if (!view.actions.includes('cancel')) return null;
  const send = (): void => {
    if (reason.trim() === '') return announce('写一句为什么', 'warn');
    void take(step, 'cancel', (key) => api('POST /meetings/:id/cancel', { params: { id: view.id }, body: { revision: view.revision, reason }, key }), MEETING.cancelled);
  };
  return asking ? <><Words label='为什么不开了' value={reason} onChange={setReason} maxLength={CONSULTATION_LIMITS.note} /><Button kind='danger' label={MEETING.cancel} {...busyWord(taps, 'cancel')} onPress={send} /></> : <View className='u-gap'><Button kind='text' label={MEETING.cancel} onPress={() => setAsking(true)} /></View>;
}

function Whole(step: MeetingProps) {
  const { view } = step;
  return (
    <>
      <View className='topic-title'>{`${MEETING_KIND_WORDS[view.kind]}：${view.consultation.name}`}</View>
      <Paper tone='list'>
        <ListRow icon='talk' title={happenedWords(new Date(view.startsAt), new Date())} detail={view.body.name} aside={<Tag tone='quiet'>{MEETING_STATE_WORDS[view.state]}</Tag>} />
        <ListRow icon='place' title={view.place} />
        <ListRow icon='matters' title={view.consultation.name} detail={CONSULTATION.one} onPress={() => open('consultation', { id: view.consultation.id })} />
      </Paper>
      {view.off !== null && <Note tone='warn'>{`${MEETING.off}：${view.off}`}</Note>}
      <View className='u-section'><SectionHead title={MEETING.agenda} /><Paper>{view.agenda.map((line, at) => <View key={line} className='body-rule'>{`${at + 1}. ${line}`}</View>)}</Paper></View>
      <SignIn {...step} />
      {view.actions.includes('codes') && <CodeBoard load={() => api('GET /meetings/:id/codes', { params: { id: view.id } })} />}
      <Seats {...step} />
      <Minutes {...step} />
      <Cancel {...step} />
    </>
  );
}

/** One meeting: agenda, signing in, the code for the secretary, minutes. */
export default function MeetingPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /meetings/:id', known ? { params: { id } } : null, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={MEETING.title} className='topic-wide' {...(view ? { station: view.station } : {})}><QueryView query={query} what='这次会'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
