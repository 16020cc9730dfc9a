import { WHY_LABELS } from '@shared/copy/cases';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { ActionButton } from './ActionButton';

/** Why it lies here, row by row, and the way to put it right. */
export function Why({ desk }: { desk: BusyDesk }) {
  const { view, menu } = desk;
  const correct = menu.beside.find((item) => item.action === 'correct');
  return (
    <Box as='section' className='wb-paper' labelledBy='wb-why'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-why' className='wb-paper__title'>为什么在这里</Box>
        {correct && <ActionButton id='wb-open-correct' kind='text' letter={correct.key} onTap={() => desk.press(correct)}>改分类或网格</ActionButton>}
      </Box>
      <Box as='dl' className='wb-why'>
        {view.why.map((row) => <Row key={row.kind + row.text} word={WHY_LABELS[row.kind]} text={row.text} />)}
      </Box>
    </Box>
  );
}

function Row({ word, text }: { word: string; text: string }) {
  return (
    <Box className='wb-why__row'>
      <Box as='dt' className='wb-why__word'>{word}</Box>
      <Box as='dd' className='wb-why__text'>{text}</Box>
    </Box>
  );
}
