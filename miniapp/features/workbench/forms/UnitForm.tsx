import { useState } from 'react';
import { Box, Line, Press } from '../elements';
import { ActionButton } from '../components/ActionButton';
import { type BusyDesk, FORM_ID, UNIT_SEARCH_ID } from '../hooks/useDesk';
import { type ChoosableUnit, useUnits } from '../hooks/useUnits';
import { ChoiceWords } from './parts';

/** Units whose name or place in the tree contains what was typed. */
function matching(units: readonly ChoosableUnit[], typed: string): ChoosableUnit[] {
  const wanted = typed.trim();
  return units.filter((unit) => unit.name.includes(wanted) || unit.path.some((step) => step.name.includes(wanted)));
}

const placeOf = (unit: ChoosableUnit): string => [unit.path.map((step) => step.name).slice(-2).join('，'), unit.bounces].filter(Boolean).join('　');

/** Another unit than the rules suggest: searchable; a press chooses it and closes the list. */
export function UnitForm({ desk }: { desk: BusyDesk }) {
  const { view, typed } = desk;
  const { items, error, reload } = useUnits(view.community.id);
  const [search, setSearch] = useState('');
  const units = matching(items ?? [], search);
  const draft = typed.draftOf('acceptAndDispatch');
  const choose = (unit: ChoosableUnit) => {
    typed.change('acceptAndDispatch', { unitId: unit.id, unitName: unit.name });
    desk.close();
  };
  return (
    <Box as='section' className='wb-form' role='form' labelledBy={FORM_ID}>
      <Box className='wb-form__head'>
        <Box as='h2' id={FORM_ID} tab={-1} className='wb-form__title'>交给哪个单位</Box>
        <ActionButton kind='text' onTap={desk.close}>收起</ActionButton>
      </Box>
      <Line id={UNIT_SEARCH_ID} className='wb-field' search label='找单位' placeholder='单位名，例如 物业、城管、供水' maxLength={30} value={search} onText={setSearch} onEnter={() => units[0] && choose(units[0])} />
      <Box className='wb-form__fields' role='list' label={`${units.length} 个单位`}>
        {units.map((unit) => (
          <Box as='div' key={unit.id} role='listitem'>
            <Press className={`wb-choice ${unit.id === draft.unitId ? 'wb-choice--on' : ''}`} onTap={() => choose(unit)}>
              <Box as='span' className='wb-choice__dot' hiddenFromReader />
              <ChoiceWords name={unit.name} detail={placeOf(unit)} />
            </Press>
          </Box>
        ))}
        {items && units.length === 0 && <Box className='wb-second'>没有叫这个名字的单位</Box>}
        {error && !items && <ActionButton onTap={() => void reload()}>没取到单位，再试一次</ActionButton>}
      </Box>
    </Box>
  );
}
