import { View } from '@tarojs/components';
import { useState } from 'react';
import { NEIGHBOUR_WORDS, neighboursSay } from '@shared/copy/neighbourWords';
import { Button, Note, Paper, SectionHead } from '@/ui';
import type { CaseView } from '../model/submit';
import { caseCalls, type CaseHandle } from '../model/useCase';

interface Props {
  handle: CaseHandle;
  view: CaseView;
}

/** The question to one who met it too, or whose own goes on in another: has it been solved on their side. */
function Question({ handle, view }: Props) {
  const mine = view.neighboursSay?.mine ?? null;
  const [changing, setChanging] = useState(false);
  const tell = async (solved: boolean): Promise<void> => {
    const said = await handle.act('tellSolved', (key) => caseCalls.tellSolved(view, key, solved), NEIGHBOUR_WORDS.thanks[solved ? 'solved' : 'not']);
    if (said) setChanging(false);
  };
  if (mine !== null && !changing) {
    return (
      <>
        <View>{NEIGHBOUR_WORDS.thanks[mine]}</View>
        <View className='u-gap'><Button kind='text' label={NEIGHBOUR_WORDS.change} onPress={() => setChanging(true)} /></View>
      </>
    );
  }
  return (
    <>
      <View>{NEIGHBOUR_WORDS.hint}</View>
      <View className='u-gap u-buttons'>
        <Button kind='second' label={NEIGHBOUR_WORDS.yes} onPress={() => void tell(true)} />
        <Button kind='second' label={NEIGHBOUR_WORDS.no} onPress={() => void tell(false)} />
      </View>
    </>
  );
}

/** What neighbours say of the result, and the question to those who are asked. */
export function CaseNeighbourWords({ handle, view }: Props) {
  const { neighboursSay: said } = view;
  if (!said) return null;
  const any = said.solved + said.not > 0;
  return (
    <View className='u-field'>
      {said.mayTell && (
        <>
          <SectionHead title={NEIGHBOUR_WORDS.question} />
          <Paper><Question handle={handle} view={view} /></Paper>
        </>
      )}
      {any && <View className={said.mayTell ? 'u-gap' : undefined}><Note icon='talk'>{neighboursSay(said)}</Note></View>}
    </View>
  );
}
