import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, useApi } from '@/api';
import { openTab } from '@/platform/routes';
import { Button, Empty, Field, ListRow, Note, Page, Paper, QueryView, SectionHead, SignedIn, Tag, useTap } from '@/ui';
import { SUSPENSION, SUSPENSION_REASON_WORDS } from '@shared/copy/suspensions';
import { suspendsAccounts } from '@shared/domain/kernel/roles';
import { AccountCard, type Account } from '../components/AccountCard';
import './administration.scss';

/** Finds whose number it is. */
function Find({ onFound }: { onFound: (account: Account) => void }) {
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, tap } = useTap();
  const wrong = tried && !/^1\d{10}$/.test(phone.trim());
  const search = async (): Promise<void> => {
    setTried(true);
    if (!/^1\d{10}$/.test(phone.trim())) return;
    let found: Account | undefined;
    await tap('find', async () => { found = await api('POST /workbench/accounts/find', { body: { phone: phone.trim() } }); });
    if (found) onFound(found);
  };
  return (
    <>
      <Field label={SUSPENSION.find} kind='number' value={phone} maxLength={11} placeholder={SUSPENSION.findHint} onChange={setPhone} {...(wrong ? { error: SUSPENSION.badPhone } : {})} />
      <View className='u-gap'><Button kind='second' label={SUSPENSION.search} {...(busy ? { busy: '正在查…' } : {})} onPress={() => void search()} /></View>
    </>
  );
}

function Accounts() {
  const query = useApi('GET /workbench/accounts', {}, false);
  const [shown, setShown] = useState<Account | null>(null);
  const onDone = (account?: Account): void => {
    if (account) setShown(account);
    void query.reload();
  };
  return (
    <>
      <Note>{SUSPENSION.note}</Note>
      <Find onFound={setShown} />
      {shown && <AccountCard key={shown.id} account={shown} onDone={onDone} />}
      <View className='u-section'>
        <SectionHead title={SUSPENSION.list} />
        <QueryView query={query} what={SUSPENSION.list}>
          {({ items }) => (items.length === 0 ? <Note>{SUSPENSION.empty}</Note> : (
            <Paper tone='list'>
              {items.map((one) => <ListRow key={one.id} icon='me' title={one.name} detail={[one.suspension ? SUSPENSION_REASON_WORDS[one.suspension.reason] : null, one.phoneTail ? `手机尾号 ${one.phoneTail}` : null].filter(Boolean).join('，')} aside={<Tag>{one.suspended ? SUSPENSION.inForce : one.suspension?.liftedAt ? SUSPENSION.lifted : SUSPENSION.over}</Tag>} onPress={() => setShown(one)} />)}
            </Paper>
          ))}
        </QueryView>
      </View>
    </>
  );
}

/** The head of a station and the administrator stop accounts, and lift it. */
export default function AccountsPage() {
  return (
    <Page title={SUSPENSION.title} className='adm'>
      <SignedIn>{(me) => (suspendsAccounts(me.roles) ? <Accounts /> : <Empty title={SUSPENSION.notYours} body={SUSPENSION.notYoursBody} act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn>
    </Page>
  );
}
