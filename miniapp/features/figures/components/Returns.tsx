import { View } from '@tarojs/components';
import { useApi } from '@/api';
import { Note, Paper, SectionHead } from '@/ui';
import { BOUNCES, bounceWords } from '@shared/copy/board';

/** How often each unit returned what it was given of late, and what the street made of it: units in their order, no persons. */
export function Returns({ levelId }: { levelId: string }) {
  const { data } = useApi('GET /figures/returns', { query: { levelId } }, false);
  if (!data) return null;
  return (
    <View className='u-section'>
      <SectionHead title={BOUNCES.title} note={BOUNCES.note(data.days)} />
      {data.items.length === 0 ? <Note>{BOUNCES.none}</Note> : (
        <Paper>
          {data.items.map(({ unit, ...count }) => (
            <View key={unit.id} className='fig__stage'>
              <View className='fig__stage-name'>{unit.name}<View className='u-second'>{bounceWords(count, data.days)}</View></View>
            </View>
          ))}
        </Paper>
      )}
      {data.cut && <View className='u-second u-gap'>{BOUNCES.cut}</View>}
    </View>
  );
}
