import type { ResponseOf } from '@/api';
import { open } from '@/platform/routes';
import { ListRow, Paper, SectionHead, Tag } from '@/ui';
import { BODY, BODY_KIND_WORDS } from '@shared/copy/bodies';
import { View } from '@tarojs/components';

type Body = ResponseOf<'GET /bodies'>['items'][number];
/** Bodies of a community, each with its kind and how many sit there. */
export function BodyRows({ rows }: { rows: readonly Body[] }) {
  if (rows.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={BODY.title} note='谁在里面、按什么规矩，点开看' />
      <Paper tone='list'>
        {rows.map(({ id, kind, name, estate, members, mine, state }) => (
          <ListRow key={id} icon='me' title={name} detail={[BODY_KIND_WORDS[kind].name, estate, BODY.count(members)].filter(Boolean).join('，')} aside={state === 'ended' ? <Tag tone='quiet'>{BODY.ended}</Tag> : mine ? <Tag tone='quiet'>{BODY.mine}</Tag> : undefined} onPress={() => open('body', { id })} />
        ))}
      </Paper>
    </View>
  );
}
