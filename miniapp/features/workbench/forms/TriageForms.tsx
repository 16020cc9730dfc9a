import { CASE_GRADE_WORDS } from '@shared/copy/cases';
import { CASE_GRADES } from '@shared/domain/cases/states';
import type { BusyDesk } from '../hooks/useDesk';
import { Choices, FormFrame, WordsField } from './parts';

/** 改急缓: how urgent it is, with a reason that the resident reads; the limits change with it. */
export function RegradeForm({ desk }: { desk: BusyDesk }) {
  const { view, typed } = desk;
  const grades = CASE_GRADES.filter((grade) => grade !== view.grade).map((grade) => ({ id: grade, name: CASE_GRADE_WORDS[grade] }));
  return (
    <FormFrame desk={desk} action='regrade' title='改急缓' note={`现在是“${CASE_GRADE_WORDS[view.grade]}”。期限跟着变，居民会看到为什么`} send='改好'>
      <Choices desk={desk} action='regrade' field='grade' word='改成' grid items={grades} chosen={typed.draftOf('regrade').grade} onChoose={(id) => typed.change('regrade', { grade: CASE_GRADES.find((grade) => grade === id) ?? '' })} />
      <WordsField desk={desk} action='regrade' field='reason' word='为什么改' rows={2} maxLength={200} placeholder='例如：污水进了三户人家' />
    </FormFrame>
  );
}

/** 拆开单独办: what was merged goes on by itself again. */
export function UnmergeForm({ desk }: { desk: BusyDesk }) {
  return (
    <FormFrame desk={desk} action='unmerge' title='拆开单独办' note='这件回到等交办，编号不变。居民会看到您写的话' send='拆开，单独办' danger>
      <WordsField desk={desk} action='unmerge' field='reason' word='为什么拆开' rows={2} maxLength={200} placeholder='例如：看过现场，是两个井盖' />
    </FormFrame>
  );
}
