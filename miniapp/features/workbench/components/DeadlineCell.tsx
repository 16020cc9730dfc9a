import { Box } from '../elements';
import type { DeadlineCell as Cell } from '../model/deadline';

/** The deadline as a small tear-off: two lines to see, the whole sentence is in the row's label. */
export function DeadlineCell({ cell }: { cell: Cell }) {
  return (
    <Box className={`wb-cell wb-cell--${cell.tone}`} hiddenFromReader>
      <Box className='wb-cell__top'>{cell.top}</Box>
      <Box className='wb-cell__bottom'>{cell.bottom}</Box>
    </Box>
  );
}
