import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { api, type ResponseOf, useApi, useSignedIn } from '@/api';
import { Button, FootNote, happenedWords, Icon, Note, Page, Paper, QueryView, SectionHead, Tag, timeWords, useElder, useTap } from '@/ui';
import { DEED_WORDS, DOCUMENT_WORDS, LEVEL_WAYS, LEVEL_WORDS } from '@shared/copy/identity';
import { DEED_LEVELS, DEEDS, LEVELS, type Level } from '@shared/domain/identity/levels';
import './homes.scss';

type Identity = ResponseOf<'GET /me/identity'>;
type Code = ResponseOf<'POST /me/counter-code'>;

const opens = (level: Level): string => DEEDS.filter((deed) => DEED_LEVELS[deed] === level).map((deed) => DEED_WORDS[deed]).join('，');

function LevelCard({ level, mine }: { level: Level; mine: Level }) {
  const has = level <= mine;
  return (
    <Paper className={`homes__level ${level === mine ? 'homes__level--mine' : ''}`}>
      <View className='homes__head'>
        {has && <Icon name='check' colour='deep' size={22} />}
        <View className='homes__door'>{LEVEL_WORDS[level]}</View>
        {level === mine && <Tag>您在这里</Tag>}
      </View>
      <View>{`能：${opens(level)}`}</View>
      {!has && <View className='u-second'>{LEVEL_WAYS[level]}</View>}
    </Paper>
  );
}

/** A code to show at the counter; it goes when its time is over. */
function useCode() {
  const [code, setCode] = useState<Code | null>(null);
  const { busy, tap } = useTap();
  useEffect(() => {
    if (!code) return undefined;
    const timer = setTimeout(() => setCode(null), Math.max(0, Date.parse(code.expiresAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [code]);
  const show = (): void => void tap('code', async () => setCode(await api('POST /me/counter-code', {})));
  return { code, busy: busy !== null, show };
}

function CounterCode({ code }: { code: Code }) {
  return (
    <Paper className='homes__level'>
      <View>到了柜台，给工作人员看这六个数：</View>
      <View className='homes__code'>{`${code.code.slice(0, 3)} ${code.code.slice(3)}`}</View>
      <View className='u-second'>{`${timeWords(new Date(code.expiresAt))} 以前有效，只能用一次`}</View>
    </Paper>
  );
}

function Basis({ identity }: { identity: Identity }) {
  const { document, phoneTail } = identity;
  return (
    <>
      {document && <Note icon='check'>{`${document.unit} ${document.by} ${happenedWords(new Date(document.at), new Date())}看过您的${DOCUMENT_WORDS[document.kind]}，没有留号码，没有复印。`}</Note>}
      {!document && phoneTail && <Note icon='phone'>{`手机尾号 ${phoneTail}`}</Note>}
    </>
  );
}

/** How far I am known here, what that opens, what is missing, and the code for the counter. */
export default function IdentityPage() {
  useSignedIn();
  const elder = useElder();
  const query = useApi('GET /me/identity', {});
  const { code, busy, show } = useCode();
  const missing = (query.data?.level ?? 2) < 2;
  // Whoever has shown a document is known at the counter by the same code: staff report for them, or look up a home.
  const foot = query.data ? (
    <>
      <Button kind={missing ? 'primary' : 'second'} label={code ? '换一个柜台码' : '出示柜台码'} icon='qr' busy={busy ? '正在取…' : undefined} onPress={show} />
      {!elder && <FootNote>{missing ? '带上证件到工作站，当面看一眼就行' : '到柜台办事、托工作人员报事，出示这六个数'}</FootNote>}
    </>
  ) : undefined;
  return (
    <Page title='我的身份' className='homes' foot={foot}>
      <QueryView query={query} what='身份'>
        {(identity) => (
          <>
            {code && <CounterCode code={code} />}
            <View className='u-section'>
              <SectionHead title={elder ? LEVEL_WORDS[identity.level] : '到了哪一级'} />
              {elder
                ? <View>{`您现在能：${LEVELS.filter((level) => level <= identity.level).map(opens).join('，')}`}</View>
                : LEVELS.map((level) => <LevelCard key={level} level={level} mine={identity.level} />)}
            </View>
            {elder && missing && <View className='u-gap'>{LEVEL_WAYS[2]}</View>}
            <View className='u-section'><Basis identity={identity} /></View>
          </>
        )}
      </QueryView>
    </Page>
  );
}
