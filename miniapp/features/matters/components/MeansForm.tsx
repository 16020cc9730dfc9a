import { View } from '@tarojs/components';
import { useState } from 'react';
import { Field, FieldError, OptionGrid, SectionHead, Words, type WordsProps } from '@/ui';
import { ADMISSION_LIMITS } from '@shared/domain/matters/admissions';
import { askChoices } from '../model/days';

/** What is asked for and what comes with it, as typed. */
export interface Means {
  readonly purpose: string;
  readonly basis: string;
  readonly people: string;
  readonly money: string;
  readonly until: string | null;
}
export const NO_MEANS: Means = { purpose: '', basis: '', people: '', money: '', until: null };
const whole = (text: string, most: number): number | null => (/^\d{1,9}$/.test(text.trim()) && Number(text) <= most ? Number(text) : text.trim() === '' ? 0 : null);

/** What is missing, by field. */
export function meansFaults({ purpose, basis, people, money, until }: Means): Partial<Record<keyof Means, string>> {
  return {
    ...(purpose.trim() ? {} : { purpose: '写清楚要社区做什么，站里才好定' }),
    ...(basis.trim() ? {} : { basis: '写上依据；没有文件就写没有' }),
    ...(whole(people, ADMISSION_LIMITS.people) === null ? { people: `写一个整数，最多 ${ADMISSION_LIMITS.people} 人；不带人就写 0` } : {}),
    ...(whole(money, ADMISSION_LIMITS.money) === null ? { money: '写整数，单位是元；没有经费就写 0' } : {}),
    ...(until ? {} : { until: '选做到哪一天' }),
  };
}

/** As the API takes it; only after `meansFaults` found nothing. */
export const meansBody = ({ purpose, basis, people, money, until }: Means) => ({ purpose: purpose.trim(), basis: basis.trim(), people: whole(people, ADMISSION_LIMITS.people) ?? 0, money: whole(money, ADMISSION_LIMITS.money) ?? 0, until: until ?? '' });

/** Some lines of staff's words, as many as an admission takes. */
export const Long = (props: Omit<WordsProps, 'maxLength'>) => <Words maxLength={ADMISSION_LIMITS.words} {...props} />;

/** Authority, people and money: what an admission is weighed by. */
export function MeansFields({ means, onChange, tried }: { means: Means; onChange: (means: Means) => void; tried: boolean }) {
  const [choices] = useState(() => askChoices(new Date()));
  const wrong = tried ? meansFaults(means) : {};
  const set = (part: Partial<Means>): void => onChange({ ...means, ...part });
  return (
    <>
      <Long label='要社区做什么' value={means.purpose} onChange={(purpose) => set({ purpose })} placeholder='例如：上门通知、带路、每周报一次数' error={wrong.purpose} />
      <Field label='依据' note='哪部法、哪份文件、第几条' value={means.basis} onChange={(basis) => set({ basis })} maxLength={ADMISSION_LIMITS.basis} error={wrong.basis} />
      <Field label='带多少人' note='派到社区来一起做的人' kind='number' value={means.people} onChange={(people) => set({ people })} placeholder='0' error={wrong.people} />
      <Field label='带多少钱（元）' kind='number' value={means.money} onChange={(money) => set({ money })} placeholder='0' error={wrong.money} />
      <View className='u-field'>
        <SectionHead title='做多久' />
        <OptionGrid label='做多久' columns={2} options={choices} value={means.until} onChange={(until) => set({ until })} />
        <FieldError {...(wrong.until ? { text: wrong.until } : {})} />
      </View>
    </>
  );
}
