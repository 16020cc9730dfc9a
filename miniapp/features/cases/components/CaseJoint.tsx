import { View } from '@tarojs/components';
import { JOINT, SUPPORT_STATE_WORDS } from '@shared/copy/joint';
import { dayWords, Paper, SectionHead, Tag } from '@/ui';
import type { CaseView } from '../model/submit';

type Part = NonNullable<CaseView['support']>[number];

const wordOf = ({ state, late }: Part): string => (late ? `${SUPPORT_STATE_WORDS[state]}，${JOINT.late}` : SUPPORT_STATE_WORDS[state]);

function Supporting({ part, now }: { part: Part; now: Date }) {
  const waits = part.state === 'asked' || part.state === 'acknowledged';
  return (
    <View className='case-joint__part'>
      <View className='case-joint__head'>
        <View className='case-joint__unit'>{`${JOINT.support}：${part.unit.name}`}</View>
        <Tag tone={part.late ? 'late' : 'neutral'}>{wordOf(part)}</Tag>
      </View>
      <View>{part.task}</View>
      {waits && <View className='case-joint__second'>{`${dayWords(new Date(part.dueAt), now)}前办好`}</View>}
      {part.report?.text && <View className='case-joint__said'>{part.report.text}</View>}
      {part.reason && <View className='case-joint__said'>{part.reason}</View>}
    </View>
  );
}

/** Who leads and who supports, each with its task and how far it is; nothing where one unit does it alone. */
export function CaseJoint({ view, now }: { view: CaseView; now: Date }) {
  if (!view.support?.length) return null;
  return (
    <View className='u-field'>
      <SectionHead title={JOINT.head} />
      <Paper>
        {view.leadUnit && <View className='case-joint__unit'>{`${JOINT.lead}：${view.leadUnit.name}`}</View>}
        {view.support.map((part) => <Supporting key={part.id} part={part} now={now} />)}
      </Paper>
    </View>
  );
}
