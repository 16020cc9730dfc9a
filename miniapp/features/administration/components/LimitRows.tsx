import { View } from '@tarojs/components';
import { useState } from 'react';
import { FieldError, FieldFrame, OptionGrid, Press } from '@/ui';
import { TextLine } from '@/ui/elements';
import { CASE_GRADE_WORDS } from '@shared/copy/cases';
import { LIMIT_WORDS } from '@shared/copy/settingChanges';
import { CASE_GRADES, type CaseGrade } from '@shared/domain/cases/states';
import type { Category, Limit } from '../model/category';

type Steps = Category['limits']['ordinary'];
const STEPS = Object.keys(LIMIT_WORDS) as (keyof Steps)[];
/** From when each runs. */
const SINCE: Readonly<Record<keyof Steps, string>> = {
  accept: '交来起', dispatch: '受理起', acknowledge: '交办起', answer: '交来起，答应居民的', redo: '再办起，答应居民的', verify: '办好起', evaluate: '请评价起',
};

const shown = ({ unit, amount }: Limit): string => String(unit === 'workingDays' ? amount : amount / 60);
/** Hours may be halves; what is no number counts as none, and the draft says so. */
function limitFrom(text: string, unit: Limit['unit']): Limit {
  const figure = Number(text.trim());
  const amount = Number.isFinite(figure) && text.trim() !== '' ? figure : 0;
  return { unit, amount: unit === 'workingDays' ? amount : Math.round(amount * 60) };
}

function LimitRow({ label, since, limit, onChange, error }: { label: string; since: string; limit: Limit; onChange: (limit: Limit) => void; error?: string }) {
  const [typed, setTyped] = useState(shown(limit));
  const unit = limit.unit === 'workingDays' ? '工作日' : '工作小时';
  const other = limit.unit === 'workingDays' ? 'workingMinutes' : 'workingDays';
  return (
    <>
      <View className='adm__limit'>
        <View className='adm__limit-words'><View>{label}</View><View className='u-second'>{since}</View></View>
        <TextLine
          className='u-field__input adm__limit-figure'
          label={`${label}时限`}
          kind='text'
          maxLength={6}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            onChange(limitFrom(text, limit.unit));
          }}
          invalid={Boolean(error)}
        />
        <Press className='adm__limit-unit' label={`${label}时限按${unit}算，换一种`} onPress={() => onChange(limitFrom(typed, other))}>{unit}</Press>
      </View>
      <FieldError text={error} />
    </>
  );
}

/** By when each step must be taken, one grade at a time. */
export function LimitRows({ limits, onChange, errorAt }: { limits: Category['limits']; onChange: (limits: Category['limits']) => void; errorAt: (path: string) => string | undefined }) {
  const [grade, setGrade] = useState<CaseGrade>('ordinary');
  const set = (step: keyof Steps, limit: Limit) => onChange({ ...limits, [grade]: { ...limits[grade], [step]: limit } });
  return (
    <FieldFrame label='时限' note='点单位换成天或小时'>
      <OptionGrid label='哪一种急缓的时限' columns={3} options={CASE_GRADES.map((value) => ({ value, label: CASE_GRADE_WORDS[value] }))} value={grade} onChange={setGrade} />
      <View className='adm__limits'>
        {STEPS.map((step) => (
          <LimitRow key={`${grade}.${step}`} label={LIMIT_WORDS[step]} since={SINCE[step]} limit={limits[grade][step]} onChange={(limit) => set(step, limit)} error={errorAt(`limits.${grade}.${step}`)} />
        ))}
      </View>
    </FieldFrame>
  );
}
