import { View } from '@tarojs/components';
import { useState } from 'react';
import { scanText } from '@/platform/scan';
import { announce, Button, confirm, Field, Note } from '@/ui';
import { QrImage } from '@/ui/helping/QrImage';
import { BALLOT_PROBLEM_WORDS, SECRET } from '@shared/copy/secretVotes';
import { BallotError } from '@shared/domain/ballotClient/errors';
import { ballotCode, readPromiseCode } from '@shared/domain/ballotClient/ballotCode';
import type { Shelf } from '@/ui/ballots/kept';
import { settle, type Outcome, type Table } from '../model/sitting';

interface CodeProps {
  readonly table: Table;
  readonly shelf: Shelf;
  readonly onSettled: () => void;
}
/** The signed ballot as a code for a scrutineer with a network, and their receipt back: checked here like any other. */
function ByScrutineer({ table, shelf, onSettled }: CodeProps) {
  const [shown, setShown] = useState(false);
  const [text, setText] = useState('');
  const ballot = shelf.load()?.ballot;
  const show = async (): Promise<void> => setShown(await confirm({ title: SECRET.code, body: SECRET.codeNote, yes: SECRET.codeShow }));
  const take = (said: string | undefined): void => {
    if (said === undefined) return;
    const answer = readPromiseCode(said);
    if (!answer) return announce(SECRET.notPromise, 'warn');
    try {
      settle(table, shelf, answer);
      onSettled();
    } catch (thrown) {
      announce(thrown instanceof BallotError ? BALLOT_PROBLEM_WORDS[thrown.problem] : SECRET.notPromise, 'warn');
    }
  };
  if (!ballot) return null;
  if (!shown) return <View className='u-gap'><Button kind='second' icon='qr' label={SECRET.code} onPress={() => void show()} /></View>;
  const code = ballotCode(table.checked.vote, ballot);
  return (
    <View className='u-section'>
      <Note tone='warn'>{SECRET.codeNote}</Note>
      <View className='secret-qr'><QrImage text={code} label={SECRET.codeLabel} /></View>
      {process.env.TARO_ENV === 'h5' && <View className='secret-code secret-code--whole'>{code}</View>}
      {process.env.TARO_ENV === 'h5' ? <><Field label={SECRET.paste} value={text} maxLength={1_000} onChange={setText} /><View className='u-gap'><Button kind='second' label={SECRET.take} onPress={() => take(text)} /></View></> : <Button kind='second' icon='qr' label={SECRET.back2} onPress={() => void scanText().then(take)} />}
      <View className='u-gap'><Button kind='text' label={SECRET.codeHide} onPress={() => setShown(false)} /></View>
    </View>
  );
}

/** Signed and not promised yet: what is so, that nothing is lost, and three ways on. */
export function NotCounted({ outcome, onAgain, ...code }: CodeProps & { outcome: Outcome | null; onAgain: () => void }) {
  const why = outcome?.kind === 'notCounted' ? (outcome.said ?? SECRET.why[outcome.why]) : SECRET.resume;
  return (
    <>
      <Note tone='warn'>{`${SECRET.notCounted}。${why}`}</Note>
      <View className='u-section'>{SECRET.notCountedNote}</View>
      <View className='u-section'><Button label={SECRET.again} onPress={onAgain} /></View>
      <View className='u-gap u-second'>{SECRET.otherNet}</View>
      <ByScrutineer {...code} />
    </>
  );
}
