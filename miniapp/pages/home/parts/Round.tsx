import { View } from '@tarojs/components';
import type { ResponseOf } from '@/api';
import { open } from '@/platform/routes';
import { dayWords, Icon, Paper, Phrases } from '@/ui';
import { DOORS } from '@shared/copy/doors';

type Round = NonNullable<ResponseOf<'GET /home'>['round']>;

/** A round in which I may choose and have not yet: which, and until when. It goes once I chose. */
export function HomeRound({ id, title, closesAt, big = false }: Round & { big?: boolean }) {
  // A round closes as its last day ends.
  const words = DOORS.round.until(dayWords(new Date(Date.parse(closesAt) - 1), new Date()));
  return (
    <View className='u-gap'>
      <Paper label={`${DOORS.round.title}：${title}。${words}`} onPress={() => open('projectRound', { id })}>
        <View className='home__elder-matter'>
          <View className='home__elder-words'>
            <View className='u-second'>{DOORS.round.title}</View>
            <View className={big ? 'home__elder-big' : 'u-strong'}><Phrases text={title} /></View>
            <View>{words}</View>
          </View>
          <Icon name='right' colour='deep' size={28} />
        </View>
      </Paper>
    </View>
  );
}
