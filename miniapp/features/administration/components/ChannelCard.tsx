import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { open } from '@/platform/routes';
import { announce, Button, confirm, happenedWords, ListRow, Note, Paper, SectionHead, Tag } from '@/ui';
import { DROP_WORDS } from '@shared/copy/drop';
import { giveUpWords } from '@shared/copy/channelPages';
import { circuitWords, factsOf, stateOf, type Answer, type Channel } from '../model/channels';
import { ChannelForm } from './ChannelForm';

function copy(text: string): void {
  Taro.setClipboardData({ data: text }).then(() => announce('复制好了'), () => announce('没复制成，请照着写下来', 'warn'));
}

/** A secret as it is shown this once. */
export function SecretOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  return (
    <Paper className='adm__form'>
      <View>交给对方系统的密钥：</View>
      <View className='adm__password adm__secret'><Text userSelect>{secret}</Text></View>
      <View className='u-second'>只在这里显示这一次，别发到群里。对方用它验我们的签名，回话也用它签</View>
      <View className='adm__buttons'>
        <Button label='复制密钥' onPress={() => copy(secret)} />
        <Button kind='second' label='记下了' onPress={onDone} />
      </View>
    </Paper>
  );
}

function LastTest({ answer }: { answer: Answer | null }) {
  if (answer === null) return <View className='u-second adm__small'>还没有发过测试</View>;
  const good = answer.problem === null;
  return <View className='adm__gap'><Note tone={good ? 'quiet' : 'warn'} icon={good ? 'check' : undefined}>{`${answer.text}　${happenedWords(new Date(answer.at), new Date())}`}</Note></View>;
}

/** Where the other side answers, under the same secret. */
function AnswersAt({ address }: { address: string }) {
  return (
    <View className='u-section'>
      <SectionHead title='对方回话的地址' aside={<Button kind='text' label='复制' spoken='复制回话地址' onPress={() => copy(address)} />} />
      <Paper><View className='adm__secret'><Text userSelect>{address}</Text></View></Paper>
      <View className='u-second adm__small'>签收、办好、退回和照片从这里回来，用同一个密钥签名，写法在开发文档里</View>
    </View>
  );
}

/** What may be done to a channel; each tells what came of it. */
function useActs(channel: Channel, onChanged: () => Promise<void>, onSecret: (secret: string) => void) {
  const [busy, setBusy] = useState<string>();
  const run = async (what: string, act: () => Promise<string | null>) => {
    if (busy) return;
    setBusy(what);
    try {
      const said = await act();
      if (said !== null) announce(said);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      await onChanged();
      setBusy(undefined);
    }
  };
  const params = { id: channel.id };
  const { revision, name, giveUpHours, paused } = channel;
  return {
    busy,
    test: () => run('test', async () => {
      const { problem, text } = await api('POST /administration/channels/:id/tests', { params });
      return problem === null ? (channel.kind === 'drop' ? text : '送到了，请对方也看一眼') : null;
    }),
    pause: () => run('pause', async () => {
      await api('PUT /administration/channels/:id', { params, body: { revision, name, giveUpHours, paused: !paused } });
      return paused ? '接着送了，在等的马上就试' : '暂停了，新的先存着';
    }),
    renew: async () => {
      if (!(await confirm({ title: '换一个密钥？', body: '新密钥马上用。一天之内新旧两个签名都带着，对方在这一天里换好就不会断。', yes: '换密钥' }))) return;
      await run('renew', async () => {
        const made = await api('POST /administration/channels/:id/secret', { params, body: { revision } });
        if (made.secret !== null) onSecret(made.secret);
        return null;
      });
    },
    end: async () => {
      if (!(await confirm({ title: `停用${name}？`, body: '以后不再往那里送。还在等的停下来，可以改走别的通道。停用以后不能恢复，要用就另加一个。', yes: '停用', danger: true }))) return;
      await run('end', async () => {
        await api('POST /administration/channels/:id/end', { params, body: { revision } });
        return '停用了';
      });
    },
  };
}

function Head({ channel }: { channel: Channel }) {
  const { word, tone } = stateOf(channel);
  return (
    <View className='adm__head'>
      <View className='adm__title'>{channel.name}</View>
      <Tag tone={tone}>{word}</Tag>
      <View className='u-second adm__facts'>{`${[channel.kindName, channel.address && `送到 ${channel.address}`].filter(Boolean).join('　')}　试 ${giveUpWords(channel.giveUpHours)}`}</View>
    </View>
  );
}

/** One channel: how it is doing, a test with its last answer, and what may be done to it. */
export function ChannelCard({ unitId, channel, onChanged, onSecret }: { unitId: string; channel: Channel; onChanged: () => Promise<void>; onSecret: (secret: string) => void }) {
  const [changing, setChanging] = useState(false);
  const acts = useActs(channel, onChanged, onSecret);
  const circuit = circuitWords(channel);
  if (changing) return <ChannelForm unitId={unitId} channel={channel} onDone={() => { setChanging(false); void onChanged(); }} onCancel={() => setChanging(false)} />;
  return (
    <>
      <Head channel={channel} />
      {circuit && <Note tone={channel.dead ? 'warn' : 'quiet'}>{circuit}</Note>}
      <View className='adm__acts'>
        <Button kind='text' label='改' spoken={`改${channel.name}`} onPress={() => setChanging(true)} />
        {channel.kind === 'webhook' && <Button kind='text' label='换密钥' onPress={() => void acts.renew()} />}
        <Button kind='text' label={channel.paused ? '接着送' : '先暂停'} onPress={() => void acts.pause()} />
        <Button kind='text' label='停用' spoken={`停用${channel.name}`} onPress={() => void acts.end()} />
      </View>
      <Paper tone='list'>{factsOf(channel).map(({ title, detail }) => <ListRow key={title} title={title} detail={detail} />)}</Paper>
      {channel.waiting + channel.givenUp > 0 && <Button kind='text' label='看没送到的每一件' onPress={() => open('stuck', { channel: channel.id })} />}
      <View className='adm__buttons'><Button label='发一条试试' busy={acts.busy === 'test' ? '正在发…' : undefined} onPress={() => void acts.test()} /></View>
      {channel.kind === 'drop' && <Button kind='text' label={DROP_WORDS.title} onPress={() => open('dropFiles')} />}
      <LastTest answer={channel.lastTest} />
      {channel.answersAt !== null && <AnswersAt address={channel.answersAt} />}
    </>
  );
}
