import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useApi, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { Button, Empty, ListRow, monthDay, Note, Page, Paper, QueryView, SectionHead } from '@/ui';
import { REPORT_KIND_WORDS, SERVICE } from '@shared/copy/directory';
import { ServiceRows } from '../components/Rows';
import './directory.scss';

/** The desk of those who keep a part of the directory: what residents say is wrong, what nobody confirmed for long, everything. */
export default function ServiceDesk() {
  useSignedIn();
  const query = useApi('GET /workbench/services', {}, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <Page title={SERVICE.desk} className='services'>
      <QueryView query={query} what={SERVICE.desk}>
        {({ reports, stale, items, days }) => (
          <>
            <Button icon='plus' label={SERVICE.write} onPress={() => open('serviceWrite')} />
            <View className='u-section'>
              <SectionHead title={SERVICE.deskReports} />
              {reports.length === 0 ? <Note>{SERVICE.deskEmpty}</Note> : (
                <Paper tone='list'>{reports.map(({ id, kind, text, at, service }) => <ListRow key={id} icon='talk' title={service.name} detail={[REPORT_KIND_WORDS[kind], text, monthDay(new Date(at))].filter(Boolean).join('，')} onPress={() => open('service', { id: service.id })} />)}</Paper>
              )}
            </View>
            <View className='u-section'>
              <SectionHead title={SERVICE.deskAll} {...(stale > 0 ? { note: SERVICE.deskStale(stale) } : {})} />
              {items.length === 0 ? <Empty {...SERVICE.deskNone} /> : <ServiceRows rows={items} days={days} kept />}
            </View>
          </>
        )}
      </QueryView>
    </Page>
  );
}
