import { View } from '@tarojs/components';
import { type Pages, type ResponseOf, signedIn, usePages, useSignedIn } from '@/api';
import { open, openTab } from '@/platform/routes';
import { Button, Empty, happenedWords, ListRow, Note, Page, Paper, Phrases, QueryView, SectionHead, useElder } from '@/ui';
import { SEEN_WORDS } from '@shared/copy/audit';
import { ROLE_WORDS } from '@shared/copy/roles';
import { formatElderMoment } from '@shared/domain/kernel/dates';
import { reasonWords } from '../model/words';
import './audit.scss';

type Line = ResponseOf<'GET /me/audit'>['items'][number];

/** Where somebody works, and as what. */
const officeWords = ({ actor: { unit, role } }: Line): string => [unit, role && ROLE_WORDS[role]].filter(Boolean).join('　');

function Seen({ line }: { line: Line }) {
  const elder = useElder();
  const when = elder ? formatElderMoment(line.at, new Date()) : happenedWords(new Date(line.at), new Date());
  const [what, why] = [SEEN_WORDS[line.action], reasonWords(line.reason)];
  const { case: about } = line;
  return (
    <ListRow
      title={line.actor.name}
      detail={
        <>
          <View><Phrases text={officeWords(line)} /></View>
          <View className={`seen__what ${line.action === 'contactSeen' ? 'seen__what--number' : ''}`}>{what}</View>
          {why && <View className='seen__why'>{`为了：${why}`}</View>}
          <View><Phrases text={about && !elder ? `${when}　工单 ${about.number}` : when} /></View>
        </>
      }
      spoken={[`${line.actor.name}，${officeWords(line)}`, what, why && `为了：${why}`, when, about && '点一下看这件事'].filter(Boolean).join('。')}
      onPress={about ? () => open('case', { id: about.id }) : undefined}
    />
  );
}

function Lines({ pages }: { pages: Pages<'GET /me/audit'> }) {
  const { items, more, fetching, error, fetchMore } = pages;
  return (
    <>
      <Note>工作站和部门的人打开您的事、看您的手机号，都记在这里，谁也删不掉。看手机号要先写为什么。觉得不该看的，打下面的电话问一问。</Note>
      <View className='u-section'>
        <SectionHead title='最近的在最上面' />
        <Paper tone='list'>{items.map((line) => <Seen key={line.id} line={line} />)}</Paper>
      </View>
      {error && <View className='u-gap'><Note tone='warn'>{error.message}</Note></View>}
      {more && <View className='u-section'><Button kind='second' label='看更早的' busy={fetching ? '正在取…' : undefined} onPress={() => void fetchMore()} /></View>}
    </>
  );
}

/** Who looked at what is known of me: in which office, when and why. */
export default function SeenPage() {
  useSignedIn();
  const pages = usePages('GET /me/audit', signedIn() ? {} : null);
  return (
    <Page title='谁看过我的信息' className='seen'>
      <QueryView query={pages.query} what='记录'>
        {() => pages.items.length === 0
          ? <Empty title='还没有人看过' body={'谁看了您的称呼、手机号或住处，\n都会记在这里：是谁、什么时候、为什么。'} act={{ label: '回首页', onPress: () => openTab('home') }} />
          : <Lines pages={pages} />}
      </QueryView>
    </Page>
  );
}
