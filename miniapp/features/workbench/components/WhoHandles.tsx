import { Box, Lines } from '../elements';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import { UNIT_KEY } from '../model/menu';
import { ActionButton } from './ActionButton';
import { FieldError } from './FieldError';

/** Who the rules name, or who was chosen instead, and a sentence for them. Only while the case can be given to somebody. */
export function WhoHandles({ desk }: { desk: BusyDesk }) {
  const { view, menu, typed, acting } = desk;
  const item = menu.foot.find(({ action }) => action === 'acceptAndDispatch' || action === 'dispatch');
  const { suggestion } = view;
  const ours = suggestion?.unit.id === view.station.id;
  if (!item && !ours) return null;
  const draft = typed.draftOf('acceptAndDispatch');
  const chosen = draft.unitId ? draft.unitName : ours ? `${view.station.name}（我们）` : '还没选';
  const bySuggestion = suggestion && (draft.unitId === suggestion.unit.id || (ours && !draft.unitId));
  const error = acting.wrong === item?.action ? acting.errors : {};
  return (
    <Box as='section' className='wb-paper' labelledBy='wb-who'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-who' className='wb-paper__title'>该谁办</Box>
        <ActionButton id='wb-open-units' kind='text' letter={UNIT_KEY} onTap={() => desk.open('units')}>换单位</ActionButton>
      </Box>
      <Box className='wb-who'>
        <Box as='b' className='wb-who__unit'>{chosen}</Box>
        <Box className='wb-who__reason'>{bySuggestion ? suggestion.reason : draft.unitId ? '您选的，不按规则' : '规则里没有写，要选一个'}</Box>
      </Box>
      <FieldError text={error.unitId} />
      {item && draft.unitId !== '' && (
        <Box className='wb-who__words'>
          <Lines
            id={fieldId(item.action, 'text')}
            className='wb-field'
            label={`交代${draft.unitName}一句，可以不写`}
            placeholder='交代一句（可以不写，居民也看得到）'
            rows={1}
            maxLength={500}
            value={draft.text}
            onText={(text) => desk.typed.change('acceptAndDispatch', { text })}
          />
          <FieldError text={error.text} />
        </Box>
      )}
    </Box>
  );
}
