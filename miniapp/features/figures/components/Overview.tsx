import { View } from '@tarojs/components';
import { Note, Paper, SectionHead, Tile } from '@/ui';
import { AFTER_FIGURES, callsWords, END_LEVEL_WORDS, RATE_NOTES, RATE_WORDS, STAGE_WORDS } from '@shared/copy/figures';
import { END_LEVELS } from '@shared/domain/statistics/tally';
import { answerable, type FigurePage, type Figures, officeWords, shareWords } from '../model/words';

const ENDED = { grid: 'endedGrid', community: 'endedCommunity', street: 'endedStreet', district: 'endedDistrict' } as const;

/** Received and answered, and the three rates with their composite. */
export function Tiles({ page }: { page: FigurePage }) {
  const { counts, rates } = page.total;
  const { response, resolution, satisfaction } = page.weights;
  return (
    <View className='u-tiles'>
      <Tile title='收到' figure={`${counts.received} 件`} note={`撤回 ${counts.withdrawn}，不予受理 ${counts.declined}`} />
      <Tile title='按时答复' figure={shareWords(counts.onTime, counts.onTime + counts.overdue)} note={`超时 ${counts.overdue} 件`} />
      {(['response', 'resolution', 'satisfaction'] as const).map((rate) => <Tile key={rate} title={RATE_WORDS[rate]} figure={rates ? `${rates[rate]}%` : '—'} note={RATE_NOTES[rate]} />)}
      <Tile title={RATE_WORDS.composite} figure={rates ? `${rates.composite}%` : '—'} note={`按 ${response}、${resolution}、${satisfaction} 合成`} />
    </View>
  );
}

/** What the rates are counted of: silence is no word. */
export function Spoken({ counts }: Pick<Figures, 'counts'>) {
  const words = counts.valid === 0 ? '这段时间还没有居民评价，三率先空着。' : `评价了的 ${counts.valid} 件算进三率；没评价就结束的 ${counts.unrated} 件不算，另外列着。`;
  return <View className='u-gap'><Note>{words}</Note></View>;
}

/** How long each stage takes. */
export function Stages({ page }: { page: FigurePage }) {
  return (
    <View className='u-section'>
      <SectionHead title='每一步用多久' note='都是上班时间' />
      <Paper>
        <View className='fig__stage fig__stage--head'><View className='fig__stage-name' /><View className='fig__stage-cell'>一半在</View><View className='fig__stage-cell'>九成在</View></View>
        {page.total.stages.map(({ stage, cases, median, p90 }) => (
          <View key={stage} className='fig__stage'>
            <View className='fig__stage-name'>{STAGE_WORDS[stage]}<View className='u-second'>{cases} 件</View></View>
            <View className='fig__stage-cell'>{officeWords(median, page.dayMinutes)}</View>
            <View className='fig__stage-cell'>{officeWords(p90, page.dayMinutes)}</View>
          </View>
        ))}
      </Paper>
    </View>
  );
}

function Bar({ name, part, whole }: { name: string; part: number; whole: number }) {
  return (
    <View className='fig__bar'>
      <View className='fig__bar-words'><View>{name}</View><View>{`${part} 件　${shareWords(part, whole)}`}</View></View>
      <View className='fig__track'><View className='fig__fill' style={{ width: whole === 0 ? '0' : `${(part / whole) * 100}%` }} /></View>
    </View>
  );
}

/** Where matters came to their end (小事不出网格、大事不出镇街). */
export function Ends({ counts }: Pick<Figures, 'counts'>) {
  const whole = END_LEVELS.reduce((sum, level) => sum + counts[ENDED[level]], 0);
  return (
    <View className='u-section'>
      <SectionHead title='在哪里办结' note={`${whole} 件`} />
      <Paper className='fig__bars'>{END_LEVELS.map((level) => <Bar key={level} name={END_LEVEL_WORDS[level]} part={counts[ENDED[level]]} whole={whole} />)}</Paper>
    </View>
  );
}

/** After the end: who was called back and what they said, the street's reviews, and what is closed and not solved. */
export function Afterwards({ counts }: Pick<Figures, 'counts'>) {
  const called = counts.callsReached + counts.callsUnreachable;
  const tried = callsWords(called, counts.callsDue);
  return (
    <View className='u-section'>
      <SectionHead title={AFTER_FIGURES.title} note={tried} />
      <Paper className='fig__bars'>
        <Bar name={AFTER_FIGURES.reached} part={counts.callsReached} whole={called} />
        <Bar name={AFTER_FIGURES.content} part={counts.callsContent} whole={counts.callsReached} />
        <Bar name={AFTER_FIGURES.unreachable} part={counts.callsUnreachable} whole={called} />
        <Bar name={AFTER_FIGURES.reviewed} part={counts.reviewed} whole={counts.closed} />
        <Bar name={AFTER_FIGURES.saidUnsolved} part={counts.saidUnsolved} whole={counts.closed} />
      </Paper>
    </View>
  );
}

/** What went back and forth. */
export function Detours({ counts }: Pick<Figures, 'counts'>) {
  const whole = answerable(counts);
  return (
    <View className='u-section'>
      <SectionHead title='走了弯路的' note={`占 ${whole} 件里的`} />
      <Paper className='fig__bars'>
        <Bar name={counts.returns > counts.bounced ? `退过单（一共退了 ${counts.returns} 次）` : '退过单'} part={counts.bounced} whole={whole} />
        <Bar name='超过答应的时间' part={counts.overdue} whole={whole} />
        <Bar name='办了又重办' part={counts.redone} whole={whole} />
        <Bar name='办结了又发生' part={counts.repeated} whole={whole} />
        <Bar name='同一件事又报一次' part={counts.merged} whole={counts.received} />
      </Paper>
    </View>
  );
}
