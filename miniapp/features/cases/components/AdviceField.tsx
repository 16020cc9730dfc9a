import { View } from '@tarojs/components';
import { CASE_STATE_WORDS } from '@shared/copy/cases';
import { TRIAGE_WORDS } from '@shared/copy/triage';
import { callPhone } from '@/platform/phone';
import { Button, FieldFrame, happenedWords, Note, OptionGrid, Paper } from '@/ui';
import { iconOf } from '../model/catalogue';
import type { Report } from '../model/useReport';

/** The three likely categories with the words that say so; nothing once one is chosen that fits. */
export function GuessField({ report }: { report: Report }) {
  const { advice, draft, change } = report;
  const guesses = advice?.categories.filter(({ words }) => words.length > 0) ?? [];
  if (guesses.length === 0) return null;
  return (
    <FieldFrame label={TRIAGE_WORDS.guess} note='点一下就选上'>
      <OptionGrid
        label={TRIAGE_WORDS.guess}
        value={draft.categoryId}
        onChange={(categoryId) => change({ categoryId, answers: {} })}
        options={guesses.map((one) => ({ value: one.id, label: one.name, detail: TRIAGE_WORDS.because(one.words), icon: iconOf(one) }))}
      />
    </FieldFrame>
  );
}

/** Who helps faster or by right, dangers first. It keeps nobody from filing. */
export function DiversionCards({ report }: { report: Report }) {
  const { advice } = report;
  if (!advice) return null;
  const urgent = advice.diversions.some(({ danger }) => danger);
  return (
    <>
      {advice.diversions.map(({ id, title, text, call, danger }) => (
        <View className='u-field' key={id}>
          <Paper tone={danger ? 'late' : 'plain'}>
            <View className='advice__title'>{title}</View>
            <View className='u-gap'>{text}</View>
            {call && <View className='u-gap'><Button kind={danger ? 'danger' : 'second'} icon='phone' label={`打 ${call}`} onPress={() => callPhone(call)} /></View>}
            <View className='u-gap u-second'>{TRIAGE_WORDS.stillFile}</View>
          </Paper>
        </View>
      ))}
      {urgent && advice.nightNote && <View className='u-field'><Note tone='warn'>{advice.nightNote}</Note></View>}
    </>
  );
}

type Hint = NonNullable<Report['advice']>['likely'][number];

/** What of it may be told: when, how far it is, how many have met it. Never a word of who reported it. */
function hintWords({ createdAt, state, unit, supporters }: Hint): string {
  const doing = unit ? `${unit}在办` : CASE_STATE_WORDS[state];
  return `${happenedWords(new Date(createdAt), new Date())}有人报过，${doing}${supporters > 0 ? `，${supporters} 位邻居也遇到` : ''}`;
}

/** What is known near by and may be the same: joined with the own words and photos, or filed anyway. */
export function LikelyHints({ report }: { report: Report }) {
  const hints = report.advice?.likely ?? [];
  const first = hints[0];
  if (!first || report.filesAnyway) return null;
  return (
    <View className='u-field'>
      <Paper>
        <View className='advice__title'>{first.mine ? '这件事您好像报过了' : '可能已经有人报过'}</View>
        {hints.slice(0, 1).map((hint) => (
          <View key={hint.id}>
            <View className='u-gap'>{`${hint.category.name}，离这里 ${hint.metres} 米。${hintWords(hint)}`}</View>
            <View className='u-gap u-buttons'>
              {!hint.mine && <Button label='我也遇到' busy={report.joining ? '正在交' : undefined} onPress={() => void report.join(hint.id)} />}
              <Button kind='second' label={hint.mine ? '去看那一件' : '不是同一件'} onPress={() => (hint.mine ? report.see(hint.id) : report.fileAnyway())} />
            </View>
          </View>
        ))}
        <View className='u-gap u-second'>点“我也遇到”，您写的和拍的只给办事的人看，每一步都告诉您。</View>
      </Paper>
    </View>
  );
}
