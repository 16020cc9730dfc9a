import { View } from '@tarojs/components';
import { useState } from 'react';
import { closeAccount, type Me, sentenceOf, useQueue } from '@/api';
import { announce, Button, confirm, ListRow, Note, Page, Paper, SectionHead, SignedIn, Switch } from '@/ui';
import { CLOSE_ACCOUNT as WORDS } from '@shared/copy/closing';
import { ruleAgainstClosing } from '@shared/domain/identity/closing';

type Rows = typeof WORDS.goneRows | typeof WORDS.staysRows;
const Rows = ({ rows }: { rows: Rows }) => <Paper tone='list'>{rows.map(({ icon, title, detail }) => <ListRow key={title} icon={icon} title={title} detail={detail} />)}</Paper>;

/** Read, said once more, done: three steps, because nothing brings it back. */
function Close() {
  const [read, setRead] = useState(false);
  const [closing, setClosing] = useState(false);
  const close = async (): Promise<void> => {
    if (!read) return announce(WORDS.readFirst, 'warn');
    if (!(await confirm({ title: WORDS.ask, body: WORDS.askBody(useQueue.getState().writes.length), yes: WORDS.yes }))) return;
    setClosing(true);
    try {
      await closeAccount();
      announce(WORDS.done);
    } catch (error) {
      setClosing(false);
      announce(sentenceOf(error), 'warn');
    }
  };
  return (
    <View className='u-section'>
      <Switch label={WORDS.read} on={read} onChange={setRead} />
      <View className='u-gap'><Button kind='danger' label={WORDS.title} busy={closing ? WORDS.busy : undefined} onPress={() => void close()} /></View>
    </View>
  );
}

function Body({ me }: { me: Me }) {
  const office = ruleAgainstClosing(me.roles.map(({ role }) => role)) !== null;
  return (
    <>
      <View>{WORDS.lead}</View>
      <View className='u-section'><SectionHead title={WORDS.gone} /><Rows rows={WORDS.goneRows} /></View>
      <View className='u-gap u-second'>{WORDS.back}</View>
      <View className='u-section'><SectionHead title={WORDS.stays} /><Rows rows={WORDS.staysRows} /></View>
      <View className='u-gap'><Note tone='warn'>{WORDS.never}</Note></View>
      {office ? <View className='u-section'><Note icon='lock'>{WORDS.office}</Note></View> : <Close />}
    </>
  );
}

/** To close one's account for good: what goes, what the law keeps, and that it cannot be undone. */
export default function ClosingPage() {
  return <Page title={WORDS.title}><SignedIn>{(me) => <Body me={me} />}</SignedIn></Page>;
}
