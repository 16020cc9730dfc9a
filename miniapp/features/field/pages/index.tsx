import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useSignedIn } from '@/api';
import { openTab } from '@/platform/routes';
import { Empty, LessonsFor, Page, QueryView, SignedIn, Tabs } from '@/ui';
import { FIELD } from '@shared/copy/field';
import { worksOnCases } from '@shared/domain/kernel/roles';
import { OneCase } from '../components/OneCase';
import { Waiting } from '../components/Waiting';
import { Walks } from '../components/Walks';
import { Where } from '../components/Where';
import type { From, Sorting } from '../model/sorting';
import { useField } from '../model/useField';
import './field.scss';

const TABS = [{ value: 'near', label: FIELD.near }, { value: 'due', label: FIELD.due }, { value: 'grid', label: FIELD.grid }] as const;

function Field() {
  const { query, walks } = useField();
  const [sorting, setSorting] = useState<Sorting>('near');
  const [from, setFrom] = useState<From | null>(null);
  return (
    <>
      <Waiting />
      <View className='u-gap'>
        <QueryView query={query} what='要跑的事'>
          {({ more }) =>
            walks.length === 0 ? (
              <Empty title={FIELD.none} body={FIELD.noneBody} />
            ) : (
              <>
                <Tabs tabs={TABS} value={sorting} onChange={setSorting} />
                {sorting === 'near' && <Where from={from} onFrom={setFrom} />}
                <Walks walks={walks} sorting={sorting} from={from} />
                <LessonsFor situation='field' />
                {more && <View className='u-second u-gap'>{FIELD.more}</View>}
              </>
            )
          }
        </QueryView>
      </View>
    </>
  );
}

/**
 * 外勤: what I may do on the spot, near first; written without a network and sent later. One matter of it is the same page
 * with its id: a browser fetches the code of another page only when it is opened, which may be in a cellar.
 */
export default function FieldPage() {
  const { id } = useRouter().params;
  const me = useSignedIn();
  if (id && me) return <OneCase me={me} id={id} />;
  return (
    <Page title={FIELD.title} className='field'>
      <SignedIn>
        {({ roles }) => (worksOnCases(roles) ? <Field /> : <Empty title='这里归在外面办事的人' body='您报的事走到哪一步，在“我的事”里看。' act={{ label: '回首页', onPress: () => openTab('home') }} />)}
      </SignedIn>
    </Page>
  );
}
