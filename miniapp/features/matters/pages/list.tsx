import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type ResponseOf, signedIn, useApi } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, ListRow, Note, Page, Paper, Plate, QueryView, SectionHead, Tag } from '@/ui';
import { MATTERS } from '@shared/copy/matters';
import { Lines } from '../components/Lines';
import { yearDay } from '../model/days';
import './matters.scss';

type View_ = ResponseOf<'GET /communities/:id/matter-list'>;

/** Which version one reads, in words. */
function Version({ list }: { list: NonNullable<View_['list']> }) {
  const day = yearDay(list.effectiveFrom, new Date());
  if (list.inForce) return <Note icon='check'>{MATTERS.inForce(list.version, day)}</Note>;
  const coming = list.effectiveFrom > new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return <Note tone={coming ? 'quiet' : 'warn'}>{coming ? MATTERS.coming(list.version, day) : MATTERS.old(list.version)}</Note>;
}

/** What is admitted outside of the list, with its last day. */
function Admitted({ rows }: { rows: View_['admitted'] }) {
  if (rows.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={MATTERS.admitted} note={MATTERS.admittedNote} />
      <Paper tone='list'>{rows.map((row) => <ListRow key={row.id} title={row.title} detail={`${row.by}，做到 ${yearDay(row.until, new Date())}为止`} />)}</Paper>
    </View>
  );
}

/** Earlier versions stay readable, with what was different and why. */
function Versions({ view, onRead }: { view: View_; onRead: (version: number) => void }) {
  if (view.versions.length < 2) return null;
  return (
    <View className='u-section'>
      <SectionHead title={MATTERS.versions} />
      <Paper tone='list'>
        {view.versions.map((head) => (
          <ListRow
            key={head.version}
            title={`第 ${head.version} 版，${yearDay(head.effectiveFrom, new Date())}起`}
            detail={<><View>{`${head.items} 项，${head.version === 1 ? '第一次公布' : MATTERS.change(head.added, head.gone, head.changed)}`}</View><View>{head.why}</View></>}
            aside={head.version === view.list?.version ? <Tag>正在看</Tag> : undefined}
            spoken={`看第 ${head.version} 版`}
            onPress={head.version === view.list?.version ? undefined : () => onRead(head.version)}
          />
        ))}
      </Paper>
    </View>
  );
}

/** What staff may do here; residents see none of it. */
function Acts({ id }: { id: string }) {
  const { data } = useApi('GET /communities/:id/matter-parts', signedIn() ? { params: { id } } : null);
  if (!data) return null;
  return (
    <View className='matters__two'>
      {data.edits && <Button kind='second' label={MATTERS.edit} onPress={() => open('matterEdit', { id })} />}
      {data.asksAs.length > 0 && <Button kind='second' label={MATTERS.ask} onPress={() => open('admissionAsk', { id })} />}
      {data.decides && <Button kind='second' label={MATTERS.admissions} onPress={() => open('admissions')} />}
    </View>
  );
}

/** A community's list of duties, for everybody; without login too. */
export default function MatterList() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  const [version, setVersion] = useState<number | null>(null);
  const query = useApi('GET /communities/:id/matter-list', id === '' ? null : { params: { id }, query: version === null ? {} : { version } });
  if (id === '') return <Page title={MATTERS.list} className='matters'><Empty title='没找到这个社区' body='从「公示」再打开一次。' /></Page>;
  return (
    <Page title={MATTERS.list} className='matters'>
      <QueryView query={query} what='清单'>
        {(view) => (
          <>
            <Plate name={view.community.name} detail={view.street.name} />
            <View className='u-gap'>{MATTERS.lead}</View>
            <Acts id={id} />
            {view.list ? <><View className='u-gap'><Version list={view.list} /></View><Lines items={view.list.items} /></> : <Empty title={MATTERS.none} body={MATTERS.noneBody} />}
            <Admitted rows={view.admitted} />
            <Versions view={view} onRead={setVersion} />
            <View className='u-section'><Button kind='second' label={MATTERS.report} onPress={() => open('matterReport', { id })} /></View>
          </>
        )}
      </QueryView>
    </Page>
  );
}
