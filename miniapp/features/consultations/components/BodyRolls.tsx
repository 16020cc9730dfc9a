import { View } from '@tarojs/components';
import { useApi } from '@/api';
import { open } from '@/platform/routes';
import { ListRow, Paper, SectionHead, Tag } from '@/ui';
import { ROLL, ROLL_KIND_WORDS, ROLL_STATE_WORDS } from '@shared/copy/rolls';

/** The rolls of a body: numbers for everybody, one's own line for oneself. */
export function BodyRolls({ bodyId }: { bodyId: string }) {
  const items = useApi('GET /rolls', { query: { bodyId } }).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={ROLL.bodyRolls} />
      <Paper tone='list'>{items.map((roll) => <ListRow key={roll.id} icon='receipt' title={ROLL_KIND_WORDS[roll.kind].name} detail={`${ROLL.version(roll.version)}，${ROLL.lines(roll.lines)}`} aside={<Tag tone='quiet'>{ROLL_STATE_WORDS[roll.state]}</Tag>} onPress={() => open('roll', { id: roll.id })} />)}</Paper>
    </View>
  );
}
