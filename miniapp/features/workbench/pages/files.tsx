import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type ResponseOf, usePages } from '@/api';
import { openTab } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { announce, Button, confirm, Empty, happenedWords, Page, Paper, QueryView, SignedIn, Tabs, Tag, useTap } from '@/ui';
import { DROP_FORMAT_WORDS, DROP_WORDS as WORDS } from '@shared/copy/drop';
import { fill } from '@shared/copy/fill';
import { worksOnCases } from '@shared/domain/kernel/roles';
import './answers.scss';

type Answered = ResponseOf<'GET /integrations/files'>;
type DropFile = Answered['items'][number];
type Shown = 'open' | 'all';
const DAY_MS = 86_400_000;

const when = (at: string): string => happenedWords(new Date(at), new Date());
const nameOf = ({ number }: DropFile): string => (number === 0 ? WORDS.test : fill(WORDS.file, { number }));
/** Who did it, and when; nothing where nobody did. */
const doneWords = (words: string, done: DropFile['fetched']): string => (done ? fill(words, { who: done.who, when: when(done.at) }) : '');

function FileTag({ file: { confirmed, fetched, overdueSince } }: { file: DropFile }) {
  if (confirmed) return <Tag tone='quiet'>{WORDS.over}</Tag>;
  if (overdueSince) return <Tag tone='late'>{fill(WORDS.overdue, { days: Math.floor((Date.now() - new Date(overdueSince).getTime()) / DAY_MS) })}</Tag>;
  return <Tag tone='neutral'>{fetched ? WORDS.unconfirmed : WORDS.nobody}</Tag>;
}

function OneFile({ file, onChanged }: { file: DropFile; onChanged: () => Promise<void> }) {
  const { busy, tap } = useTap();
  const params = { id: file.id };
  const name = `${file.channel.name}${nameOf(file)}`;
  const take = async (): Promise<void> => {
    const taken = await tap('fetch', async () => {
      const { url, name: saved } = await api('POST /integrations/files/:id/address', { params });
      await saveTable(url, saved);
    }, WORDS.fetched);
    if (taken) await onChanged();
  };
  const settle = async (): Promise<void> => {
    if (!(await confirm({ title: fill(WORDS.confirmAsk, { name: nameOf(file) }), body: fill(WORDS.confirmBody, { rows: file.rows }), yes: WORDS.confirmYes }))) return;
    if (await tap('confirm', () => api('POST /integrations/files/:id/confirm', { params, body: { digest: file.digest } }), WORDS.confirmed)) await onChanged();
  };
  return (
    <Paper className='answers__one'>
      <View className='answers__head'><View className='answers__said'>{`${file.unit.name}　${name}`}</View><FileTag file={file} /></View>
      <View className='u-second'>{[fill(WORDS.rows, { rows: file.rows }), DROP_FORMAT_WORDS[file.format], `${when(file.madeAt)} 做的`, fill(WORDS.digest, { digest: file.digest.slice(0, 8) })].join('　')}</View>
      <View className='u-second'>{[doneWords(WORDS.fetchedBy, file.fetched), doneWords(WORDS.confirmedBy, file.confirmed), file.gone ? WORDS.gone : ''].filter(Boolean).join('　')}</View>
      <View className='answers__acts'>
        {!file.gone && <Button kind='text' label={file.fetched ? WORDS.fetchAgain : WORDS.fetch} spoken={`${WORDS.fetch}：${name}`} busy={busy === 'fetch' ? '正在取…' : undefined} onPress={() => void take()} />}
        {file.fetched && !file.confirmed && <Button kind='text' label={WORDS.confirm} spoken={`${WORDS.confirm}：${name}`} busy={busy === 'confirm' ? '正在记…' : undefined} onPress={() => void settle()} />}
      </View>
    </Paper>
  );
}

/** A channel of which something waits that stands in no file yet. */
function Unfiled({ channel, onMade }: { channel: Answered['channels'][number]; onMade: () => Promise<void> }) {
  const { busy, tap } = useTap();
  const make = async (): Promise<void> => {
    const made = await tap('make', async () => {
      const { made: files } = await api('POST /integrations/files', { body: { channelId: channel.id } });
      announce(files > 0 ? WORDS.made : WORDS.nothing);
    });
    if (made) await onMade();
  };
  return (
    <Paper className='answers__one'>
      <View>{fill(WORDS.unfiled, { unit: channel.unit.name, name: channel.name, rows: channel.unfiled })}</View>
      <View className='answers__acts'><Button kind='text' label={WORDS.makeNow} spoken={`${WORDS.makeNow}：${channel.name}`} busy={busy ? '正在做…' : undefined} onPress={() => void make()} /></View>
    </Paper>
  );
}

function Files() {
  const [state, setState] = useState<Shown>('open');
  const pages = usePages('GET /integrations/files', { query: { state } }, false);
  const reload = () => pages.query.reload();
  return (
    <>
      <Tabs tabs={[{ value: 'open', label: WORDS.open }, { value: 'all', label: WORDS.all }]} value={state} onChange={setState} />
      <QueryView query={pages.query} what={WORDS.title}>
        {({ channels }) => channels.length === 0 ? <Empty title={WORDS.noChannels} body={WORDS.noChannelsBody} /> : (
          <>
            {channels.filter(({ unfiled }) => unfiled > 0).map((channel) => <Unfiled key={channel.id} channel={channel} onMade={reload} />)}
            {pages.items.length === 0 ? <Empty title={state === 'open' ? WORDS.none : WORDS.noneAll} body={WORDS.noneBody} /> : pages.items.map((file) => <OneFile key={file.id} file={file} onChanged={reload} />)}
          </>
        )}
      </QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** Files for platforms that only take imports: fetched here, and confirmed once they are in there. */
export default function FilesPage() {
  return (
    <Page title={WORDS.title} className='answers'>
      <View className='u-second'>{WORDS.lead}</View>
      <SignedIn>
        {(me) => worksOnCases(me.roles) || me.roles.some(({ role }) => role === 'administrator') ? <Files /> : <Empty title={WORDS.notYours} body={WORDS.notYoursBody} act={{ label: '回首页', onPress: () => openTab('home') }} />}
      </SignedIn>
    </Page>
  );
}
