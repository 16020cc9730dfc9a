import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { api, type ResponseOf } from '@/api';
import { busyWord, Button, ListRow, Note, OptionGrid, Paper, Tag, take, timeWords, useTap } from '@/ui';
import { ACTIVITY, ATTEND, ATTENDANCE_WORDS, EVIDENCE_WORDS, MARK_WORDS } from '@shared/copy/activities';
import { RELATION_WORDS } from '@shared/copy/volunteers';
import { MARKS, type Mark } from '@shared/domain/activities/attendance';

export type Hand = ResponseOf<'GET /activities/:id/shifts/:shiftId/people'>['items'][number];

/** 「09:02 到（扫码），11:01 走」. */
export function cameWords({ attendance }: Hand): string | null {
  if (!attendance) return null;
  const { cameAt, leftAt, evidence, late, queued } = attendance;
  return [cameAt ? `${ATTEND.came(timeWords(new Date(cameAt)))}（${EVIDENCE_WORDS[evidence]}）` : null, late ? ATTEND.late : null, queued ? ATTEND.queued : null, leftAt ? ATTEND.left(timeWords(new Date(leftAt))) : null].filter(Boolean).join('，');
}

/** Whom to call for somebody; a row in the audit log comes first. */
function Emergency({ id }: { id: string }) {
  const taps = useTap();
  const [said, setSaid] = useState<string | null>(null);
  const look = (): void => void taps.tap('contact', async (key) => {
    const { name, relation, phone } = await api('POST /sign-ups/:id/emergency', { params: { id }, body: {}, key });
    setSaid(`${name}（${RELATION_WORDS[relation]}）${phone ?? ''}`);
  });
  return said ? <Note>{said}</Note> : <><Button kind='text' icon='phone' label={ATTEND.contact} {...busyWord(taps, 'contact')} onPress={look} /><View className='u-second'>{ATTEND.contactNote}</View></>;
}

/** One who comes: how it stands, and what the leader says of them. */
export function HandRow({ hand, role, children, onDone }: { hand: Hand; role: string; children?: ReactNode; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const taps = useTap();
  const detail = [role, hand.party > 1 ? ACTIVITY.with(hand.party) : null, cameWords(hand)].filter(Boolean).join('，');
  const tag = hand.attendance ? ATTENDANCE_WORDS[hand.attendance.state] : hand.leads ? ACTIVITY.leads : null;
  const send = (mark: Mark): void => void take({ taps, onDone: () => { setOpen(false); onDone(); } }, 'mark', (key) => api('POST /sign-ups/:id/mark', { params: { id: hand.id }, body: { mark }, key }), ACTIVITY.said);
  return (
    <View className='u-gap'>
      <Paper tone='list'><ListRow title={hand.name} detail={detail} {...(tag ? { aside: <Tag>{tag}</Tag> } : {})} spoken={[hand.name, tag, detail].filter(Boolean).join('，')} onPress={() => setOpen(!open)} /></Paper>
      {open && (
        <View className='u-gap'>
          <OptionGrid label={ATTEND.mark(hand.name)} columns={3} options={MARKS.map((value) => ({ value, label: MARK_WORDS[value] }))} value={null} onChange={send} />
          {children}
          <Emergency id={hand.id} />
        </View>
      )}
    </View>
  );
}
