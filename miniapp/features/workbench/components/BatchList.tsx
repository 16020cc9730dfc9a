import { useState } from 'react';
import { useMe } from '@/api';
import { BATCH, BATCH_WORDS } from '@shared/copy/desk';
import { BATCH_LIMITS, type BatchAction } from '@shared/domain/desk/batch';
import { hasCounter } from '@shared/domain/kernel/roles';
import { Box, Lines, Press, Scroll } from '../elements';
import type { Batch } from '../hooks/useBatch';
import { deadlineCell } from '../model/deadline';
import { rowLabel, stateWord } from '../model/sentences';
import type { CaseRow } from '../model/types';
import { ActionButton } from './ActionButton';
import { DeadlineCell } from './DeadlineCell';

function Row({ row, now, chosen, onToggle }: { row: CaseRow; now: Date; chosen: boolean; onToggle: () => void }) {
  const cell = deadlineCell(row, now);
  return (
    <Box as='li' className='wb-item'>
      <Press className={`wb-row ${chosen ? 'wb-row--selected' : ''}`} role='checkbox' checked={chosen} label={rowLabel(row, cell.sentence)} onTap={onToggle}>
        <Box as='span' className={`wb-tick ${chosen ? 'wb-tick--on' : ''}`} hiddenFromReader>{chosen ? '✓' : ''}</Box>
        <DeadlineCell cell={cell} />
        <Box className='wb-row__words'>
          <Box className='wb-row__title'>{row.title}</Box>
          <Box className='wb-row__second'>
            <Box as='span' className='wb-row__what'>{row.category.name}</Box>
            {row.placeText && <Box as='span' className='wb-row__place'>{row.placeText}</Box>}
            <Box as='span' className='wb-row__state'>{stateWord(row, row.leadUnit)}</Box>
          </Box>
        </Box>
      </Press>
    </Box>
  );
}

/** Steps that fit all that are chosen, as far as their states tell; the server answers for each. */
function stepsFor(picked: readonly CaseRow[], receives: boolean): BatchAction[] {
  const all = (state: CaseRow['state']): boolean => picked.length > 0 && picked.every((row) => row.state === state);
  return [...(receives && all('submitted') ? (['acceptAndDispatch', 'accept'] as const) : []), ...(all('dispatched') ? (['acknowledge'] as const) : [])];
}

function Note({ batch }: { batch: Batch }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  if (!open) return <ActionButton onTap={() => setOpen(true)}>{BATCH_WORDS.note}</ActionButton>;
  const send = async (): Promise<void> => {
    if (text.trim() !== '' && (await batch.run('note', text.trim()))) setOpen(false);
  };
  return (
    <Box className='wb-batch__note'>
      <Lines id='wb-batch-note' className='wb-field' label={BATCH.note} placeholder={BATCH.note} rows={2} maxLength={BATCH_LIMITS.words} value={text} onText={setText} />
      <ActionButton kind='primary' busy={batch.busy === 'note'} onTap={() => void send()}>记下</ActionButton>
    </Box>
  );
}

/** What could not be done, each with why: nothing of it is lost. */
function Failed({ batch, onOpen }: { batch: Batch; onOpen: (id: string) => void }) {
  if (batch.failed.length === 0) return null;
  return (
    <Box className='wb-batch__failed' role='alert'>
      <Box as='b'>{BATCH.failed}</Box>
      {batch.failed.map(({ id, number, message }) => <Press key={id} className='wb-batch__one' onTap={() => onOpen(id)}><Box as='span'>{`${number || '这一件'}　${message ?? ''}`}</Box></Press>)}
    </Box>
  );
}

interface BatchListProps {
  batch: Batch;
  rows: readonly CaseRow[];
  now: Date;
  onOpen: (id: string) => void;
  onEnd: () => void;
}

/** The list as checkboxes, and what can be done with those that are chosen. */
export function BatchList({ batch, rows, now, onOpen, onEnd }: BatchListProps) {
  const receives = useMe(({ me }) => hasCounter(me?.roles ?? []));
  const steps = stepsFor(batch.picked, receives);
  return (
    <>
      <Failed batch={batch} onOpen={onOpen} />
      <Scroll className='wb-list' onEnd={onEnd}>
        <Box as='ul' label='工单，点一件选上'>{rows.map((row) => <Row key={row.id} row={row} now={now} chosen={batch.chosen.includes(row.id)} onToggle={() => batch.toggle(row.id)} />)}</Box>
      </Scroll>
      <Box className='wb-batch' role='group' label='对选上的'>
        <Box as='span' className='wb-batch__count' live='polite'>{batch.picked.length > 0 ? BATCH.chosen(batch.picked.length) : BATCH.none}</Box>
        {steps.map((action, index) => <ActionButton key={action} kind={index === 0 ? 'primary' : 'second'} busy={batch.busy === action} onTap={() => void batch.run(action)}>{BATCH_WORDS[action]}</ActionButton>)}
        {batch.picked.length > 0 && <Note key={String(batch.failed.length)} batch={batch} />}
      </Box>
    </>
  );
}
