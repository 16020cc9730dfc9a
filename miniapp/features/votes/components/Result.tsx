import { View } from '@tarojs/components';
import { fullMoment, Paper, SectionHead } from '@/ui';
import { areaWords, evaluatedWords, VOTE } from '@shared/copy/votes';
import { barsOf, outcomeWords, type Bar, type VoteView } from '../model/words';

/** Sums side by side; each says its number in words, so that nothing is told by length or colour alone. */
function Bars({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <View className='u-gap'>
      <SectionHead title={title} />
      <Paper>
        {bars.map(({ key, label, value, words }) => (
          <View key={key} className='vote-bar'>
            <View className='vote-bar__line'><View>{label}</View><View>{words}</View></View>
            <View className='vote-bar__track'><View className='vote-bar__fill' style={`width:${Math.round((value / most) * 100)}%`} /></View>
          </View>
        ))}
      </Paper>
    </View>
  );
}
type Counted = VoteView & { readonly tally: NonNullable<VoteView['tally']> };

/** How ranked ballots went over from one to another, round by round. */
function Rounds({ view }: { view: Counted }) {
  const { rounds } = view.tally.counts;
  const label = (id: string): string => view.options.find((option) => option.id === id)?.label ?? id;
  if (!rounds || rounds.length < 2) return null;
  return (
    <View className='u-gap'>
      <SectionHead title={VOTE.rounds} />
      <Paper>{rounds.map((round, at) => <View key={at} className='vote-text'>{`${VOTE.round(at + 1)}，${view.options.filter(({ id }) => id in round.votes).map(({ id }) => `${label(id)} ${round.votes[id] ?? 0} 票`).join('，')}${round.eliminated ? `，${VOTE.out(label(round.eliminated))}` : ''}`}</View>)}</Paper>
    </View>
  );
}
/** What came out: by votes and area, each share as it was evaluated, turnout by building, minutes. */
export function Result({ view }: { view: Counted }) {
  const { counts, outcome, evaluated, buildings, unconfirmed } = view.tally;
  const bars = barsOf(view.tally, view);
  return (
    <View className='u-section'>
      <SectionHead title={VOTE.result} {...(view.publishedAt ? { note: VOTE.published(fullMoment(new Date(view.publishedAt))) } : {})} />
      <Paper>
        <View className='vote-outcome'>{outcomeWords({ outcome, options: view.options })}</View>
        <View>{VOTE.turnout(counts.roll, counts.participants)}</View>
        {view.rule.bases.includes('area') && <View>{`${areaWords(counts.area)}里投了 ${areaWords(counts.participants_area)}`}</View>}
        <View className='u-second'>{VOTE.paper(counts.online, counts.paper, counts.invalid)}</View>
        {outcome.spent !== undefined && <View>{VOTE.spent(outcome.spent)}</View>}
        {outcome.tie_used && <View className='u-second'>{VOTE.tie}</View>}
        {unconfirmed && <View className='u-second'>{VOTE.unconfirmed}</View>}
      </Paper>
      <Bars title={VOTE.persons} bars={bars.persons} />
      {bars.area.length > 0 && <Bars title={VOTE.byArea} bars={bars.area} />}
      <View className='u-gap'><SectionHead title={VOTE.evaluated} /><Paper>{evaluated.map((line) => <View key={`${line.what} ${line.base}`} className='vote-text'>{evaluatedWords(line)}</View>)}</Paper></View>
      <Rounds view={view} />
      {buildings.length > 0 && <View className='u-gap'><SectionHead title={VOTE.buildings} note={VOTE.buildingsNote} /><Paper>{buildings.map(({ building, lines, voted }) => <View key={building ?? ''} className='vote-bar__line'><View>{building ?? VOTE.others}</View><View>{VOTE.buildingLine(lines, voted)}</View></View>)}</Paper></View>}
      {view.minutes && <View className='u-gap'><SectionHead title={VOTE.minutes} /><Paper><View className='vote-text'>{view.minutes}</View></Paper></View>}
    </View>
  );
}
