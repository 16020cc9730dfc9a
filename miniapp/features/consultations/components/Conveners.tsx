import { View } from '@tarojs/components';
import { Option, SectionHead } from '@/ui';
import { BODY_FORM } from '@shared/copy/bodies';
import { type BodyKind, convenersOf } from '@shared/domain/bodies/kinds';

/** Which units convene a body: one, or two of a joint conference. */
export function Conveners({ kind, units, value, onChange }: { kind: BodyKind; units: readonly { readonly id: string; readonly name: string }[]; value: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const flip = (id: string) => (): void => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id].slice(-convenersOf(kind)));
  return (
    <>
      <SectionHead title={kind === 'jointConference' ? BODY_FORM.convenersTwo : BODY_FORM.conveners} />
      <View className='u-options u-options--2'>{units.map(({ id, name }) => <Option key={id} kind='checkbox' label={name} chosen={value.includes(id)} onPress={flip(id)} />)}</View>
    </>
  );
}
