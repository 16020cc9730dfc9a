import { print } from '@/platform/print';
import { Icon, Tag } from '@/ui';
import { formatMoment } from '@shared/domain/kernel/dates';
import { Box } from '../elements';
import { deadlineCell } from '../model/deadline';
import { viewFlags } from '../model/course';
import { rowFlags, stateWord } from '../model/sentences';
import type { CaseView } from '../model/types';
import { ActionButton } from './ActionButton';
import { TITLE_ID } from '../hooks/useDesk';

/** What it is, its number, when it came, and the deadline that runs, as one sentence. */
export function CaseHead({ view, now }: { view: CaseView; now: Date }) {
  const cell = deadlineCell(view, now);
  const late = cell.tone === 'overdue';
  return (
    <Box as='header' className='wb-head'>
      <Box className='wb-head__line'>
        <Tag>{view.category.name}</Tag>
        {[...rowFlags(view), ...viewFlags(view).slice(view.clock.paused ? 1 : 0)].map((flag) => <Tag key={flag.word} tone={flag.warn ? 'late' : 'neutral'}>{flag.word}</Tag>)}
        <Box as='span' className='wb-head__number'>{view.number}</Box>
        {(view.outside ?? []).map(({ name, number }) => <Box as='span' key={name + number} className='wb-head__came'>{`${name} ${number}`}</Box>)}
        <Box as='span' className='wb-head__came'>{`${formatMoment(view.createdAt, now)} 交来`}</Box>
        {print && <Box as='span' className='wb-head__print'><ActionButton kind='text' onTap={print}>打印这一件</ActionButton></Box>}
        <Box as='b' className='wb-head__state'>{stateWord(view, view.leadUnit?.name ?? null)}</Box>
      </Box>
      <Box as='h2' id={TITLE_ID} tab={-1} className='wb-head__title'>{view.title}</Box>
      <Box className={`wb-head__clock ${late ? 'wb-head__clock--late' : ''}`}>
        {late ? <Box as='span' className='wb-late' hiddenFromReader>超</Box> : <Icon name='clock' size={22} />}
        <Box as='span'>{cell.sentence}</Box>
      </Box>
    </Box>
  );
}
