import { Image, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { fileAddress } from '@/platform/address';
import { open } from '@/platform/routes';
import { ListRow, Paper, Tag } from '@/ui';
import { PROJECT, PROJECT_STATE_WORDS } from '@shared/copy/projects';
import { factWords, type ProjectRow } from '../model/words';

/** The first picture that everybody may see; nothing where there is none. */
export const Thumb = ({ url }: { url: string | null }) => (url === null ? null : <Image className='project-photo' src={fileAddress(url)} mode='aspectFill' />);

/** Micro-projects in a list: what and where, how far, and whether a step is late. */
export function ProjectRows({ rows, more }: { rows: readonly ProjectRow[]; more?: (row: ProjectRow) => ReactNode }) {
  return (
    <View className='u-gap'>
      <Paper tone='list'>
        {rows.map((row) => {
          const facts = [row.place, factWords(row)].filter(Boolean);
          const state = row.late ? `有一步${PROJECT.late}` : PROJECT_STATE_WORDS[row.state];
          return (
            <ListRow
              key={row.id}
              title={row.title}
              detail={<View className='project-row'><View className='project-row__words'>{facts.map((line) => <View key={line}>{line}</View>)}{more?.(row)}</View><Thumb url={row.thumbUrl} /></View>}
              aside={<Tag tone={row.late ? 'late' : 'quiet'}>{state}</Tag>}
              spoken={[row.title, state, ...facts].join('，')}
              onPress={() => open('project', { id: row.id })}
            />
          );
        })}
      </Paper>
    </View>
  );
}
