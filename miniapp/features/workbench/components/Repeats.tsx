import { useApi, useMe } from '@/api';
import { open } from '@/platform/routes';
import { Empty } from '@/ui';
import { REPEATS } from '@shared/copy/board';
import { callsDockets } from '@shared/domain/kernel/roles';
import { formatMoment } from '@shared/domain/kernel/dates';
import { Box } from '../elements';
import type { RepeatGroup } from '../model/board';
import { ActionButton } from './ActionButton';
import { CaseRow } from './CaseRow';
import { Panel } from './Panel';

interface RepeatsProps {
  now: Date;
  onOpen: (id: string) => void;
  onClose: () => void;
}

function Group({ group, now, onOpen, convenes }: { group: RepeatGroup; convenes: boolean } & Omit<RepeatsProps, 'onClose'>) {
  const [latest] = group.cases;
  const title = `${group.placeText}，${group.category}`;
  return (
    <Box as='section' className='wb-paper wb-group' label={title}>
      <Box className='wb-paper__head'>
        <Box as='h3' className='wb-paper__title'>{title}</Box>
        <Box as='b' className='wb-group__times'>{REPEATS.times(group.times)}</Box>
      </Box>
      <Box className='wb-second'>{[group.community.name, REPEATS.by[group.by], `${formatMoment(group.firstAt, now)} 起`, REPEATS.openNow(group.open)].join('，')}</Box>
      <Box as='ul' className='wb-group__cases'>{group.cases.map((row) => <CaseRow key={row.id} row={row} now={now} option={false} selected={false} onOpen={onOpen} />)}</Box>
      {convenes && latest && <ActionButton kind='text' onTap={() => open('docketCall', { about: latest.id })}>{REPEATS.docket}</ActionButton>}
    </Box>
  );
}

/** 反复发生: what was closed and came again at the same place, with all of its cases; it can be put before the monthly meeting. */
export function Repeats({ now, onOpen, onClose }: RepeatsProps) {
  const query = useApi('GET /workbench/repeats', {}, false);
  const convenes = useMe(({ me }) => callsDockets(me?.roles ?? []));
  return (
    <Panel title={REPEATS.title} lead={REPEATS.lead(query.data?.days ?? 90)} query={query} what={REPEATS.title} onClose={onClose}>
      {({ items }) => (items.length === 0 ? <Empty title={REPEATS.none} body={REPEATS.noneBody} /> : <>{items.map((group) => <Group key={group.id} group={group} now={now} onOpen={onOpen} convenes={convenes} />)}</>)}
    </Panel>
  );
}
