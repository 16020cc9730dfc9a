import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { openTab } from '@/platform/routes';
import { Empty, Page, SignedIn, Tabs } from '@/ui';
import { Imports } from '../components/Imports';
import { MissingYear } from '../components/MissingYear';
import { Rules } from '../components/Rules';
import { StuckNote } from '../components/StuckNote';
import { Settings } from '../components/Settings';
import { Units } from '../components/Units';
import './administration.scss';

const TABS = [
  { value: 'units', label: '单位和人员' },
  { value: 'imports', label: '导入' },
  { value: 'rules', label: '分派规则' },
  { value: 'settings', label: '设置' },
] as const;
type Tab = (typeof TABS)[number]['value'];
/** What a link to this page may name: where it opens, and what is begun there. */
type Named = Partial<Record<'tab' | 'unit' | 'kind' | 'category' | 'area', string>>;

function Pane({ tab, named }: { tab: Tab; named: Named }) {
  if (tab === 'units') return <Units start={named.unit} />;
  if (tab === 'imports') return <Imports start={named.kind} />;
  if (tab === 'rules') return <Rules start={named.category === undefined ? undefined : { categoryId: named.category, areaId: named.area ?? '' }} />;
  return <Settings />;
}

/** Where the administrator of a district sets it up. */
export default function Administration() {
  const named: Named = useRouter().params;
  const [tab, setTab] = useState<Tab>(TABS.find(({ value }) => value === named.tab)?.value ?? 'units');
  return (
    <Page title='管理' className='adm'>
      <SignedIn>
        {(me) => me.roles.some(({ role }) => role === 'administrator') ? (
          <>
            <MissingYear />
            <StuckNote />
            <Tabs tabs={TABS} value={tab} onChange={setTab} />
            <Pane tab={tab} named={named} />
          </>
        ) : <Empty title='这里归管理员' body='单位、人员和网格由区里的管理员来管。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
