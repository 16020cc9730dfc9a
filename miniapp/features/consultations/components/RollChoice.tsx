import { View } from '@tarojs/components';
import { useApi } from '@/api';
import { open } from '@/platform/routes';
import { ListRow, OptionGrid } from '@/ui';
import { CONSULTATION_ROLL as WORDS } from '@shared/copy/consultations';
import { ROLL, ROLL_KIND_WORDS } from '@shared/copy/rolls';

/** By which roll is voted on it, said in the notice: one that the body has settled, or its seats. Nothing is asked where it has none. */
export function RollChoice({ bodyId, value, onChange }: { bodyId: string; value: string | null; onChange: (rollId: string | null) => void }) {
  const rolls = (useApi('GET /rolls', bodyId ? { query: { bodyId } } : null).data?.items ?? []).filter(({ state }) => state === 'settled');
  if (rolls.length === 0) return null;
  const options = [{ value: '', label: WORDS.seats, detail: WORDS.seatsHint }, ...rolls.map(({ id, kind, version, lines }) => ({ value: id, label: ROLL_KIND_WORDS[kind].name, detail: `${ROLL.version(version)}，${ROLL.lines(lines)}` }))];
  return <View className='u-gap'><OptionGrid label={WORDS.which} options={options} value={value ?? ''} onChange={(id) => onChange(id === '' ? null : id)} /></View>;
}

/** The roll that the notice names, on the page of the consultation. */
export function NamedRoll({ id }: { id: string }) {
  const roll = useApi('GET /rolls/:id', { params: { id } }, false).data;
  return <ListRow icon='receipt' title={roll ? WORDS.by(ROLL_KIND_WORDS[roll.kind].name) : WORDS.which} detail={roll ? `${ROLL.version(roll.version)}，${ROLL.lines(roll.lines)}` : ''} onPress={() => open('roll', { id })} />;
}
