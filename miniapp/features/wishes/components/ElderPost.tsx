import { View } from '@tarojs/components';
import { useState } from 'react';
import { open } from '@/platform/routes';
import { announce, Button, OptionGrid, Page, Switch } from '@/ui';
import { DOORS } from '@shared/copy/doors';
import { WISH_POST } from '@shared/copy/wishPages';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import { WISH_CATEGORIES } from '@shared/domain/wishes/states';
import type { Post } from '../model/usePost';
import { DoorField, SpokenField, Started, WordsField } from './PostParts';

const NUMBERS = ['一', '二', '三'] as const;
/** What each screen asks for. */
const ASKED: readonly (readonly string[])[] = [['category'], ['text'], ['category', 'text', 'place']];

function Check({ post }: { post: Post }) {
  const { draft } = post;
  return (
    <>
      <View className='wish-card'>
        <View className='u-ruled__words wish-card__words'>{draft.text || WISH_POST.spoken}</View>
        <View className='wish-card__facts'>{draft.category ? WISH_CATEGORY_WORDS[draft.category].name : ''}</View>
      </View>
      <View className='u-gap'><Switch label={WISH_POST.visit} detail={WISH_POST.visitNote} on={draft.visit} onChange={(visit) => post.change({ visit })} /></View>
      <View className='u-gap'><DoorField post={post} /></View>
    </>
  );
}

/** Elder mode's wish: three screens, one question each. Going back never loses what was written. */
export function ElderPost({ post }: { post: Post }) {
  const [step, setStep] = useState(0);
  const last = step === ASKED.length - 1;
  const next = (): void => {
    const gap = (ASKED[step] ?? []).map(post.gap).find(Boolean);
    if (gap) announce(gap, 'warn');
    else if (step === 1 && post.faults.length > 0) announce('这里只收东西、手艺和时间，不收钱', 'warn');
    else if (step === 1 && post.must) announce('电话、证件号码先隐去，再往下', 'warn');
    else if (last) void post.send();
    else setStep(step + 1);
  };
  const foot = (
    <>
      <Button label={last ? WISH_POST.send : '下一步'} {...(post.busy ? { busy: post.busy } : {})} onPress={next} />
      {step > 0 && <View className='u-gap'><Button kind='second' label='上一步' onPress={() => setStep(step - 1)} /></View>}
    </>
  );
  return (
    <Page title='我有个心愿' foot={foot}>
      <View className='wish-step'><View className='wish-step__plate'>{`第${NUMBERS[step]}步`}</View><View className='u-second'>一共三步</View></View>
      <View className='wish-question-large'>{WISH_POST.steps[step]}</View>
      {step === 0 && <Started post={post} />}
      {step === 0 && <View className='u-gap'><Button kind='second' icon='home' label={DOORS.visits.elder} onPress={() => open('visitAsk')} /></View>}
      {step === 0 && <OptionGrid label={WISH_POST.what} options={WISH_CATEGORIES.map((value) => ({ value, label: WISH_CATEGORY_WORDS[value].name, detail: WISH_CATEGORY_WORDS[value].hint }))} value={post.draft.category} onChange={(category) => post.change({ category })} />}
      {step === 1 && <><SpokenField post={post} tapFirst /><WordsField post={post} label={WISH_POST.words} /></>}
      {step === 2 && <Check post={post} />}
    </Page>
  );
}
