import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { aria } from '../a11y';
import { Button } from './Button';
import { Icon } from './Icon';

export interface TimelineNode {
  id: string;
  /** done: filled with a tick; now: filled; todo: dashed; late: brick with one character (`mark`). */
  tone: 'done' | 'now' | 'todo' | 'late';
  mark?: '超' | '催' | '督';
  title: string;
  /** As words: 今天 8:50. */
  time: string;
  text?: ReactNode;
  /** Staff only; labelled so that nobody doubts it. */
  internal?: boolean;
}

const spoken = { done: '已做', now: '正在做', todo: '还没到', late: '超时' } as const;

function Node({ node, last }: { node: TimelineNode; last: boolean }) {
  return (
    <View className={`u-node u-node--${node.tone} ${last ? 'u-node--last' : ''}`} {...aria({ role: 'listitem' })}>
      <View className='u-node__rail'>
        <View className='u-node__square' {...aria({ role: 'img', label: spoken[node.tone] })}>
          {node.tone === 'done' && <Icon name='check' colour='white' size={22} />}
          {node.tone === 'late' && <Text>{node.mark ?? '超'}</Text>}
        </View>
      </View>
      <View className={`u-node__main ${node.internal ? 'u-node__main--internal' : ''}`}>
        {node.internal && <View className='u-second'>居民看不到这里</View>}
        <View className='u-node__head'>
          <View className='u-node__title'>{node.title}</View>
          <View className='u-second'>{node.time}</View>
        </View>
        {node.text && <View className='u-node__text'>{node.text}</View>}
      </View>
    </View>
  );
}

/** What happened, newest on top. Beyond `shown` entries the older ones fold behind one press. */
export function Timeline({ nodes, shown = 8 }: { nodes: readonly TimelineNode[]; shown?: number }) {
  const [all, setAll] = useState(false);
  const visible = all || nodes.length <= shown + 1 ? nodes : nodes.slice(0, shown);
  const folded = nodes.length - visible.length;
  return (
    <View {...aria({ role: 'list' })}>
      {visible.map((node, index) => <Node key={node.id} node={node} last={index === nodes.length - 1} />)}
      {folded > 0 && <View className='u-node__fold'><Button kind='text' label={`看前面 ${folded} 步`} onPress={() => setAll(true)} /></View>}
    </View>
  );
}

/** Why it is with whom it is: rows of a word and its sentence, and the way to say that it is wrong. */
export function WhyTable({ rows, onWrong }: { rows: readonly { label: string; text: string }[]; onWrong?: () => void }) {
  return (
    <View className='u-paper u-why'>
      {rows.map((row) => (
        <View key={row.label + row.text} className='u-why__row'>
          <View className='u-why__label'>{row.label}</View>
          <View className='u-why__text'>{row.text}</View>
        </View>
      ))}
      {onWrong && <View className='u-why__row'><Button kind='text' label='觉得分错了？告诉我们' onPress={onWrong} /></View>}
    </View>
  );
}
