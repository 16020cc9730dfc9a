import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useApi } from '@/api';
import { open } from '@/platform/routes';
import { Empty, ListRow, Page, Paper, QueryView, SectionHead, SignedIn, Tag } from '@/ui';
import { ROLL, ROLL_STATE_WORDS } from '@shared/copy/rolls';
import { standingWords } from '../model/words';
import './rolls.scss';

function Lines() {
  const query = useApi('GET /rolls/mine', {}, false);
  useDidShow(() => { if (query.data) void query.reload(); });
  return (
    <QueryView query={query} what={ROLL.mine}>
      {({ items }) => items.length === 0 ? <Empty {...ROLL.mineEmpty} act={{ label: '看我的身份', onPress: () => open('identity') }} /> : (
        <View className='u-section'>
          <SectionHead title={ROLL.mine} note={ROLL.lines(items.length)} />
          <Paper tone='list'>{items.map((line) => <ListRow key={`${line.rollId} ${line.ref}`} icon='home' title={line.body.name} detail={standingWords(line)} aside={<Tag tone='quiet'>{ROLL_STATE_WORDS[line.state]}</Tag>} onPress={() => open('roll', { id: line.rollId })} />)}</Paper>
        </View>
      )}
    </QueryView>
  );
}

/** Every roll on which one stands, or stands in for somebody. */
export default function MyRolls() {
  return <Page title={ROLL.mine} className='rolls'><SignedIn>{() => <Lines />}</SignedIn></Page>;
}
