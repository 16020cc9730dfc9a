import { View } from '@tarojs/components';
import { useState } from 'react';
import { TEXT_DEFAULTS } from '@shared/copy/texts';
import { TRIAGE_WORDS } from '@shared/copy/triage';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { choosePlace } from '@/platform/location';
import { announce, Button, elderMoment, OptionGrid, Page, Plate, QueryView, RuledText } from '@/ui';
import { iconOf } from '../model/catalogue';
import { type Missing, missingIn } from '../model/missing';
import type { Report } from '../model/useReport';
import { DiversionCards, guessesOf, LikelyHints } from './AdviceField';
import { PhotoField } from './PhotoField';
import { QuestionsField } from './QuestionsField';
import { VoiceField } from '@/ui/voice/VoiceField';

/** Four screens at most, one question each (looks.md, elder mode). */
const QUESTIONS = ['您碰上什么事了？', '最像哪一样？', '在什么地方？', '这样交上去，行吗？'] as const;
const STEP_WORDS = ['一', '二', '三', '四'] as const;

function What({ report }: { report: Report }) {
  return (
    <>
      <VoiceField shelf={report.voiceShelf} label='说一说' tapFirst />
      <PhotoField shelf={report.shelf} label='也能拍一张照片' />
      <RuledText label='或者写两句' value={report.draft.text} onChange={(text) => report.change({ text })} maxLength={REPORT_LIMITS.text} placeholder='写一句就行' />
      <DiversionCards advice={report.advice} />
      <View className='elder-danger'>{report.catalogue.data?.texts?.emergencyNoteElder ?? TEXT_DEFAULTS.emergencyNoteElder}</View>
    </>
  );
}

/** What it most likely is, one at a time: yes, or the next; all of them where none of it is. */
function ElderGuess({ name, words, onYes, onNo }: { name: string; words: readonly string[]; onYes: () => void; onNo: () => void }) {
  return (
    <>
      <View className='elder-check__label'>{TRIAGE_WORDS.because(words)}</View>
      <View className='elder-check__value'>{`是“${name}”吗？`}</View>
      <View className='u-gap'><Button kind='second' icon='check' label='是的' onPress={onYes} /></View>
      <View className='u-gap'><Button kind='second' label='不是' onPress={onNo} /></View>
    </>
  );
}

/** Only the questions that must be answered; they stand on top, where the eye is after the choice. */
function Which({ report }: { report: Report }) {
  const { advice, category, draft, change } = report;
  const [passed, setPassed] = useState(0);
  const questions = category?.questions.filter((question) => question.required) ?? [];
  const guesses = guessesOf(advice);
  const guess = draft.categoryId === null ? guesses[passed] : undefined;
  const choose = (categoryId: string | null): void => change({ categoryId, answers: {} });
  if (guess) return <ElderGuess {...guess} onYes={() => choose(guess.id)} onNo={() => setPassed(passed + 1)} />;
  const said = guesses.slice(passed).some(({ id }) => id === draft.categoryId);
  const another = (): void => {
    setPassed(guesses.length);
    choose(null);
  };
  return (
    <QueryView query={report.catalogue} what='事情的分类'>
      {(data) => (
        <>
          {category && questions.length > 0 && <QuestionsField category={{ ...category, questions }} answers={draft.answers} onChange={(answers) => change({ answers })} />}
          <OptionGrid
            label='最像哪一样'
            value={draft.categoryId}
            onChange={choose}
            options={data.categories.filter(({ id }) => !said || id === draft.categoryId).map((one) => ({ value: one.id, label: one.name, detail: one.hint, icon: iconOf(one) }))}
          />
          {said && <View className='u-gap'><Button kind='second' label='换一样' onPress={another} /></View>}
        </>
      )}
    </QueryView>
  );
}

function Where({ report }: { report: Report }) {
  const { place } = report.draft;
  const choose = async (): Promise<void> => {
    const chosen = await choosePlace(place?.point);
    if (chosen) report.change({ place: chosen });
  };
  return (
    <>
      {place && <Plate name={place.text} />}
      <LikelyHints report={report} />
      <View className='u-gap'><Button kind='second' icon='place' label={place ? '不是这里，换一个' : '选一个地方'} onPress={() => void choose()} /></View>
    </>
  );
}

/** What was said, in whatever way: the words, or how much was spoken and photographed. */
const said = ({ text, voices, photos }: Report['draft']): string =>
  [text.trim(), voices.length > 0 && `${voices.length} 段录音`, photos.length > 0 && `${photos.length} 张照片`].filter(Boolean).join('，');

function Check({ report }: { report: Report }) {
  const { draft, category, promise } = report;
  const due = promise && elderMoment(new Date(promise.promisedAt), new Date());
  const rows = [
    ['什么事', category?.name ?? ''],
    ['您说的', said(draft)],
    ['地方', draft.place?.text ?? ''],
    ...(due ? [['什么时候答复', `${due.day}，${due.hour}前`]] : []),
  ];
  return (
    <>
      {rows.map(([label, value]) => (
        <View className='elder-check__row' key={label}>
          <View className='elder-check__label'>{label}</View>
          <View className='elder-check__value'>{value}</View>
        </View>
      ))}
    </>
  );
}

/** What each screen asks for. */
const ASKED: readonly (readonly Missing['id'][])[] = [['voices', 'photos', 'text'], ['category', 'questions'], ['place'], ['voices', 'photos', 'text', 'category', 'questions', 'place']];

/** What a screen still needs before the next one, as a sentence to say; nothing when it is complete. */
const gapAt = (step: number, { draft, category }: Report): string | undefined =>
  missingIn(draft, category).find(({ id }) => ASKED[step]?.includes(id))?.sentence;

/** Elder mode's report. Going back never loses what was written. */
export function ElderReport({ report }: { report: Report }) {
  const [step, setStep] = useState(0);
  const last = step === QUESTIONS.length - 1;
  const next = (): void => {
    const gap = gapAt(step, report);
    if (gap) announce(gap, 'warn');
    else if (last) void report.submit();
    else setStep(step + 1);
  };
  const foot = (
    <>
      <Button label={last ? '交给工作站' : '下一步'} busy={report.sending.state === 'sending' ? '正在交' : undefined} onPress={next} />
      {step > 0 && <View className='u-gap'><Button kind='second' label='上一步' onPress={() => setStep(step - 1)} /></View>}
    </>
  );
  const Screen = [What, Which, Where, Check][step] ?? What;
  return (
    <Page title='报个问题' foot={foot}>
      <View className='elder-step'>
        <View className='elder-step__plate'>{`第${STEP_WORDS[step]}步`}</View>
        <View className='u-second'>一共四步</View>
      </View>
      <View className='elder-question'>{QUESTIONS[step]}</View>
      <Screen report={report} />
    </Page>
  );
}
