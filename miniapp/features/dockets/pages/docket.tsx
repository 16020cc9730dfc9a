import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { View } from '@tarojs/components';
import { useApi, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, fullMoment, Note, Page, Paper, QueryView, SectionHead, Tag, useTap } from '@/ui';
import { DOCKET, monthWords } from '@shared/copy/dockets';
import { DecideForm, type Docket } from '../components/DecideForm';
import { Points } from '../components/Points';
import { AttendForm, DoneForm, MoveForm, PublishForm } from '../components/TableForms';
import './dockets.scss';

/** Whether the viewer may report this task: whoever convened any, a unit its own. */
const mayReport = (view: Docket, unitId: string): boolean => view.actions.includes('taskDone') && (view.actions.includes('publish') || !view.invited.some(({ own }) => own) || view.invited.some(({ unit, own }) => own && unit.id === unitId));

function Guests({ view }: { view: Docket }) {
  return (
    <View className='u-field'>
      <SectionHead title='请来的单位' />
      <Paper>{view.invited.map(({ unit, came }) => <View key={unit.id}>{`${unit.name}${came === null ? '' : came ? '　来了' : '　没来'}`}</View>)}</Paper>
    </View>
  );
}

function Body({ view, onDone }: { view: Docket; onDone: () => void }) {
  const taps = useTap();
  const [deciding, setDeciding] = useState<string | null>(null);
  const may = (action: Docket['actions'][number]): boolean => view.actions.includes(action);
  return (
    <>
      <SectionHead title={`${monthWords(view.month)}民生调度会`} note={view.by} />
      <Paper>
        <View className='docket__head'><View className='docket__name'>{fullMoment(new Date(view.meetsAt))}</View><Tag>{view.state === 'published' ? '公布了' : '召集了'}</Tag></View>
        <View>{view.place}</View>
      </Paper>
      {may('agenda') && <View className='u-gap'><Button kind='second' label={DOCKET.change} onPress={() => open('docketCall', { id: view.id })} /></View>}
      {may('attend') ? <AttendForm key={view.revision} view={view} taps={taps} onDone={onDone} /> : <Guests view={view} />}
      <View className='u-field'>
        <SectionHead title={DOCKET.agenda} />
        <Points
          items={view.items}
          above={(item) => item.case && <View className='u-second'>{`${item.case.number}　${item.case.title}${item.case.sensitive ? `（${DOCKET.sensitive}）` : ''}`}</View>}
          below={(item) => {
            if (!may('decide')) return null;
            if (deciding === item.id) return <DecideForm view={view} item={item} taps={taps} onDone={onDone} onClose={() => setDeciding(null)} />;
            return <View className='u-gap'><Button kind='second' label={item.decision ? '改决定' : DOCKET.decide} onPress={() => setDeciding(item.id)} /></View>;
          }}
          task={(task) => view.state === 'published' && task.doneAt === null && (
            <>
              {mayReport(view, task.unit.id) && <DoneForm view={view} taskId={task.id} unit={task.unit.name} taps={taps} onDone={onDone} />}
              {may('moveTask') && <MoveForm key={task.dueOn} view={view} task={task} taps={taps} onDone={onDone} />}
            </>
          )}
        />
      </View>
      {view.summary && <View className='u-field'><SectionHead title='公布的话' /><Note icon='check'>{view.summary}</Note></View>}
      {may('publish') && <PublishForm view={view} taps={taps} onDone={onDone} />}
      {view.state === 'published' && <View className='u-section'><Button kind='text' label='看居民看到的样子' onPress={() => open('docketSummary', { id: view.id })} /></View>}
    </>
  );
}

/** One monthly dispatch meeting: who came, what was decided, who does it by when. */
export default function DocketPage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const query = useApi('GET /dockets/:id', { params: { id } });
  return (
    <Page title='这一场会' className='dockets'>
      <QueryView query={query} what='这一场会'>{(view) => <Body view={view} onDone={() => void query.reload()} />}</QueryView>
    </Page>
  );
}
