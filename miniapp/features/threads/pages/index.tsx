import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { THREAD } from '@shared/copy/threads';
import { THREAD_KINDS, type ThreadKind } from '@shared/domain/threads/kinds';
import { bookingOfTalk } from '@shared/domain/bookings/ids';
import { type ResponseOf, useApi, useSignedIn } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Empty, happenedWords, ListRow, Note, Page, Paper, Phrases, QueryView, SectionHead, Tag, Timeline, type TimelineNode } from '@/ui';

type Thread = ResponseOf<'GET /threads/:kind/:id'>;
type Matter = Thread['matters'][number];

/** How the page of each kind is opened, by whoever works on it and by whoever waits for it. */
const OPENED: Readonly<Record<ThreadKind, (matter: Matter) => void>> = {
  case: ({ id, staff }) => (staff ? open('workbench', { id }) : open('case', { id })),
  wish: ({ id }) => open('wish', { id }),
  project: ({ id }) => open('project', { id }),
  task: ({ id }) => open('task', { id }),
  topic: ({ id }) => open('topic', { id }),
  consultation: ({ id }) => open('consultation', { id }),
  visit: ({ id }) => open('visit', { id }),
  talk: ({ id }) => open('booking', { id: bookingOfTalk(id) }),
};

function MatterRow({ matter, all, now }: { matter: Matter; all: readonly Matter[]; now: Date }) {
  const from = all.find(({ kind, id }) => kind === matter.from?.kind && id === matter.from.id);
  const facts = [`${happenedWords(new Date(matter.at), now)} 交来`, matter.unit ?? ''].filter(Boolean).join('，');
  return (
    <ListRow
      title={matter.title}
      detail={
        <>
          <View><Phrases text={[matter.number, facts].filter(Boolean).join('　')} /></View>
          {from && <View>{`从“${from.title}”分出来的`}</View>}
        </>
      }
      aside={<Tag tone={matter.late ? 'late' : 'quiet'}>{matter.state}</Tag>}
      spoken={`${matter.title}，${matter.state}，${facts}`}
      onPress={() => OPENED[matter.kind](matter)}
    />
  );
}

/** One story of all matters; each moment says which it belongs to where there are several. */
function nodesOf({ matters, story }: Thread, now: Date): TimelineNode[] {
  const titleOf = (of: Thread['story'][number]['of']): string | undefined => (matters.length > 1 ? matters.find(({ kind, id }) => kind === of.kind && id === of.id)?.title : undefined);
  return story.map(({ id, of, at, words, text }) => ({
    id,
    tone: 'done',
    title: words,
    time: happenedWords(new Date(at), now),
    text: [titleOf(of) && `这一步是：${titleOf(of) ?? ''}`, text].filter(Boolean).join('\n') || undefined,
  }));
}

function Story({ thread }: { thread: Thread }) {
  const now = new Date();
  return (
    <>
      <SectionHead title={THREAD.matters} note={`${thread.matters.length} 件`} />
      <Paper tone='list'>{thread.matters.map((matter) => <MatterRow key={matter.kind + matter.id} matter={matter} all={thread.matters} now={now} />)}</Paper>
      {thread.matters.length === 1 && <View className='u-gap'><Note>{THREAD.alone}</Note></View>}
      <View className='u-section'>
        <SectionHead title={THREAD.story} note='早的在上面' />
        <Paper><Timeline nodes={nodesOf(thread, now)} /></Paper>
      </View>
    </>
  );
}

const isKind = (value: string | undefined): value is ThreadKind => THREAD_KINDS.some((kind) => kind === value);

/** Matters that came from one another, as one story in the order of time, by what this viewer may see of each. */
export default function ThreadPage() {
  const { kind, id = '' } = useRouter().params;
  const me = useSignedIn();
  const known = isKind(kind) && id !== '';
  const thread = useApi('GET /threads/:kind/:id', me && known ? { params: { kind, id } } : null);
  return (
    <Page title={THREAD.title}>
      {known
        ? <QueryView query={thread} what='这些事'>{(data) => <Story thread={data} />}</QueryView>
        : <Empty title='没找到这些事' body='从“我的事”里再打开一次。' act={{ label: '看我的事', onPress: () => openTab('matters') }} />}
    </Page>
  );
}
