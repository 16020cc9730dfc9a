import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { discard, leaveOutPhoto, sendNow, tryAgain, useQueue, type WaitingWrite } from '@/api';
import { open } from '@/platform/routes';
import { announce, Button, confirm, happenedWords, Icon, Paper, PhotoGrid, SectionHead, useTap } from '@/ui';
import { FIELD } from '@shared/copy/field';
import { WAITING } from '@shared/copy/waiting';
import { usePaths } from '../model/usePaths';

/** Where it stands in one sentence. */
function stateWords(write: WaitingWrite, sending: string | null, after: boolean): string {
  if (write.trouble) return WAITING.stopped;
  if (sending === write.key) return WAITING.sending;
  if (after) return WAITING.after;
  return write.tries > 0 ? WAITING.paused : WAITING.waiting;
}

async function throwAway(write: WaitingWrite): Promise<void> {
  const maybe = write.tries > 0 ? WAITING.maybe : '';
  if (await confirm({ title: WAITING.discardAsk, body: WAITING.discardBody(write.photos.length) + maybe, yes: WAITING.discard, no: WAITING.keep, danger: true })) await discard(write.key);
}

async function copy(words: string): Promise<void> {
  await Taro.setClipboardData({ data: words });
  announce(WAITING.copied);
}

/** It cannot go by itself: why, that nothing is lost, and what the person can do with it. */
function Trouble({ write }: { write: WaitingWrite }) {
  const { busy, tap } = useTap();
  const { trouble } = write;
  if (!trouble) return null;
  const again = async (): Promise<void> => {
    const refused = await tryAgain(write.key);
    if (refused) announce(refused, 'warn');
  };
  return (
    <View className='field__trouble'>
      <View className='field__why' id={`why-${write.key}`}>{trouble.message}</View>
      {trouble.requestId && <View className='u-second'>{`问起来请报：${trouble.requestId.slice(0, 8)}`}</View>}
      <View className='u-second'>{WAITING.kept}</View>
      <View className='field__acts'>
        {trouble.kind === 'photo' ? <Button label={WAITING.withoutPhoto} onPress={() => void leaveOutPhoto(write.key)} /> : trouble.kind !== 'gone' && <Button label={WAITING.again} busy={busy ? WAITING.sending : undefined} onPress={() => void tap('again', again)} />}
        {write.words !== '' && <Button kind='second' label={WAITING.copy} onPress={() => void copy(write.words)} />}
        {trouble.kind !== 'gone' && write.params['id'] && <Button kind='second' label={WAITING.see} onPress={() => open('workbenchCase', { id: write.params['id'] ?? '' })} />}
      </View>
    </View>
  );
}

/** One step that has not gone: what about, what was written, since when, and what can be done with it. */
function One({ write, sending, after }: { write: WaitingWrite; sending: string | null; after: boolean }) {
  const paths = usePaths(write.photos);
  const facts = [write.photos.length > 0 ? WAITING.photos(write.photos.length) : '', WAITING.written(happenedWords(new Date(write.writtenAt), new Date()))].filter(Boolean).join('，');
  return (
    <Paper tone={write.trouble ? 'late' : 'waiting'}>
      <View className='field__doing'>{write.doing}</View>
      <View className='field__about'>{write.about}</View>
      {write.words !== '' && <View className='field__words'><Text userSelect>{write.words}</Text></View>}
      {write.photos.length > 0 && <PhotoGrid photos={write.photos.map(({ key }) => ({ id: key, thumb: paths.get(key) ?? '', full: paths.get(key) ?? '' }))} />}
      <View className='u-second'>{facts}</View>
      <View className='field__state'>
        <Icon name={write.trouble ? 'warn' : 'waiting'} colour={write.trouble ? 'brick' : 'door'} size={28} />
        <Text className='field__stateWords'>{stateWords(write, sending, after)}</Text>
        {sending !== write.key && <Button kind='text' label={WAITING.discard} spoken={`${WAITING.discard}：${write.doing}`} onPress={() => void throwAway(write)} />}
      </View>
      <Trouble write={write} />
    </Paper>
  );
}

/** What waits on this phone, oldest first; nothing where nothing waits. */
export function Waiting({ only }: { only?: string }) {
  const { writes, sending } = useQueue();
  const shown = only === undefined ? writes : writes.filter(({ line }) => line === only);
  if (shown.length === 0) return null;
  const now = shown.some(({ trouble }) => !trouble) && <Button kind='text' label={WAITING.now} onPress={() => void sendNow()} />;
  return (
    <View className='u-section'>
      <SectionHead title={WAITING.head(shown.length)} aside={now || undefined} />
      {shown.map((write) => <One key={write.key} write={write} sending={sending} after={writes.some(({ line, place }) => line === write.line && place < write.place)} />)}
      {only === undefined && <View className='u-second u-gap'>{FIELD.leaveNote}</View>}
    </View>
  );
}
