import { View } from '@tarojs/components';
import { useState } from 'react';
import { useApi } from '@/api';
import { openOutside } from '@/platform/outside';
import { openTab } from '@/platform/routes';
import { announce, Button, Empty, Page, Paper, QueryView, SectionHead, SignedIn } from '@/ui';
import { KEY_WORDS } from '@shared/copy/apiKeys';
import { KeyForm } from '../components/KeyForm';
import { KeyRow, type Key } from '../components/KeyRow';
import { NewSecret, type Shown } from '../components/NewSecret';
import './administration.scss';

function KeyList({ items, reload, onMade }: { items: readonly Key[]; reload: () => void; onMade: (shown: Shown) => void }) {
  if (items.length === 0) return <Empty title={KEY_WORDS.none} body={KEY_WORDS.noneDetail} />;
  return (
    <Paper tone='list'>
      {items.map((key) => <KeyRow key={key.id} item={key} onDone={reload} onMade={(shown) => { onMade(shown); reload(); }} />)}
    </Paper>
  );
}

function Keys() {
  const query = useApi('GET /administration/keys', {}, false);
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const reload = () => void query.reload();
  const made = (next: Shown) => {
    setMaking(false);
    setShown(next);
  };
  return (
    <View className='adm__two adm__two--both'>
      <View>
        <SectionHead title={KEY_WORDS.title} note={KEY_WORDS.lead} />
        {shown && <NewSecret shown={shown} onDone={() => setShown(null)} />}
        <QueryView query={query} what={KEY_WORDS.title}>{({ items }) => <KeyList items={items} reload={reload} onMade={made} />}</QueryView>
      </View>
      <View>
        {making ? <KeyForm onCancel={() => setMaking(false)} onMade={(next) => { made(next); reload(); }} /> : <Button label={KEY_WORDS.make} onPress={() => setMaking(true)} />}
        <Button kind='text' label={KEY_WORDS.page} onPress={() => void openOutside('/p/developers').then(announce)} />
      </View>
    </View>
  );
}

/** Keys by which systems outside come in: made, exchanged, revoked. */
export default function ApiKeysPage() {
  return (
    <Page title={KEY_WORDS.title} className='adm'>
      <SignedIn>
        {(me) => me.roles.some(({ role }) => role === 'administrator') ? <Keys /> : (
          <Empty title='这里归管理员' body='谁的系统能接进来，由区里的管理员来管。' act={{ label: '回首页', onPress: () => openTab('home') }} />
        )}
      </SignedIn>
    </Page>
  );
}
