import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { api, useApi, useMe, useSignedIn } from '@/api';
import { openOutside } from '@/platform/outside';
import { open } from '@/platform/routes';
import { announce, Button, busyWord, Page, QueryView, take, useStepped, Words } from '@/ui';
import { SERVICE } from '@shared/copy/directory';
import { SERVICE_LIMITS } from '@shared/domain/directory/kinds';
import { Entry, History } from '../components/Entry';
import { Reports } from '../components/Reports';
import { keepServices } from '../model/kept';
import type { ServiceProps } from '../model/words';
import './directory.scss';

function Withdraw({ view, taps, onDone }: ServiceProps) {
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const send = () => take({ taps, onDone }, 'withdraw', (key) => api('POST /services/:id/withdraw', { params: { id: view.id }, body: { revision: view.revision, reason }, key }), SERVICE.withdrawDone);
  if (!asked) return <Button kind='text' label={SERVICE.withdraw} onPress={() => setAsked(true)} />;
  return <><Words label={SERVICE.withdrawWhy} value={reason} maxLength={SERVICE_LIMITS.why} onChange={setReason} /><View className='u-gap'><Button label={SERVICE.withdraw} {...busyWord(taps, 'withdraw')} {...(reason.trim() === '' ? { disabled: true } : {})} onPress={() => void send()} /></View></>;
}
/** What those who keep the entry do with it. */
function Keeping(props: ServiceProps) {
  const { view, taps, onDone } = props;
  const can = (action: ServiceProps['view']['actions'][number]): boolean => view.actions.includes(action);
  const bare = (action: 'confirm' | 'restore', said: string) => take({ taps, onDone }, action, (key) => api(`POST /services/:id/${action}`, { params: { id: view.id }, body: { revision: view.revision }, key }), said);
  return (
    <View className='u-buttons u-section'>
      {can('confirm') && <Button label={SERVICE.confirm} {...busyWord(taps, 'confirm')} onPress={() => void bare('confirm', SERVICE.confirmDone)} />}
      {can('correct') && <Button kind='second' label={SERVICE.correct} onPress={() => open('serviceWrite', { id: view.id })} />}
      {can('restore') && <Button kind='second' label={SERVICE.restore} {...busyWord(taps, 'restore')} onPress={() => void bare('restore', SERVICE.restoreDone)} />}
      {can('withdraw') && <Withdraw {...props} />}
    </View>
  );
}
function Whole(props: ServiceProps) {
  const { view } = props;
  useEffect(() => keepServices([view], view.days), [view]);
  const paper = async (): Promise<void> => announce(await openOutside(`/p/services/${view.id}/paper`));
  return (
    <>
      <Entry view={view} />
      <Keeping {...props} />
      <Reports {...props} />
      <History rows={view.history} />
      <View className='u-section'><Button kind='second' icon='receipt' label={SERVICE.print} onPress={() => void paper()} /></View>
    </>
  );
}

/** One entry of the directory; what was read is there without a network, with its time. */
export default function ServicePage() {
  // The address is another one as soon as a page opens above this.
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  useSignedIn();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /services/:id', known ? { params: { id } } : null);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={SERVICE.one} className='services' {...(view ? { station: view.keeper } : {})}><QueryView query={query} what='这一条'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}
