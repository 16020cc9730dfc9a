import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { fullMoment, Notice, Page, QueryView, SectionHead } from '@/ui';
import { DOCKET, monthWords } from '@shared/copy/dockets';
import { Points } from '../components/Points';
import './dockets.scss';

/** What a monthly meeting decided, as everybody may read it: units and what they took on, no people. */
export default function DocketSummary() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  const query = useApi('GET /dockets/:id/summary', { params: { id } });
  return (
    <Page title='会上定了什么' className='dockets'>
      <QueryView query={query} what='会上定了什么'>
        {(view) => (
          <>
            <Notice title={`${monthWords(view.month)}民生调度会`} unit={view.by} date={fullMoment(new Date(view.publishedAt))}>{view.summary}</Notice>
            <View className='u-field'><SectionHead title={DOCKET.tasks} /><Points items={view.items} /></View>
            <View className='u-field'>
              <SectionHead title='谁来开的会' />
              {view.came.length > 0 && <View>{`${DOCKET.came}：${view.came.join('、')}`}</View>}
              {view.absent.length > 0 && <View>{`${DOCKET.absent}：${view.absent.join('、')}`}</View>}
            </View>
          </>
        )}
      </QueryView>
    </Page>
  );
}
