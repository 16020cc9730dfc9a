import { View } from '@tarojs/components';
import { Field, FieldError, FieldFrame, OptionGrid, PlaceChoice, RuledText, Several } from '@/ui';
import { VISIT, VISIT_REASON_WORDS, VISIT_TIME_WORDS } from '@shared/copy/visits';
import { VISIT_LIMITS } from '@shared/domain/visits/limits';
import { VISIT_REASONS, VISIT_TIMES } from '@shared/domain/visits/states';
import type { VisitDraft } from '../model/draft';

interface WantedProps {
  readonly draft: VisitDraft;
  readonly change: (part: Partial<VisitDraft>) => void;
  readonly sentence: (id: string) => string | undefined;
  /** Elder mode asks by taps alone, in one sitting; words may still be added. */
  readonly elder?: boolean;
  /** The community whose map is opened first. */
  readonly community?: string | undefined;
}
/** Why, when it suits, where. */
export function Wanted({ draft, change, sentence, elder = false, community }: WantedProps) {
  return (
    <>
      <FieldFrame id='field-reason' label={VISIT.reason} {...(sentence('reason') ? { error: sentence('reason') as string } : {})}>
        <OptionGrid label={VISIT.reason} columns={2} options={VISIT_REASONS.map((value) => ({ value, label: VISIT_REASON_WORDS[value] }))} value={draft.reason} onChange={(reason) => change({ reason })} />
      </FieldFrame>
      <Several label={VISIT.times} keys={VISIT_TIMES} words={VISIT_TIME_WORDS} value={draft.times} onChange={(times) => change({ times })} />
      {!elder && <Field label={VISIT.timesText} value={draft.timesText} maxLength={VISIT_LIMITS.times} placeholder={VISIT.timesPlaceholder} onChange={(timesText) => change({ timesText })} />}
      <RuledText label={VISIT.text} value={draft.text} maxLength={VISIT_LIMITS.text} placeholder={VISIT.textPlaceholder} onChange={(text) => change({ text })} />
      <View className='u-section' id='field-place'>
        <FieldFrame label={VISIT.place}>
          <PlaceChoice place={draft.place} onChoose={(place) => change({ place })} community={community} />
          <FieldError {...(sentence('place') ? { text: sentence('place') as string } : {})} />
        </FieldFrame>
      </View>
    </>
  );
}
