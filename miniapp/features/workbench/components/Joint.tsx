import { JOINT, SUPPORT_STATE_WORDS } from '@shared/copy/joint';
import { formatDue } from '@shared/domain/kernel/dates';
import { open } from '@/platform/routes';
import { WHISTLE } from '@shared/copy/whistles';
import { Tag } from '@/ui';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import type { CaseView } from '../model/types';
import { ActionButton } from './ActionButton';
import { Photos } from './Photos';

type Part = NonNullable<CaseView['support']>[number];

function dueWords({ state, acknowledgeBy, dueAt }: Part, now: Date): string {
  if (state === 'asked') return `${formatDue(acknowledgeBy, now)}签收`;
  return state === 'acknowledged' ? `${formatDue(dueAt, now)}办好` : '';
}

function Supporting({ part, now }: { part: Part; now: Date }) {
  const { unit, task, state, late, report, reason } = part;
  return (
    <Box as='div' role='listitem' className='wb-joint__part'>
      <Box className='wb-joint__head'>
        <Box as='b'>{`${JOINT.support} ${unit.name}`}</Box>
        <Tag tone={late ? 'late' : 'neutral'}>{late ? `${SUPPORT_STATE_WORDS[state]}，${JOINT.late}` : SUPPORT_STATE_WORDS[state]}</Tag>
        <Box as='span' className='wb-second'>{dueWords(part, now)}</Box>
      </Box>
      <Box>{task}</Box>
      {report?.text && <Box className='wb-joint__said'>{report.text}</Box>}
      {report && report.photos.length > 0 && <Photos small photos={report.photos} what={unit.name} />}
      {reason && <Box className='wb-joint__said'>{reason}</Box>}
    </Box>
  );
}

/** The lead and the units that support it, each with its task; the way to ask another. */
export function Joint({ desk, now }: { desk: BusyDesk; now: Date }) {
  const { view, menu } = desk;
  const add = menu.beside.find(({ action }) => action === 'addSupport');
  const drop = menu.beside.find(({ action }) => action === 'dropSupport');
  const parts = view.support ?? [];
  if (!add && parts.length === 0) return null;
  return (
    <Box as='section' className='wb-paper wb-joint' labelledBy='wb-joint'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-joint' className='wb-paper__title'>{JOINT.head}</Box>
        {add && <ActionButton id='wb-open-support' kind='text' letter={add.key} onTap={() => desk.press(add)}>{add.word}</ActionButton>}
      </Box>
      {view.leadUnit && <Box className='wb-joint__head'><Box as='b'>{`${JOINT.lead} ${view.leadUnit.name}`}</Box></Box>}
      <Box role='list' label={JOINT.support}>{parts.map((part) => <Supporting key={part.id} part={part} now={now} />)}</Box>
      {add && <ActionButton id='wb-open-whistle' kind='text' onTap={() => open('whistleBlow', { id: view.id })}>{WHISTLE.blow}</ActionButton>}
      {drop && <ActionButton kind='text' onTap={() => desk.press(drop)}>{drop.word}</ActionButton>}
    </Box>
  );
}
