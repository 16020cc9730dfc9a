import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, logOutEverywhere, type ResponseOf, sentenceOf, useApi } from '@/api';
import { announce, Button, confirm, fullMoment, happenedWords, ListRow, Note, Page, Paper, QueryView, SectionHead, SignedIn, Tag } from '@/ui';
import { deviceWords, METHOD_WORDS } from '@shared/copy/security';

type Line = ResponseOf<'GET /me/sessions'>['items'][number];

/** In use within the hour that has begun, or when. */
const usedWords = ({ lastUsedAt }: Line): string => (Date.now() - Date.parse(lastUsedAt) < 3_600_000 ? '一小时内用过' : `${happenedWords(new Date(lastUsedAt), new Date())} 用过`);

function Device({ line, onEnd }: { line: Line; onEnd: () => void }) {
  const name = deviceWords(line.device);
  const detail = (
    <>
      <View>{`${METHOD_WORDS[line.method]}，${fullMoment(new Date(line.since))} 起`}</View>
      <View>{usedWords(line)}</View>
    </>
  );
  return (
    <>
      <ListRow title={name} detail={detail} aside={line.current ? <Tag>这一台</Tag> : undefined} />
      {!line.current && <Button kind='text' label='让它退出' spoken={`让${name}退出`} onPress={onEnd} />}
    </>
  );
}

function Devices() {
  const query = useApi('GET /me/sessions', {}, false);
  const [leaving, setLeaving] = useState(false);
  const end = async (line: Line) => {
    if (!(await confirm({ title: `让${deviceWords(line.device)}退出？`, body: '五秒以内，那边就要重新登录。', yes: '让它退出' }))) return;
    try {
      await api('DELETE /me/sessions/:id', { params: { id: line.id } });
      announce('那边退出了');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    }
    await query.reload();
  };
  const leave = async () => {
    if (!(await confirm({ title: '所有设备都退出？', body: '这一台也会退出。写了一半的都存着，再登录还在。', yes: '都退出' }))) return;
    setLeaving(true);
    try {
      await logOutEverywhere();
    } catch (error) {
      setLeaving(false);
      announce(sentenceOf(error), 'warn');
    }
  };
  return (
    <QueryView query={query} what='设备'>
      {({ items }) => (
        <>
          <SectionHead title={`${items.length} 台设备登录着`} />
          <Paper tone='list'>{items.map((line) => <Device key={line.id} line={line} onEnd={() => void end(line)} />)}</Paper>
          <View className='u-gap'><Note>看到不认识的，让它退出，再换个密码。您自己手机的微信退出以后，下次打开会自己再进来。</Note></View>
          <View className='u-section'><Button kind='danger' label='都退出' busy={leaving ? '正在退出…' : undefined} onPress={() => void leave()} /></View>
        </>
      )}
    </QueryView>
  );
}

/** Where I am logged in, and how to end it. */
export default function DevicesPage() {
  return <Page title='我的设备'><SignedIn>{() => <Devices />}</SignedIn></Page>;
}
