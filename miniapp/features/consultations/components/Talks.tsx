import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { type ResponseOf, useApi, usePages } from '@/api';
import { open } from '@/platform/routes';
import { ListRow, Paper, SectionHead, Tag, happenedWords } from '@/ui';
import { CONSULTATION_STATE_WORDS, MEETING, MEETING_KIND_WORDS, stepName, TEMPLATE_WORDS } from '@shared/copy/consultations';

type Row = ResponseOf<'GET /consultations'>['items'][number];
type Meeting = ResponseOf<'GET /meetings'>['items'][number];
const stateWords = (row: Row): string => (row.step ? stepName(row.template, row.step) : CONSULTATION_STATE_WORDS[row.state]);

/** Consultations in a list: by which process, and at which step. */
export function TalkRows({ rows, title }: { rows: readonly Row[]; title: string }) {
  if (rows.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={title} />
      <Paper tone='list'>{rows.map((row) => <ListRow key={row.id} icon='talk' title={row.title} detail={<><View>{TEMPLATE_WORDS[row.template].name}</View><View>{row.body.name}</View></>} aside={<Tag tone='quiet'>{stateWords(row)}</Tag>} spoken={[row.title, stateWords(row), row.body.name].join('，')} onPress={() => open('consultation', { id: row.id })} />)}</Paper>
    </View>
  );
}
/** Those of one body, or of one's community; `drafts`: what is being written, for those who answer. */
export function Talks({ bodyId, drafts = false }: { bodyId?: string; drafts?: boolean }) {
  const of = bodyId ? { bodyId } : {};
  const [going, written] = [usePages('GET /consultations', { query: { ...of, lane: 'going' } }, false), usePages('GET /consultations', { query: { ...of, lane: drafts ? 'draft' : 'over' } }, false)];
  useDidShow(() => { if (going.query.data) { void going.query.reload(); void written.query.reload(); } });
  return <>{drafts && <TalkRows rows={written.items} title='还在写的协商' />}<TalkRows rows={going.items} title='在协商的' />{!drafts && <TalkRows rows={written.items} title='协商有结果的' />}</>;
}

function MeetingRows({ rows }: { rows: readonly Meeting[] }) {
  const now = new Date();
  return <Paper tone='list'>{rows.map((row) => <ListRow key={row.id} icon='me' title={`${MEETING_KIND_WORDS[row.kind]}：${row.consultation.name}`} detail={<><View>{happenedWords(new Date(row.startsAt), now)}</View><View>{row.place}</View></>} aside={row.signedIn ? <Tag tone='quiet'>{MEETING.signedIn}</Tag> : undefined} onPress={() => open('meeting', { id: row.id })} />)}</Paper>;
}
/** Meetings to which one is invited. */
export function MyMeetings() {
  const query = useApi('GET /meetings', {}, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return (query.data?.items.length ?? 0) === 0 ? null : <View className='u-section'><SectionHead title={MEETING.mine} /><MeetingRows rows={query.data?.items ?? []} /></View>;
}
