import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { hush, speak } from '@/platform/speak';
import { scanText } from '@/platform/scan';
import { announce, Button, Note, Paper, SectionHead, useElder } from '@/ui';
import { spaced } from '@/ui/ballots/spaced';
import { SECRET, SECRET_TOLD } from '@shared/copy/secretVotes';
import { sameAsNotice, type VoteView } from '../model/table';
import type { Table } from '../model/sitting';

/** Reads aloud where the device can: a helper may do the same, and no more. */
export function Aloud({ text }: { text: string }) {
  const [on, setOn] = useState(false);
  useEffect(() => hush, []);
  if (speak === null) return null;
  const say = speak;
  const press = (): void => {
    if (on) hush();
    else say(text, () => setOn(false));
    setOn(!on);
  };
  return <View className='u-gap'><Button kind='second' label={on ? SECRET.hush : SECRET.aloud} onPress={press} /></View>;
}

/** Held against the paper in the stairwell: by eye, or by the camera. */
function AgainstNotice({ view, table }: { view: VoteView; table: Table }) {
  const [same, setSame] = useState<boolean | null>(null);
  const scan = async (): Promise<void> => {
    const text = await scanText();
    if (text === undefined) return;
    const found = sameAsNotice(text, view.id, table);
    if (found === null) return announce(SECRET.notNotice, 'warn');
    setSame(found);
  };
  return (
    <View className='u-section'>
      <SectionHead title={SECRET.notice} />
      <Paper><View className='u-second'>{SECRET.noticeNote}</View><View className='secret-code'>{spaced(table.checked.manifest.log_key_sha256.slice(0, 16))}</View></Paper>
      {same !== null && <Note tone={same ? 'quiet' : 'warn'} {...(same ? { icon: 'check' as const } : {})}>{same ? SECRET.scanned : SECRET.scannedNot}</Note>}
      {process.env.TARO_ENV !== 'h5' && <View className='u-gap'><Button kind='second' icon='qr' label={SECRET.scan} onPress={() => void scan()} /></View>}
    </View>
  );
}

/** What is secret from whom, in three sentences, before anything is chosen; and that nobody votes for somebody else. */
export function Told({ view, table, onBegin }: { view: VoteView; table: Table; onBegin: () => void }) {
  const elder = useElder();
  return (
    <>
      {elder && <View className='u-second'>{SECRET.steps[0]}</View>}
      <View className='u-section'>
        <SectionHead title={SECRET.told} />
        <Paper>{SECRET_TOLD.map((sentence) => <View key={sentence} className='secret-sentence'>{sentence}</View>)}</Paper>
      </View>
      <Note>{SECRET.helper}</Note>
      <Aloud text={[view.title, ...SECRET_TOLD].join('。')} />
      <View className='u-section'><Button label={SECRET.begin} onPress={onBegin} /></View>
      <Note icon='check'>{SECRET.checkedRoll(table.checked.manifest.roll.count)}</Note>
      {!elder && <AgainstNotice view={view} table={table} />}
    </>
  );
}
