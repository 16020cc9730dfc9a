import { View } from '@tarojs/components';
import { CASE_STATE_WORDS } from '@shared/copy/cases';
import { TRIAGE_WORDS } from '@shared/copy/triage';
import { callPhone } from '@/platform/phone';
import { Button, FieldFrame, happenedWords, Note, OptionGrid, Paper } from '@/ui';
import { iconOf } from '../model/catalogue';
import type { Advice } from '../model/useAdvice';
import type { Report } from '../model/useReport';

type Known = Advice | undefined;

/** Categories that the words themselves point to; those without a word are no more than a list. */
export const guessesOf = (advice: Known): Advice['categories'] => advice?.categories.filter(({ words }) => words.length > 0) ?? [];

/** The likely categories with the words that say so; nothing while nothing is likely. */
export function GuessField({ advice, value, onChoose, onOther }: { advice: Known; value: string | null; onChoose: (id: string) => void; onOther?: (() => void) | undefined }) {
  const guesses = guessesOf(advice);
  if (guesses.length === 0) return null;
  return (
    <FieldFrame label={TRIAGE_WORDS.guess} note='点一下就选上'>
      <OptionGrid
        label={TRIAGE_WORDS.guess}
        value={value}
        onChange={onChoose}
        options={guesses.map((one) => ({ value: one.id, label: one.name, detail: TRIAGE_WORDS.because(one.words), icon: iconOf(one) }))}
      />
      {onOther && <Button kind='text' label={TRIAGE_WORDS.other} icon='search' onPress={onOther} />}
    </FieldFrame>
  );
}

/** Who helps faster or by right, dangers first. It keeps nobody from filing. */
export function DiversionCards({ advice }: { advice: Known }) {
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
          </Paper>
        </View>
      ))}
      {urgent && advice.nightNote && <View className='u-field'><Note tone='warn'>{advice.nightNote}</Note></View>}
      {advice.diversions.length > 0 && <View className='u-field u-second'>{TRIAGE_WORDS.stillFile}</View>}
    </>
  );
}

type Hint = Advice['likely'][number];
/** So near that it is the same spot, metres. */
const HERE = 15;

/** What of it may be told: where, when, how far it is, how many have met it. Never a word of who reported it. */
function hintWords({ category, metres, createdAt, state, unit, supporters }: Hint): string {
  const where = metres < HERE ? '就在这里' : `离这里 ${metres} 米`;
  const doing = unit ? `${unit}在办` : CASE_STATE_WORDS[state];
  return `${category.name}，${where}。${happenedWords(new Date(createdAt), new Date())} 有人报过，${doing}${supporters > 0 ? `，${supporters} 位邻居也遇到` : ''}。`;
}

/** What is known near by and may be the same: joined with the own words and photos, or filed anyway. */
export function LikelyHints({ report }: { report: Report }) {
  const hint = report.advice?.likely[0];
  if (!hint || report.filesAnyway) return null;
  const buttons = hint.mine ? (
    <Button kind='second' label='去看那一件' onPress={() => report.see(hint.id)} />
  ) : (
    <>
      <Button label='我也遇到' busy={report.joining ? '正在交' : undefined} onPress={() => void report.join(hint.id)} />
      <Button kind='second' label='不是同一件' onPress={report.fileAnyway} />
    </>
  );
  return (
    <View className='u-field'>
      <Paper>
        <View className='advice__title'>{hint.mine ? '这件事您好像报过了' : '可能已经有人报过'}</View>
        <View className='u-gap'>{hintWords(hint)}</View>
        <View className='u-gap u-buttons'>{buttons}</View>
        <View className='u-gap u-second'>{hint.mine ? '有新情况，到那一件里补一句就行。' : TRIAGE_WORDS.joinNote}</View>
      </Paper>
    </View>
  );
}
