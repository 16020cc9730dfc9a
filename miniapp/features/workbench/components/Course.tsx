import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { COURSE_ACTIONS, courseRows } from '../model/course';
import { ActionButton } from './ActionButton';

/** What stands about the time of a case, who was pressed for it, and what can be done about it. */
export function Course({ desk, now }: { desk: BusyDesk; now: Date }) {
  const items = desk.menu.beside.filter(({ action }) => COURSE_ACTIONS.includes(action));
  const rows = courseRows(desk.view, now);
  if (items.length + rows.length === 0) return null;
  return (
    <Box as='section' className='wb-paper' labelledBy='wb-course'>
      <Box className='wb-paper__head'><Box as='h3' id='wb-course' className='wb-paper__title'>时限和协调</Box></Box>
      {rows.length > 0 && (
        <Box as='dl' className='wb-why'>
          {rows.map(({ word, text }) => (
            <Box key={word} className='wb-why__row'>
              <Box as='dt' className='wb-why__word'>{word}</Box>
              <Box as='dd' className='wb-why__text'>{text}</Box>
            </Box>
          ))}
        </Box>
      )}
      <Box className='wb-course__acts'>
        {items.map((item) => <ActionButton key={item.action} id={`wb-open-${item.action}`} kind='text' letter={item.key || undefined} onTap={() => desk.press(item)}>{item.word}</ActionButton>)}
      </Box>
    </Box>
  );
}
