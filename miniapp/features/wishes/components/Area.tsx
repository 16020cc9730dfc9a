import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button, OptionGrid } from '@/ui';
import { WISH } from '@shared/copy/wishPages';

interface Grid {
  id: string;
  name: string;
}
const WHOLE = '';

/**
 * Which part of the community is looked at: all of it, or one grid (网格), behind one press that says which it is.
 * `grids`: as the last answer said; what was known stays while the next is on its way. A grid that a redraw took away is let go.
 */
export function Area({ grids, value, onChange }: { grids: readonly Grid[] | undefined; value: string | null; onChange: (id: string | null) => void }) {
  const [known, setKnown] = useState(grids);
  const [open, setOpen] = useState(false);
  if (grids && grids !== known) setKnown(grids);
  const all = grids ?? known ?? [];
  const gone = value !== null && grids !== undefined && !grids.some(({ id }) => id === value);
  useEffect(() => { if (gone) onChange(null); }, [gone, onChange]);
  // One grid, or none, is the community.
  if (all.length < 2) return null;
  if (!open) return <Button kind='text' label={WISH.areaNow(all.find(({ id }) => id === value)?.name ?? WISH.wholeArea)} onPress={() => setOpen(true)} />;
  const choose = (id: string): void => {
    onChange(id === WHOLE ? null : id);
    setOpen(false);
  };
  return (
    <View className='u-gap'>
      <OptionGrid label={WISH.area} columns={2} options={[{ value: WHOLE, label: WISH.wholeArea }, ...all.map(({ id, name }) => ({ value: id, label: name }))]} value={value ?? WHOLE} onChange={choose} />
    </View>
  );
}
