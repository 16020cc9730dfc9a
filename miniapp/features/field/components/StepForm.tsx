import { View } from '@tarojs/components';
import { FieldFrame, PhotoGrid, SectionHead, Words } from '@/ui';
import { FIELD, STEP_WORDS } from '@shared/copy/field';
import { REPORT_LIMITS } from '@shared/domain/cases/limits';
import type { FieldAction } from '@shared/domain/cases/field';
import { type FieldRow, stepOf } from '../model/steps';
import type { useStep } from '../model/useStep';

/** What a step asks for: photos first, they are the quicker word on the spot. */
export function StepForm({ action, row, form }: { action: FieldAction; row: FieldRow; form: ReturnType<typeof useStep> }) {
  const step = stepOf(action);
  const words = STEP_WORDS[action];
  const { draft, paths, missing } = form;
  return (
    <View className='u-section'>
      <SectionHead title={words.title} note={words.note} />
      {step.photos && (
        <FieldFrame label='拍照' note={draft.photos.length > 0 ? `${draft.photos.length} 张，最多 ${REPORT_LIMITS.photos} 张` : `最多 ${REPORT_LIMITS.photos} 张`}>
          <PhotoGrid
            photos={draft.photos.map(({ key }) => ({ id: key, thumb: paths.get(key) ?? '', full: paths.get(key) ?? '' }))}
            max={REPORT_LIMITS.photos}
            onAdd={() => void form.addPhotos()}
            onRemove={form.removePhoto}
          />
        </FieldFrame>
      )}
      <Words label={words.words} value={draft.text} maxLength={step.most} placeholder={words.example} error={missing.text} onChange={(text) => form.change({ text })} />
      {action === 'handle' && row.open > 0 && <Words label={FIELD.why} value={draft.why} maxLength={500} error={missing.why} onChange={(why) => form.change({ why })} />}
    </View>
  );
}
