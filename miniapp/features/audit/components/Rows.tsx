import { Text, View } from '@tarojs/components';
import { type ReactNode } from 'react';
import { aria, Phrases } from '@/ui';
import { AUDIT_ACTION_WORDS, AUDIT_OBJECT_WORDS } from '@shared/copy/audit';
import { ROLE_WORDS } from '@shared/copy/roles';
import { type Line, noOffice, reasonWords, registerMoment } from '../model/words';

const TITLES = ['时间', '谁', '做了什么', '谁的信息', '为什么'] as const;

/** A cell: on a phone its title stands before it, on a desk at the head of the column. One without content keeps its place only there. */
function Cell({ title, children }: { title: (typeof TITLES)[number]; children: ReactNode }) {
  return (
    <View className={`aud__cell ${children === '' ? 'aud__cell--none' : ''}`}>
      <Text className='aud__label'>{title}</Text>
      <View className='aud__value'>{children}</View>
    </View>
  );
}

const objectWords = ({ object }: Line): string => (object ? `${AUDIT_OBJECT_WORDS[object.kind]} ${object.label}`.trim() : '');

function Row({ line }: { line: Line }) {
  const { actor, subject, number } = line;
  const office = actor.role === null ? noOffice(line) : [actor.unit, ROLE_WORDS[actor.role]].filter(Boolean).join('　');
  return (
    <View className='aud__row' {...aria({ role: 'listitem' })}>
      <Cell title='时间'>
        <View>{registerMoment(line.at)}</View>
        <View className='u-second'>{number === null ? '正在编号' : `第 ${number} 行`}</View>
      </Cell>
      <Cell title='谁'>
        <View className='aud__strong'>{actor.name}</View>
        <View className='u-second'><Phrases text={office} /></View>
      </Cell>
      <Cell title='做了什么'>
        <View className='aud__strong'>{AUDIT_ACTION_WORDS[line.action]}</View>
        <View className='u-second'>{objectWords(line)}</View>
      </Cell>
      <Cell title='谁的信息'>{subject?.name ?? ''}</Cell>
      <Cell title='为什么'>{reasonWords(line.reason)}</Cell>
    </View>
  );
}

/** What was found, latest first: a table on a desk, one paper after the other on a phone. */
export function Rows({ items }: { items: readonly Line[] }) {
  return (
    <View className='aud__table' {...aria({ role: 'list', label: '记录' })}>
      {/* Every cell says its title to screen readers. */}
      <View className='aud__row aud__row--head' {...aria({ hidden: true })}>{TITLES.map((title) => <View key={title} className='aud__cell'>{title}</View>)}</View>
      {items.map((line) => <Row key={line.id} line={line} />)}
    </View>
  );
}
