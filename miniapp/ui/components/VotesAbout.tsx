import { View } from '@tarojs/components';
import { useApi } from '../../api';
import { open } from '../../platform/routes';
import { VOTE_DOOR, VOTE_KIND_WORDS, VOTE_STATE_WORDS } from '@shared/copy/voteStates';
import { Button } from './Button';
import { ListRow } from './Choice';
import { Paper, SectionHead, Tag } from './Surface';

/** Votes about a matter on its page, and the door to a new one for those who may prepare it. */
export function VotesAbout({ kind, id, mayVote }: { kind: 'topic' | 'consultation'; id: string; mayVote: boolean }) {
  const [going, over] = [useApi('GET /votes', { query: { basis: id, lane: 'going' } }), useApi('GET /votes', { query: { basis: id, lane: 'over' } })];
  const rows = [...(going.data?.items ?? []), ...(over.data?.items ?? [])];
  if (rows.length === 0 && !mayVote) return null;
  return (
    <View className='u-section'>
      <SectionHead title={VOTE_DOOR.title} />
      {rows.length > 0 && <Paper tone='list'>{rows.map((row) => <ListRow key={row.id} icon='check' title={row.title} detail={VOTE_KIND_WORDS[row.binding ? 'binding' : 'poll']} aside={<Tag tone='quiet'>{VOTE_STATE_WORDS[row.state]}</Tag>} onPress={() => open('vote', { id: row.id })} />)}</Paper>}
      {mayVote && <View className='u-gap'><Button kind='second' label={kind === 'topic' ? VOTE_DOOR.ask : VOTE_DOOR.start} onPress={() => open('voteDraft', { kind, id })} /></View>}
    </View>
  );
}
