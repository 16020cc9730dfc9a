import { type ReactNode } from 'react';
import { Box, Scroll } from '../elements';
import type { CaseRow as Row } from '../model/types';
import { CaseRow, rowId } from './CaseRow';

interface CaseListProps {
  rows: readonly Row[];
  now: Date;
  wide: boolean;
  selected: string | null;
  busy: boolean;
  /** Shown above the rows, or instead of them when there are none. */
  notice: ReactNode;
  more: boolean;
  /** What stands under the last row. */
  end: string;
  onOpen: (id: string) => void;
  onEnd: () => void;
}

/** The id of the list, for the focus. */
export const LIST_ID = 'wb-list';

/** The list, most urgent first. Beside a case it is a list box that one tab stop reaches; on the phone buttons. */
export function CaseList({ rows, now, wide, selected, busy, notice, more, end, onOpen, onEnd }: CaseListProps) {
  const drawn = rows.map((row) => (
    <CaseRow key={row.id} row={row} now={now} option={wide} selected={wide && row.id === selected} onOpen={onOpen} />
  ));
  const foot = rows.length > 0 && <Box className='wb-list__more'>{more ? '往下翻，后面还有' : end}</Box>;
  if (!wide) {
    return <Scroll className='wb-list' onEnd={onEnd} busy={busy}>{notice}<Box as='ul' label='工单，最急的在最上面'>{drawn}</Box>{foot}</Scroll>;
  }
  const active = selected && rows.some((row) => row.id === selected) ? rowId(selected) : undefined;
  return (
    <Scroll className='wb-list' onEnd={onEnd}>
      {notice}
      <Box id={LIST_ID} role='listbox' label='工单，最急的在最上面' tab={0} activeChild={active} busy={busy} className='wb-list__box'>
        {drawn}
      </Box>
      {foot}
    </Scroll>
  );
}
