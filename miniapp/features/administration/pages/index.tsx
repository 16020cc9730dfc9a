import { useState } from 'react';
import { openTab } from '@/platform/routes';
import { Empty, Page, SignedIn, Tabs } from '@/ui';
import { Imports } from '../components/Imports';
import { MissingYear } from '../components/MissingYear';
import { Rules } from '../components/Rules';
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
const PANES: Readonly<Record<Tab, () => JSX.Element>> = { units: Units, imports: Imports, rules: Rules, settings: Settings };

/** Where the administrator of a district sets it up. */
export default function Administration() {
  const [tab, setTab] = useState<Tab>('units');
  const Pane = PANES[tab];
  return (
    <Page title='管理' className='adm'>
      <SignedIn>
        {(me) => me.roles.some(({ role }) => role === 'administrator') ? (
          <>
            <MissingYear />
            <Tabs tabs={TABS} value={tab} onChange={setTab} />
            <Pane />
          </>
        ) : <Empty title='这里归管理员' body='单位、人员和网格由区里的管理员来管。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
