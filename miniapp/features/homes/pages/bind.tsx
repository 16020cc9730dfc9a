import { View } from '@tarojs/components';
import { back } from '@/platform/routes';
import { announce, Button, FootNote, Page, useElder } from '@/ui';
import { BuildingStep, CheckStep, CommunityStep, EntranceStep, NumberStep, RelationStep, WordsStep } from '../components/BindSteps';
import { useBinding, type Step } from '../model/useBinding';
import './homes.scss';

const QUESTIONS: Readonly<Record<Step, string>> = {
  community: '您住在哪个社区？',
  building: '哪一栋楼？',
  words: '您家的地址怎么写？',
  entrance: '哪个单元？',
  no: '房号是多少？',
  relation: '您怎么住在这里？',
  check: '这样交给工作站，行吗？',
};
const SCREENS = { community: CommunityStep, building: BuildingStep, words: WordsStep, entrance: EntranceStep, no: NumberStep, relation: RelationStep, check: CheckStep } as const;

/** Says where one lives, one question on each screen, in the standard mode and in elder mode. */
export default function BindHome() {
  const elder = useElder();
  const binding = useBinding(back);
  const { step, at, count, gap, busy } = binding;
  const Screen = SCREENS[step];
  const last = step === 'check';
  const next = (): void => {
    if (gap) announce(gap, 'warn');
    else if (last) void binding.send();
    else binding.next();
  };
  const foot = (
    <>
      <Button label={last ? '交给工作站' : '下一步'} busy={busy ? '正在交…' : undefined} onPress={next} />
      {at > 0 && <View className='u-gap'><Button kind='second' label='上一步' onPress={binding.previous} /></View>}
      {!elder && <FootNote>谁住在哪一户，只有工作站和同住的人看得到</FootNote>}
    </>
  );
  return (
    <Page title='加一处住处' className='homes' foot={foot}>
      <View className='homes__step'>{`第 ${at + 1} 步，一共 ${count} 步`}</View>
      <View className='homes__question'>{QUESTIONS[step]}</View>
      <Screen binding={binding} onNext={binding.next} />
    </Page>
  );
}
