import { useMe, useQueue } from '@/api';
import { DOORS } from '@shared/copy/doors';
import { FIELD } from '@shared/copy/field';
import { SUSPENSION } from '@shared/copy/suspensions';
import { WAITING } from '@shared/copy/waiting';
import { formatLong } from '@shared/domain/kernel/dates';
import { hasCounter, mediatesFor, readsAudit, suspendsAccounts, verifiesHomes } from '@shared/domain/kernel/roles';
import { writesNotices } from '@shared/domain/notices/kinds';
import { handsInTables, readsRegisters } from '@shared/domain/registers/states';
import { open, openTab } from '@/platform/routes';
import { Icon, Plate } from '@/ui';
import type { IconName } from '@/ui';
import { Box, Press } from '../elements';
import { toggleShortcuts, useShortcuts } from '../hooks/useShortcuts';
import { hasKeyboard } from '../platform/keyboard';

/** The unit whose desk this is: the first of the person's roles that opens the workbench. */
export function useUnitName(): string {
  const me = useMe((state) => state.me);
  const staff = me?.roles.filter(({ role }) => role !== 'resident' && role !== 'volunteer' && role !== 'councilMember') ?? [];
  const [first] = staff;
  if (!first) return '工作台';
  const units = new Set(staff.map(({ unit }) => unit.id));
  return units.size > 1 ? `${first.unit.name}等 ${units.size} 处` : first.unit.name;
}

interface EntryProps {
  icon: IconName;
  word: string;
  count?: number;
  current?: boolean;
  onTap: () => void;
}

function Entry({ icon, word, count = 0, current = false, onTap }: EntryProps) {
  const label = count > 0 ? `${word}，${count} 件超时` : word;
  return (
    <Press className={`wb-rail__entry ${current ? 'wb-rail__entry--on' : ''}`} current={current} label={label} onTap={onTap}>
      <Icon name={icon} colour={current ? 'deep' : 'white'} size={28} />
      <Box as='span'>{word}</Box>
      {count > 0 && <Box as='b' className='wb-rail__count'>{count}</Box>}
    </Press>
  );
}

/** Deep green rail at the left of the desk; only what exists. The figure on 工单 is what is overdue. */
export function Rail({ overdue, onList }: { overdue: number; onList: () => void }) {
  const audits = useMe((state) => readsAudit(state.me?.roles ?? []));
  const writes = useMe((state) => writesNotices(state.me?.roles ?? []));
  const tables = useMe((state) => handsInTables(state.me?.roles ?? []));
  const registers = useMe((state) => readsRegisters(state.me?.roles ?? []));
  const on = useShortcuts((state) => state.on);
  const verifies = useMe((state) => verifiesHomes(state.me?.roles ?? []));
  const counter = useMe((state) => hasCounter(state.me?.roles ?? []));
  const mediates = useMe((state) => mediatesFor(state.me?.roles ?? []));
  const heads = useMe((state) => suspendsAccounts(state.me?.roles ?? []));
  const administrates = useMe((state) => state.me?.roles.some(({ role }) => role === 'administrator') ?? false);
  return (
    <Box as='nav' className='wb-rail' label='工作台'>
      <Box className='wb-rail__door' hiddenFromReader><Box className='wb-rail__leaf' /></Box>
      <Entry icon='matters' word='工单' count={overdue} current onTap={onList} />
      <Entry icon='place' word='地图' onTap={() => open('caseMap')} />
      <Entry icon='notice' word='吹哨' onTap={() => open('whistles')} />
      <Entry icon='wish' word='心愿' onTap={() => open('wishDesk')} />
      <Entry icon='osmanthus' word='微项目' onTap={() => open('projectDesk')} />
      <Entry icon='talk' word='议事' onTap={() => open('topicsWaiting')} />
      {writes && <Entry icon='notice' word='发通知' onTap={() => open('noticeDesk')} />}
      <Entry icon='receipt' word='准入' onTap={() => open('admissions')} />
      <Entry icon='receipt' word='调度会' onTap={() => open('dockets')} />
      <Entry icon='talk' word='回话' onTap={() => open('answers')} />
      {tables && <Entry icon='receipt' word='收表' onTap={() => open('registers')} />}
      {registers && <Entry icon='clock' word='旧台账' onTap={() => open('entries')} />}
      {verifies && <Entry icon='place' word='住户' onTap={() => open('homesDesk')} />}
      {counter && <Entry icon='receipt' word='名册' onTap={() => open('rollsDesk')} />}
      {counter && <Entry icon='volunteer' word='志愿者' onTap={() => open('volunteerDesk')} />}
      {counter && <Entry icon='clock' word={DOORS.bookings.desk} onTap={() => open('bookingDesk')} />}
      {verifies && <Entry icon='home' word={DOORS.visits.desk} onTap={() => open('visitDesk')} />}
      {mediates && <Entry icon='talk' word={DOORS.mediations.desk} onTap={() => open('mediationDesk')} />}
      {verifies && <Entry icon='phone' word='代办' onTap={() => open('proxy')} />}
      {counter && <Entry icon='lock' word='柜台' onTap={() => open('counter')} />}
      {heads && <Entry icon='lock' word='停用' onTap={() => open('accounts')} />}
      <Entry icon='medal' word={DOORS.lessons.title} onTap={() => open('lessons')} />
      <Entry icon='clock' word='数据' onTap={() => open('figures')} />
      {audits && <Entry icon='search' word='查记录' onTap={() => open('auditLog')} />}
      {audits && <Entry icon='warn' word={DOORS.suspects.title} onTap={() => open('hoursSuspects')} />}
      {administrates && <Entry icon='wall' word='管理' onTap={() => open('administration')} />}
      <Entry icon='home' word='居民页面' onTap={() => openTab('home')} />
      <Entry icon='me' word='我的' onTap={() => openTab('me')} />
      {hasKeyboard() && (
        <Press className='wb-rail__keys' pressed={on} label='单个字母当按键用' onTap={toggleShortcuts}>{on ? '字母键 开' : '字母键 关'}</Press>
      )}
    </Box>
  );
}

/** The way to the field, with what waits there to be sent. */
function FieldLink() {
  const waiting = useQueue(({ writes }) => writes.length);
  const word = waiting > 0 ? WAITING.head(waiting) : FIELD.title;
  return <Press className='wb-links__link' label={waiting > 0 ? `${FIELD.title}，${word}` : word} onTap={() => open('field')}><Icon name={waiting > 0 ? 'waiting' : 'volunteer'} size={22} /><Box as='span'>{word}</Box></Press>;
}

/** On the phone the same ways out, as words at the right of the head. */
export function PhoneLinks() {
  const verifies = useMe((state) => verifiesHomes(state.me?.roles ?? []));
  const counter = useMe((state) => hasCounter(state.me?.roles ?? []));
  const audits = useMe((state) => readsAudit(state.me?.roles ?? []));
  const writes = useMe((state) => writesNotices(state.me?.roles ?? []));
  const tables = useMe((state) => handsInTables(state.me?.roles ?? []));
  const registers = useMe((state) => readsRegisters(state.me?.roles ?? []));
  const mediates = useMe((state) => mediatesFor(state.me?.roles ?? []));
  const heads = useMe((state) => suspendsAccounts(state.me?.roles ?? []));
  return (
    <Box as='nav' className='wb-links' label='去别处'>
      <FieldLink />
      <Press className='wb-links__link' onTap={() => open('caseMap')}><Icon name='place' size={22} /><Box as='span'>地图</Box></Press>
      <Press className='wb-links__link' onTap={() => open('whistles')}><Icon name='notice' size={22} /><Box as='span'>吹哨</Box></Press>
      <Press className='wb-links__link' onTap={() => open('wishDesk')}><Icon name='wish' size={22} /><Box as='span'>心愿</Box></Press>
      <Press className='wb-links__link' onTap={() => open('projectDesk')}><Icon name='osmanthus' size={22} /><Box as='span'>微项目</Box></Press>
      <Press className='wb-links__link' onTap={() => open('topicsWaiting')}><Icon name='talk' size={22} /><Box as='span'>议事</Box></Press>
      {writes && <Press className='wb-links__link' onTap={() => open('noticeDesk')}><Icon name='notice' size={22} /><Box as='span'>发通知</Box></Press>}
      <Press className='wb-links__link' onTap={() => open('admissions')}><Icon name='receipt' size={22} /><Box as='span'>准入</Box></Press>
      <Press className='wb-links__link' onTap={() => open('dockets')}><Icon name='receipt' size={22} /><Box as='span'>调度会</Box></Press>
      <Press className='wb-links__link' label='外面来的回话' onTap={() => open('answers')}><Icon name='talk' size={22} /><Box as='span'>回话</Box></Press>
      {tables && <Press className='wb-links__link' label='收外来的表' onTap={() => open('registers')}><Icon name='receipt' size={22} /><Box as='span'>收表</Box></Press>}
      {registers && <Press className='wb-links__link' onTap={() => open('entries')}><Icon name='clock' size={22} /><Box as='span'>旧台账</Box></Press>}
      {verifies && <Press className='wb-links__link' onTap={() => open('homesDesk')}><Icon name='place' size={22} /><Box as='span'>住户</Box></Press>}
      {counter && <Press className='wb-links__link' onTap={() => open('rollsDesk')}><Icon name='receipt' size={22} /><Box as='span'>名册</Box></Press>}
      {verifies && <Press className='wb-links__link' onTap={() => open('volunteerDesk')}><Icon name='volunteer' size={22} /><Box as='span'>志愿者</Box></Press>}
      <Press className='wb-links__link' onTap={() => open('lessons')}><Icon name='medal' size={22} /><Box as='span'>{DOORS.lessons.title}</Box></Press>
      <Press className='wb-links__link' onTap={() => open('figures')}><Icon name='clock' size={22} /><Box as='span'>数据</Box></Press>
      {counter && <Press className='wb-links__link' onTap={() => open('bookingDesk')}><Icon name='clock' size={22} /><Box as='span'>{DOORS.bookings.desk}</Box></Press>}
      {verifies && <Press className='wb-links__link' onTap={() => open('visitDesk')}><Icon name='home' size={22} /><Box as='span'>{DOORS.visits.desk}</Box></Press>}
      {mediates && <Press className='wb-links__link' onTap={() => open('mediationDesk')}><Icon name='talk' size={22} /><Box as='span'>{DOORS.mediations.desk}</Box></Press>}
      {verifies && <Press className='wb-links__link' onTap={() => open('proxy')}><Icon name='phone' size={22} /><Box as='span'>代办</Box></Press>}
      {heads && <Press className='wb-links__link' label={SUSPENSION.title} onTap={() => open('accounts')}><Icon name='lock' size={22} /><Box as='span'>停用</Box></Press>}
      {audits && <Press className='wb-links__link' onTap={() => open('auditLog')}><Icon name='search' size={22} /><Box as='span'>查记录</Box></Press>}
      {audits && <Press className='wb-links__link' onTap={() => open('hoursSuspects')}><Icon name='warn' size={22} /><Box as='span'>{DOORS.suspects.title}</Box></Press>}
      <Press className='wb-links__link' onTap={() => openTab('home')}><Icon name='home' size={22} /><Box as='span'>居民页面</Box></Press>
      <Press className='wb-links__link' onTap={() => openTab('me')}><Icon name='me' size={22} /><Box as='span'>我的</Box></Press>
    </Box>
  );
}

/** Whose desk, and what time it is at the server; `sentence` says what kind of day it is. */
export function Heading({ now, sentence }: { now: Date; sentence: string | null }) {
  const unit = useUnitName();
  return (
    <Box className='wb-heading'>
      <Box as='h1' className='wb-heading__plate' label={`${unit}，工单`}><Plate name={unit} small /></Box>
      <Box as='span' className='wb-heading__moment'>{formatLong(now)}</Box>
      {sentence && <Box as='span' className='wb-heading__day'>{sentence}</Box>}
    </Box>
  );
}
