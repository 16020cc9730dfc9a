import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { usePages } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, happenedWords, ListRow, Page, Paper, QueryView, SignedIn, Tag } from '@/ui';
import { ABLE, INVITE_STATE_WORDS } from '@shared/copy/ableNeighbours';
import { hasCounter } from '@shared/domain/kernel/roles';

function List() {
  const pages = usePages('GET /workbench/invitations', {}, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  return (
    <>
      <QueryView query={pages.query} what='请过的人'>
        {() => (pages.items.length === 0
          ? <Empty {...ABLE.invitesEmpty} />
          : <Paper tone='list'>{pages.items.map((row) => { const detail = `${happenedWords(new Date(row.from), new Date())}，${ABLE.answers(row.yes, row.asked)}`; return <ListRow key={row.id} icon='talk' title={row.title} detail={detail} {...(row.state === 'calledOff' ? { aside: <Tag tone='quiet'>{INVITE_STATE_WORDS[row.state]}</Tag> } : {})} spoken={`${row.title}，${detail}`} onPress={() => open('invitation', { id: row.id })} />; })}</Paper>)}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** Whom the station asked to come, and how many can. */
export default function InvitationsPage() {
  return <Page title={ABLE.invites}><SignedIn>{(me) => (hasCounter(me.roles) ? <List /> : <Empty title={ABLE.notYours} body={ABLE.notYoursBody} act={{ label: '去“我的”', onPress: () => openTab('me') }} />)}</SignedIn></Page>;
}
