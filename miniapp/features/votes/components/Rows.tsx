import { View } from '@tarojs/components';
import { open } from '@/platform/routes';
import { ListRow, Paper, Tag } from '@/ui';
import { bindingWords, RESULT_WORDS, VOTE, VOTE_PART_WORDS, VOTE_STATE_WORDS } from '@shared/copy/votes';
import { isTaking, timeWordsOf, type VoteRow } from '../model/words';

/** What stands at the right of a vote: what one did, or where it stands. */
function tagOf(row: VoteRow): string {
  if (row.outcome) return RESULT_WORDS[row.outcome.result] ?? '';
  if (isTaking(row) && row.lines > 0) return row.voted >= row.lines ? VOTE.voted : VOTE.go;
  return VOTE_STATE_WORDS[row.state];
}
/** Votes in a list: what about, by when, what one is in it. */
export function VoteRows({ rows }: { rows: readonly VoteRow[] }) {
  const now = new Date();
  return (
    <View className='u-gap'>
      <Paper tone='list'>
        {rows.map((row) => {
          const parts = row.parts.filter((part) => part !== 'guest').map((part) => VOTE_PART_WORDS[part]);
          const lines = [[row.body.name, bindingWords(row.binding).label].join('，'), timeWordsOf(row, now), parts.join('，')].flatMap((line) => line || []);
          return <ListRow key={row.id} icon='check' title={row.title} detail={<>{lines.map((line) => <View key={line}>{line}</View>)}</>} aside={<Tag tone={isTaking(row) && row.voted < row.lines ? 'late' : 'quiet'}>{tagOf(row)}</Tag>} spoken={[row.title, tagOf(row), ...lines].join('，')} onPress={() => open('vote', { id: row.id })} />;
        })}
      </Paper>
    </View>
  );
}
