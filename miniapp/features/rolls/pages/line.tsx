import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useApi, useSignedIn } from '@/api';
import { replace } from '@/platform/routes';
import { Empty, happenedWords, ListRow, Page, Paper, QueryView, SectionHead, useStepped } from '@/ui';
import { ROLL, ROLL_DESK, ROLL_LOG_WORDS } from '@shared/copy/rolls';
import { areaShown } from '@shared/domain/rolls/cells';
import { CorrectPart } from '../components/Correct';
import { HolderPart } from '../components/Holder';
import { DelegatePart, VoterPart } from '../components/Stands';
import { rollWords, type LineProps } from '../model/words';
import './rolls.scss';

function Log({ view }: LineProps) {
  if (view.log.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title={ROLL_DESK.log} />
      <Paper tone='list'>{view.log.map(({ at, what, by, second, reason }, index) => <ListRow key={index} title={ROLL_LOG_WORDS[what] ?? what} detail={[by, second === null ? null : ROLL_DESK.second(second), reason, happenedWords(new Date(at), new Date())].filter(Boolean).join('，')} />)}</Paper>
    </View>
  );
}

function Whole(props: LineProps) {
  const { view } = props;
  return (
    <>
      <View className='rolls__title'>{view.place}</View>
      <View className='rolls__facts'>{[view.roll.body.name, rollWords(view.roll), view.roll.kind === 'owners' ? ROLL.area(areaShown(view.area)) : null, view.developer ? ROLL_DESK.developer : null, view.live ? null : ROLL_DESK.voided].filter(Boolean).join('，')}</View>
      <View className='rolls__two'>
        <View>
          <View className='u-section'><SectionHead title={ROLL_DESK.who} />{view.holders.map((_, at) => <HolderPart key={`${at} ${view.revision}`} at={at} {...props} />)}</View>
          {view.holders.length > 1 && <VoterPart {...props} />}
        </View>
        <View>
          {view.live && <CorrectPart key={`correct ${view.revision}`} {...props} />}
          {view.live && <DelegatePart key={`delegate ${view.revision}`} {...props} />}
          <Log {...props} />
        </View>
      </View>
    </>
  );
}

function OneLine({ id, refOf }: { id: string; refOf: string }) {
  const query = useApi('GET /rolls/:id/lines/:ref', { params: { id, ref: refOf } }, false);
  const { view, taps, onDone } = useStepped(query);
  return <Page title={ROLL_DESK.line} className='rolls'><QueryView query={query} what='这一行'>{(data) => <Whole view={view ?? data} taps={taps} onDone={onDone} />}</QueryView></Page>;
}

/** One line for the station: who it is, what is put right, who stands in. */
export default function RollLinePage() {
  const { id = '', ref = '' } = useRouter().params;
  const [[rollId, line]] = useState([id, ref] as const);
  useSignedIn();
  if (rollId !== '' && line !== '') return <OneLine id={rollId} refOf={line} />;
  return <Page title={ROLL_DESK.line} className='rolls'><Empty title='没有这一行' body='回到名册，重新选一行。' act={{ label: ROLL_DESK.title, onPress: () => replace('rollsDesk') }} /></Page>;
}
