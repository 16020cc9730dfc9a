import { View } from '@tarojs/components';
import type { ResponseOf } from '@/api';
import { Paper, SectionHead } from '@/ui';
import { DUTY_WORDS, MATTERS } from '@shared/copy/matters';
import { DUTIES } from '@shared/domain/matters/lists';

export type Line = NonNullable<ResponseOf<'GET /communities/:id/matter-list'>['list']>['items'][number];

/** One duty: what it is, by which article, and who leads where the community only helps. */
export function OneLine({ line }: { line: Line }) {
  return (
    <View className='matters__line'>
      <View className='matters__title'>{line.title}</View>
      {line.lead && <View>{MATTERS.leads(line.lead)}</View>}
      <View className='u-second'>{MATTERS.basis + line.basis}</View>
    </View>
  );
}

/** The two lists, own duties first. */
export function Lines({ items }: { items: readonly Line[] }) {
  return (
    <>
      {DUTIES.map((duty) => {
        const own = items.filter((line) => line.duty === duty);
        if (own.length === 0) return null;
        return (
          <View key={duty} className='u-section'>
            <SectionHead title={`${DUTY_WORDS[duty].name}　${own.length} 项`} note={DUTY_WORDS[duty].note} />
            <Paper>{own.map((line) => <OneLine key={line.title} line={line} />)}</Paper>
          </View>
        );
      })}
    </>
  );
}
