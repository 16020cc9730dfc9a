import { useState } from 'react';
import { announce } from '@/ui';
import { open as openPage } from '@/platform/routes';
import { useApi } from '@/api';
import { TEMPLATES } from '@shared/copy/desk';
import { formatDue } from '@shared/domain/kernel/dates';
import { filledIn, gapsIn, type TemplateValues } from '@shared/domain/desk/templates';
import { Box, Press } from '../elements';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import type { CaseView, StaffAction } from '../model/types';
import { focusOn } from '../platform/focus';
import { ActionButton } from './ActionButton';

/** The facts of a case that a template may name. */
function valuesOf(view: CaseView): TemplateValues {
  const unit = view.leadUnit?.name ?? view.station.name;
  const due = view.clock.dueAt ? { 答复时间: formatDue(view.clock.dueAt, new Date()) } : {};
  return { 工单号: view.number, 事: view.title, 类别: view.category.name, 单位: unit, ...(view.place?.text ? { 地方: view.place.text } : {}), ...due };
}

/** Words that the unit uses again and again, with the facts of this case in them; they are read before they are sent. */
export function TemplatePick({ desk, action, field }: { desk: BusyDesk; action: StaffAction; field: 'text' | 'reason' }) {
  const [open, setOpen] = useState(false);
  const query = useApi('GET /workbench/templates', open ? {} : null, false);
  const choose = (text: string): void => {
    const words = filledIn(text, valuesOf(desk.view));
    const before = desk.typed.draftOf(action)[field];
    desk.typed.change(action, { [field]: [before, words].filter(Boolean).join('\n') });
    const gaps = gapsIn(words);
    if (gaps.length > 0) announce(TEMPLATES.gaps(gaps.join('、')), 'warn');
    setOpen(false);
    focusOn(fieldId(action, field));
  };
  if (!open) return <Box className='wb-templates'><ActionButton kind='text' onTap={() => setOpen(true)}>{TEMPLATES.use}</ActionButton></Box>;
  const items = (query.data?.items ?? []).flatMap(({ unit, items: own }) => own.map((one) => ({ ...one, key: `${unit.id} ${one.title}` })));
  return (
    <Box className='wb-templates' role='group' label={TEMPLATES.title}>
      {query.data && items.length === 0 && <Box as='span' className='wb-second'>{TEMPLATES.none}</Box>}
      {items.map(({ key, title, text }) => <Press key={key} className='wb-filter' label={`${title}：${text}`} onTap={() => choose(text)}>{title}</Press>)}
      <ActionButton kind='text' onTap={() => openPage('templates')}>{TEMPLATES.manage}</ActionButton>
      <ActionButton kind='text' onTap={() => setOpen(false)}>收起</ActionButton>
    </Box>
  );
}
