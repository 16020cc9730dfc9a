import { View } from '@tarojs/components';
import { useApi, useMe } from '../../api';
import { open } from '../../platform/routes';
import { DOORS } from '@shared/copy/doors';
import { learns } from '@shared/domain/kernel/roles';
import type { LessonSituation } from '@shared/domain/lessons/lessons';
import { ListRow } from './Choice';
import { Paper } from './Surface';

/** Lessons of one occasion at most: who is busy reads one line, not a list. */
const MOST = 2;

/** Lessons for what is at hand, one line each; nothing for residents, where there are none, and while it is not known. */
export function LessonsFor({ category, situation }: { category?: string; situation?: LessonSituation }) {
  const may = useMe((state) => learns(state.me?.roles ?? []));
  const { data } = useApi('GET /lessons', may ? { query: { ...(category ? { category } : {}), ...(situation ? { situation } : {}) } } : null);
  const rows = (data?.items ?? []).slice(0, MOST);
  if (rows.length === 0) return null;
  return (
    <View className='u-section'>
      <Paper tone='list'>{rows.map(({ id, name, minutes }) => <ListRow key={id} icon='medal' title={DOORS.lessons.entry(name)} detail={DOORS.lessons.minutes(minutes)} onPress={() => open('lesson', { id })} />)}</Paper>
    </View>
  );
}
