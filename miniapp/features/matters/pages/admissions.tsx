import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, usePages, type Me, type ResponseOf } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, happenedWords, ListRow, Page, Paper, QueryView, SignedIn, Tabs, Tag } from '@/ui';
import { ADMISSION_STATE_WORDS, MATTERS } from '@shared/copy/matters';
import { ASKING_KINDS } from '@shared/domain/matters/admissions';
import { STAFF_ROLES } from '@shared/domain/kernel/roles';
import './matters.scss';

type Row = ResponseOf<'GET /admissions'>['items'][number];

function Request({ row }: { row: Row }) {
  const detail = `${row.by}　${row.community.name}　${happenedWords(new Date(row.at), new Date())}${row.bounces > 0 ? `　${MATTERS.bounced(row.bounces)}` : ''}`;
  return <ListRow title={row.title} detail={detail} aside={<Tag tone={row.state === 'refused' ? 'late' : 'quiet'}>{ADMISSION_STATE_WORDS[row.state]}</Tag>} spoken={`${row.title}，${detail}，${ADMISSION_STATE_WORDS[row.state]}`} onPress={() => open('admission', { id: row.id })} />;
}

/** Asking is offered to those whose unit may ask, not to bodies of a community. */
const mayAsk = ({ roles }: Me): boolean => roles.some(({ role, unit }) => (role === 'departmentHandler' || role === 'streetDispatcher') && ASKING_KINDS.includes(unit.kind));

function Board({ me }: { me: Me }) {
  const [view, setView] = useState<'waiting' | 'decided'>('waiting');
  const pages = usePages('GET /admissions', { query: { view } });
  const communities = useApi('GET /communities', {}).data?.items ?? [];
  // Where the work is; whoever looks after more goes up and down from there.
  const reported = pages.items[0]?.community.id ?? communities[0]?.id;
  return (
    <>
      {mayAsk(me) && <View className='u-gap'><Button label={MATTERS.ask} onPress={() => open('admissionAsk')} /></View>}
      <Tabs tabs={[{ value: 'waiting', label: MATTERS.waiting }, { value: 'decided', label: MATTERS.decided }]} value={view} onChange={setView} />
      <QueryView query={pages.query} what='准入申请'>
        {() => pages.items.length === 0
          ? <Empty title={view === 'waiting' ? '没有等着定的' : '还没有定过的'} body='上面要社区做、清单里又没有的工作，先在这里申请，由工作站定。' />
          : <Paper tone='list'>{pages.items.map((row) => <Request key={row.id} row={row} />)}</Paper>}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
      {reported && <View className='u-section'><Button kind='second' label={MATTERS.report} onPress={() => open('matterReport', { id: reported })} /></View>}
    </>
  );
}

/** Requests for admission: those one's station decides on, those one's unit asked, those one looks after. */
export default function AdmissionsPage() {
  return (
    <Page title={MATTERS.admissions} className='matters'>
      <SignedIn>
        {(me) => me.roles.some(({ role }) => STAFF_ROLES.includes(role) && role !== 'gridWorker') ? <Board me={me} /> : <Empty title='这里归工作站和上面的单位' body='社区该办什么、没准入什么，在「公示」里看得到。' act={{ label: '看公示', onPress: () => openTab('board') }} />}
      </SignedIn>
    </Page>
  );
}
