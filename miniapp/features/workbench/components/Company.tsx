import { CASE_STATE_WORDS } from '@shared/copy/cases';
import { neighboursSay } from '@shared/copy/neighbourWords';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { ActionButton } from './ActionButton';
import { Photos } from './Photos';

type Said = { readonly word?: { readonly solved: boolean; readonly text: string | null } | undefined };
/** What one of them says of the result. */
const wordOf = ({ word }: Said): string | null => word ? [word.solved ? '说解决了' : '说没有解决', word.text].filter(Boolean).join('：') : null;

/** Where a merged case goes on, and who has met the same: names, words and photos for those who handle it. */
export function Company({ desk }: { desk: BusyDesk }) {
  const { merged, company, neighboursSay: said } = desk.view;
  const unmerge = desk.menu.beside.find(({ action }) => action === 'unmerge');
  if (!merged && !company) return null;
  return (
    <Box as='section' className='wb-paper wb-triage' labelledBy='wb-company'>
      <Box className='wb-paper__head'><Box as='h3' id='wb-company' className='wb-paper__title'>{merged ? '并案办理' : '也遇到的居民'}</Box></Box>
      {merged && (
        <Box className='wb-triage__row'>
          <Box as='span'>{`并到 ${merged.number} 一起办，那件${CASE_STATE_WORDS[merged.state]}`}</Box>
          {unmerge && <ActionButton id='wb-open-unmerge' kind='text' letter={unmerge.key} onTap={() => desk.press(unmerge)}>{unmerge.word}</ActionButton>}
        </Box>
      )}
      {said && said.solved + said.not > 0 && <Box className='wb-triage__row'><Box as='span'>{neighboursSay(said)}</Box></Box>}
      {company?.merged.map((one) => (
        <Box key={one.id} className='wb-triage__row'>
          <Box as='span'>{[`并进来：${one.number}`, one.reporter, one.title, wordOf(one)].filter(Boolean).join('　')}</Box>
        </Box>
      ))}
      {company?.supporters.map((one) => (
        <Box key={`${one.name}${one.at}`} className='wb-side'>
          <Box>{[one.name, one.phoneTail && `电话尾号 ${one.phoneTail}`, one.text, wordOf(one)].filter(Boolean).join('　')}</Box>
          {one.photos.length > 0 && <Photos photos={one.photos} what='也遇到的居民拍的' />}
        </Box>
      ))}
    </Box>
  );
}
