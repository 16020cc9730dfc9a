import { useApi } from '@/api';
import { open } from '@/platform/routes';
import { DOORS } from '@shared/copy/doors';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { ActionButton } from './ActionButton';

/** What to know about this kind of matter, a few minutes each; nothing where nobody wrote one. */
export function Lessons({ desk }: { desk: BusyDesk }) {
  const { data } = useApi('GET /lessons', { query: { category: desk.view.category.id } });
  if (!data || data.items.length === 0) return null;
  return (
    <Box className='wb-release'>
      <Box as='span' className='wb-second'>{DOORS.lessons.detail}</Box>
      {data.items.map(({ id, name }) => <ActionButton key={id} kind='text' onTap={() => open('lesson', { id })}>{DOORS.lessons.entry(name)}</ActionButton>)}
    </Box>
  );
}
