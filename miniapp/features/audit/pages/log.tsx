import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi, usePages } from '@/api';
import { openTab } from '@/platform/routes';
import { Button, Empty, Note, Page, QueryView, SectionHead, SignedIn } from '@/ui';
import { readsAudit } from '@shared/domain/kernel/roles';
import { Chain } from '../components/Chain';
import { Export } from '../components/Export';
import { Rows } from '../components/Rows';
import { SearchForm } from '../components/SearchForm';
import { type Asked, askedBy, type Search } from '../model/search';
import './audit.scss';

/** Rows fetched at a time. */
const AT_ONCE = 30;

function Found({ asked, onFetched }: { asked: Asked; onFetched: () => void }) {
  const pages = usePages('GET /audit/rows', { query: { ...asked, limit: AT_ONCE } }, false);
  const { items, more, fetching, error, fetchMore } = pages;
  const next = async () => {
    await fetchMore();
    onFetched();
  };
  return (
    <QueryView query={pages.query} what='记录'>
      {() => items.length === 0 ? <Note>没有找到。姓名要写全，手机号要写整个，或者把时间放宽。</Note> : (
        <>
          <SectionHead title='最近的在最上面' note={more ? `先列 ${items.length} 行` : `${items.length} 行`} />
          <Export key={JSON.stringify(asked)} asked={asked} />
          <Rows items={items} />
          {error && <View className='u-gap'><Note tone='warn'>{error.message}</Note></View>}
          {more && <View className='u-section'><Button kind='second' label='看更早的' busy={fetching ? '正在取…' : undefined} onPress={() => void next()} /></View>}
        </>
      )}
    </QueryView>
  );
}

function Log() {
  const [asked, setAsked] = useState<Asked>({});
  const chain = useApi('GET /audit/state', {}, false);
  const search = (wanted: Search) => {
    setAsked(askedBy(wanted, new Date()));
    void chain.reload();
  };
  return (
    <View className='aud__two'>
      <SearchForm onSearch={search} />
      <View className='aud__found'><Found asked={asked} onFetched={() => void chain.reload()} /></View>
      <Chain query={chain} />
    </View>
  );
}

/** The auditor's page: who read or changed what is known of people, when and why; whether the log is complete; as a table. */
export default function LogPage() {
  return (
    <Page title='查记录' className='aud'>
      <SignedIn>
        {(me) => readsAudit(me.roles) ? <Log /> : <Empty title='这里归监督员' body='谁看过、改过居民的信息，由监督员来查。看过您的，在「谁看过我的信息」里。' act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
