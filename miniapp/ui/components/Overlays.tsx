import { Text, View } from '@tarojs/components';
import { aria } from '../a11y';
import { useSheetFocus } from '../focus';
import { useOverlays } from '../overlays';
import { Button } from './Button';
import { Icon } from './Icon';

function Toast() {
  const toast = useOverlays((state) => state.toast);
  return (
    <View className='u-toasts' {...aria({ role: 'status', live: 'polite' })}>
      {toast && (
        <View key={toast.shown} className={`u-toast u-toast--${toast.kind}`}>
          <Icon name={toast.kind === 'done' ? 'check' : 'warn'} colour={toast.kind === 'done' ? 'door' : 'brick'} size={22} />
          <Text className='u-toast__text'>{toast.text}</Text>
        </View>
      )}
    </View>
  );
}

function ConfirmSheet() {
  const question = useOverlays((state) => state.question);
  useSheetFocus(question !== null, 'u-sheet', () => question?.answer(false));
  if (!question) return null;
  return (
    <View className='u-sheet'>
      <View className='u-sheet__shade' onClick={() => question.answer(false)} />
      <View id='u-sheet' className='u-sheet__paper' {...aria({ role: 'dialog', modal: true, label: question.title })}>
        <View className='u-sheet__title'>{question.title}</View>
        {question.body && <View className='u-sheet__body'>{question.body}</View>}
        <View className='u-buttons'>
          <Button kind='second' label={question.no ?? '再想想'} onPress={() => question.answer(false)} />
          <Button kind={question.danger ? 'danger' : 'primary'} label={question.yes} onPress={() => question.answer(true)} />
        </View>
      </View>
    </View>
  );
}

/** Toast and question of the page on top. `Page` draws it; nobody else has to. */
export function Overlays() {
  return (
    <>
      <Toast />
      <ConfirmSheet />
    </>
  );
}
