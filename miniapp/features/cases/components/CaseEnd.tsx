import { View } from '@tarojs/components';
import { AFTER_BUTTONS, REVIEW_WORDS, UNSOLVED_NOTE } from '@shared/copy/callbacks';
import { Button, confirm, Note } from '@/ui';
import type { CaseView } from '../model/submit';
import { caseCalls, type CaseHandle } from '../model/useCase';

async function askUnsolved(handle: CaseHandle, view: CaseView): Promise<void> {
  const sure = await confirm({ title: '办结了，但没解决？', body: '这句话会记在账上，算在没解决里，工作站会收到消息。', yes: '记下来', no: '先不说' });
  if (sure) await handle.act('markUnsolved', (key) => caseCalls.markUnsolved(view, key), '记下了，工作站会收到消息');
}

/** After the end: what the street found, and the resident's last word where it is not solved. */
export function CaseEnd({ handle, view }: { handle: CaseHandle; view: CaseView }) {
  const review = view.review && [REVIEW_WORDS[view.review.state], view.review.reason].filter(Boolean).join('。');
  return (
    <>
      {review && <View className='u-field'><Note>{review}</Note></View>}
      {view.unsolved && <View className='u-field'><Note>{UNSOLVED_NOTE}</Note></View>}
      {view.actions.includes('markUnsolved') && <View className='u-gap'><Button kind='text' label={AFTER_BUTTONS.markUnsolved} onPress={() => void askUnsolved(handle, view)} /></View>}
    </>
  );
}
