import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { api, type Pages, rememberUnread, type ResponseOf, sentenceOf, signedIn, usePages, useSignedIn } from '@/api';
import { open, openTab } from '@/platform/routes';
import { announce, Button, Empty, happenedWords, ListRow, Page, Paper, QueryView, SectionHead } from '@/ui';

type Item = ResponseOf<'GET /inbox'>['items'][number];

/** Opens what a message is about; that it was read is told on the way and never holds anybody up. */
function openItem(item: Item): void {
  if (!item.read) api('POST /inbox/:id/read', { params: { id: item.id } }).then(({ unread }) => rememberUnread(unread), () => undefined);
  const { target } = item;
  if (target?.kind === 'case') open('case', { id: target.id });
  else if (target?.kind === 'docket') open('docket', { id: target.id });
  else if (target?.kind === 'whistle') open('whistle', { id: target.id });
  else if (target?.kind === 'admission') open('admission', { id: target.id });
  else if (target?.kind === 'home') open('homes');
  else if (target?.kind === 'wish') open('wish', { id: target.id });
  else if (target?.kind === 'task' || target?.kind === 'topic' || target?.kind === 'notice' || target?.kind === 'emergency' || target?.kind === 'visit' || target?.kind === 'booking' || target?.kind === 'mediation' || target?.kind === 'openBook' || target?.kind === 'service' || target?.kind === 'body' || target?.kind === 'roll' || target?.kind === 'rollDesk' || target?.kind === 'consultation' || target?.kind === 'meeting' || target?.kind === 'vote' || target?.kind === 'team' || target?.kind === 'volunteerPlan' || target?.kind === 'activity' || target?.kind === 'invitation' || target?.kind === 'serviceRecord' || target?.kind === 'hoursShift' || target?.kind === 'certificate') open(target.kind, { id: target.id });
  else if (target?.kind === 'volunteers') open('volunteer');
  else if (target?.kind === 'volunteer') open('volunteerRecord', { id: target.id });
  else if (target?.kind === 'project' || target?.kind === 'projectRound') open(target.kind, { id: target.id });
  else if (target) open(target.kind);
}

function Message({ item, onOpen }: { item: Item; onOpen: () => void }) {
  const when = happenedWords(new Date(item.at), new Date());
  return (
    <ListRow
      title={item.title}
      fresh={!item.read}
      detail={
        <>
          <View className='inbox__body'>{item.body}</View>
          <View>{when}</View>
        </>
      }
      spoken={`${item.read ? '' : '没看过的消息，'}${item.title}。${item.body}。${when}`}
      onPress={item.target || !item.read ? onOpen : undefined}
    />
  );
}

function Messages({ pages, unread }: { pages: Pages<'GET /inbox'>; unread: number }) {
  const readAll = async () => {
    try {
      await api('POST /inbox/read-all');
      rememberUnread(0);
      await pages.query.reload();
      announce('都记成看过了');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
  };
  const openAndReload = (item: Item) => {
    openItem(item);
    if (!item.target) void pages.query.reload();
  };
  return (
    <>
      <SectionHead title={unread > 0 ? `${unread} 条没看` : '都看过了'} aside={unread > 0 && <Button kind='text' label='全部记成看过' onPress={() => void readAll()} />} />
      <Paper tone='list'>
        {pages.items.map((item) => <Message key={item.id} item={item} onOpen={() => openAndReload(item)} />)}
      </Paper>
      {pages.more && <View className='u-section'><Button kind='second' label='看更早的' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** What happened to my matters, and what waits for me; newest first. */
export default function Inbox() {
  useSignedIn();
  const pages = usePages('GET /inbox', signedIn() ? {} : null);
  const unread = pages.query.data?.unread;
  useEffect(() => {
    if (unread !== undefined) rememberUnread(unread);
  }, [unread]);
  return (
    <Page title='消息'>
      <QueryView query={pages.query} what='消息'>
        {(data) => pages.items.length === 0
          ? <Empty title='还没有消息' body='您交的事有了进展，会在这里告诉您。' act={{ label: '回首页', onPress: () => openTab('home') }} />
          : <Messages pages={pages} unread={data.unread} />}
      </QueryView>
    </Page>
  );
}
