import { Box, Press } from '../elements';
import { deadlineCell } from '../model/deadline';
import type { CaseRow as Row } from '../model/types';
import { rowFlags, rowLabel, stateWord } from '../model/sentences';
import { DeadlineCell } from './DeadlineCell';

interface CaseRowProps {
  row: Row;
  now: Date;
  /** In the list beside the case: an option of a list box. On the phone: a button. */
  option: boolean;
  selected: boolean;
  onOpen: (id: string) => void;
}

/** The DOM id of a row, for the list box to point at. */
export const rowId = (id: string): string => `wb-row-${id}`;

function Words({ row, now }: { row: Row; now: Date }) {
  return (
    <>
      <DeadlineCell cell={deadlineCell(row, now)} />
      <Box className='wb-row__words'>
        <Box className='wb-row__title'>{row.title}</Box>
        <Box className='wb-row__second'>
          <Box as='span' className='wb-row__what'>{row.category.name}</Box>
          {row.placeText && <Box as='span' className='wb-row__place'>{row.placeText}</Box>}
          {rowFlags(row).map((flag) => (
            <Box as='span' key={flag.word} className={`wb-row__flag ${flag.warn ? 'wb-row__flag--warn' : ''}`}>{flag.word}</Box>
          ))}
          <Box as='span' className={`wb-row__state ${row.state === 'submitted' ? 'wb-row__state--new' : ''}`}>{stateWord(row, row.leadUnit)}</Box>
        </Box>
      </Box>
    </>
  );
}

/** One case in the list: deadline, title, what and where, and at whose desk it lies. */
export function CaseRow({ row, now, option, selected, onOpen }: CaseRowProps) {
  const label = rowLabel(row, deadlineCell(row, now).sentence);
  const className = `wb-row ${selected ? 'wb-row--selected' : ''}`;
  const open = () => onOpen(row.id);
  if (!option) {
    return <Box as='li' className='wb-item'><Press className={className} label={label} onTap={open}><Words row={row} now={now} /></Press></Box>;
  }
  return (
    <Box id={rowId(row.id)} role='option' selected={selected} className={className} label={label} onTap={open}>
      <Words row={row} now={now} />
    </Box>
  );
}
