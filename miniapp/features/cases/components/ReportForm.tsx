import { View } from '@tarojs/components';
import { useState } from 'react';
import { TEXT_DEFAULTS } from '@shared/copy/texts';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import { jumpToField } from '@/platform/scroll';
import { Button, deadlineWords, ErrorList, FootNote, Icon, Note, Page, QueryView, RuledText, Switch } from '@/ui';
import { type Report, sentenceAt } from '../model/useReport';
import { DiversionCards, GuessField, guessesOf, LikelyHints } from './AdviceField';
import { CategoryField } from './CategoryField';
import { PhotoField } from './PhotoField';
import { PlaceField } from './PlaceField';
import { QuestionsField } from './QuestionsField';
import { VoiceField } from '@/ui/voice/VoiceField';

/** By when there will be an answer, said before the button is pressed. */
function PromiseLine({ report }: { report: Report }) {
  const { promise } = report;
  if (!promise) return null;
  return (
    <View className='report-promise'>
      <Icon name='clock' colour='deep' size={32} />
      <View className='report-promise__words'>
        <View className='report-promise__main'>{`${deadlineWords(new Date(promise.promisedAt), new Date())} 前答复您`}</View>
        <View className='report-promise__by'>{`${promise.station.name}接手，周末和放假不算在内`}</View>
      </View>
    </View>
  );
}


/** The report on one page: photo, what, words, where. A photo or two sentences are enough. */
export function ReportForm({ report }: { report: Report }) {
  const { draft, change, shelf, voiceShelf, catalogue, category, missing, promise, advice, sending } = report;
  const [other, setOther] = useState(false);
  const choose = (categoryId: string): void => change({ categoryId, answers: {} });
  const guesses = guessesOf(advice);
  // The likely ones stand for all of them, unless somebody has chosen, or wants to choose, another.
  const few = guesses.length > 0 && !other && (draft.categoryId === null || guesses.some(({ id }) => id === draft.categoryId));
  const texts = catalogue.data?.texts ?? TEXT_DEFAULTS;
  const closed = promise?.officeOpen === false && texts.closedNote !== '';
  const foot = (
    <>
      {closed && <View className='report-closed'>{texts.closedNote}</View>}
      <PromiseLine report={report} />
      <Button label='交给工作站' busy={sending.state === 'sending' ? '正在交' : undefined} onPress={() => void report.submit()} />
      {missing.length > 0 && <FootNote>{`还差 ${missing.length} 处，补上就能交`}</FootNote>}
    </>
  );
  return (
    <Page title='随手拍' foot={foot}>
      <ErrorList title={`还差 ${missing.length} 处，补上就能交`} items={missing.map(({ id, label }) => ({ id, label }))} onJump={jumpToField} />
      <Note tone='warn'>{texts.emergencyNote}</Note>
      <View className='u-field'><PhotoField shelf={shelf} error={sentenceAt(missing, 'photos')} id='field-photos' /></View>
      <View className='u-field'><VoiceField shelf={voiceShelf} note='不用打字' error={sentenceAt(missing, 'voices')} id='field-voices' /></View>
      <RuledText
        id='field-text'
        label='说两句'
        note='有照片或录音可以不写'
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={REPORT_LIMITS.text}
        placeholder='比如：3 楼的灯坏了三天，晚上看不见台阶'
        error={sentenceAt(missing, 'text')}
      />
      <DiversionCards advice={advice} />
      <GuessField advice={advice} value={draft.categoryId} onChoose={choose} onOther={few ? () => setOther(true) : undefined} />
      <QueryView query={catalogue} what='事情的分类'>
        {(data) => !few && <CategoryField categories={data.categories} value={draft.categoryId} onChange={choose} error={sentenceAt(missing, 'category')} />}
      </QueryView>
      {category && category.questions.length > 0 && (
        <QuestionsField category={category} answers={draft.answers} onChange={(answers) => change({ answers })} error={sentenceAt(missing, 'questions')} />
      )}
      <PlaceField
        place={draft.place}
        onChange={(place) => change({ place })}
        detail={promise && (promise.outsideGrids ? `不在网格里，交给最近的${promise.community.name}` : `${promise.community.name}${promise.grid ? `，${promise.grid.name}` : ''}`)}
        error={sentenceAt(missing, 'place')}
      />
      <LikelyHints report={report} />
      {!category?.sensitive && (
        <View className='u-field'>
          <Switch label='邻居也能看到这件事' detail='不显示您的姓名、电话和门牌' on={draft.showToNeighbours} onChange={(showToNeighbours) => change({ showToNeighbours })} />
        </View>
      )}
      <View className='u-field u-second'>{texts.privacyNote}</View>
    </Page>
  );
}
