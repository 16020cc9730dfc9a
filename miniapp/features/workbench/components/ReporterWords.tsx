import { WORDS_CHECK_WORDS } from '@shared/copy/checks';
import { CONTACT_WORDS } from '@shared/copy/audit';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { CONTACT_KEY } from '../model/menu';
import type { CaseView } from '../model/types';
import { ActionButton } from './ActionButton';
import { ProxyNote } from './ProxyNote';

/** Who says it, and whether neighbours may see it. */
function who(view: CaseView): string {
  const { reporter } = view;
  const phone = reporter?.phoneTail ? `电话尾号 ${reporter.phoneTail}` : null;
  const shown = view.showToNeighbours ? '同意给邻居看' : '不给邻居看';
  return [reporter?.name ?? '居民', phone, shown].filter(Boolean).join('　');
}

/** What the resident wrote, word for word, on osmanthus ruled paper. */
export function ReporterWords({ desk }: { desk: BusyDesk }) {
  const { view } = desk;
  return (
    <Box as='section' className='wb-words' label='居民说的'>
      <Box as='p' className='wb-words__text'>{view.text ?? (view.voices ? '没有写字，听录音' : '没有写字，看照片')}</Box>
      {view.answers.map(({ question, answer }) => (
        <Box as='p' key={question} className='wb-words__answer'>{`${question}　${answer}`}</Box>
      ))}
      <Box className='wb-words__foot'>
        <Box as='span'>{who(view)}</Box>
        {view.reporter?.mayContact && <ActionButton id='wb-open-contact' kind='text' letter={CONTACT_KEY} onTap={() => desk.open('contact')}>{CONTACT_WORDS.open}</ActionButton>}
      </Box>
      <ProxyNote view={view} />
      {view.wordsCheck && <Box className={view.wordsCheck === 'review' ? 'wb-words__care wb-words__care--warn' : 'wb-words__care'}>{WORDS_CHECK_WORDS[view.wordsCheck]}</Box>}
    </Box>
  );
}
