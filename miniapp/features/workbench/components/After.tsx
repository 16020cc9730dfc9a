import { fullMoment } from '@/ui';
import { CALLBACK_WHY, CALLBACK_WORDS, REVIEW_WORDS } from '@shared/copy/callbacks';
import { CALLBACK_RULE } from '@shared/domain/cases/callbacks';
import { Box } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import type { CaseView } from '../model/types';
import { ActionButton } from './ActionButton';

/** `要回访：急事都要回访。打过 1 次没打通，一共打 3 次`. */
function callWords({ state, why, tries }: NonNullable<CaseView['callback']>): string {
  const missed = state === 'due' && tries > 0 ? `打过 ${tries} 次没打通，打满 ${CALLBACK_RULE.attempts} 次算联系不上` : '';
  return [`${CALLBACK_WORDS[state]}：${CALLBACK_WHY[why]}`, missed].filter(Boolean).join('。');
}

const line = (word: string, text: string | null, at: string): string => `${[word, text].filter(Boolean).join('。')}　${fullMoment(new Date(at))}`;

/** After the end: who is to be called back, what the street found, the resident's last word, and the station's of the unit. */
export function After({ desk }: { desk: BusyDesk }) {
  const { callback, review, unsolved, unitRating, leadUnit } = desk.view;
  const rate = desk.menu.beside.find(({ action }) => action === 'rateUnit');
  if (!callback && !review && !unsolved && !unitRating && !rate) return null;
  return (
    <Box as='section' className='wb-paper wb-triage' labelledBy='wb-after'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-after' className='wb-paper__title'>办结以后</Box>
        {rate && <ActionButton id='wb-open-rateUnit' kind='text' onTap={() => desk.press(rate)}>{`给${leadUnit?.name ?? '单位'}打分`}</ActionButton>}
      </Box>
      {unsolved && <Box className='wb-side wb-side--danger'>{line('居民说：办结了，但没解决', unsolved.text, unsolved.at)}</Box>}
      {callback && <Box className='wb-triage__row'>{callWords(callback)}</Box>}
      {review && <Box className='wb-triage__row'>{line(REVIEW_WORDS[review.state], review.reason, review.at)}</Box>}
      {unitRating && <Box className='wb-triage__row'>{line(`工作站给${leadUnit?.name ?? '单位'}打了 ${unitRating.points} 分`, unitRating.text, unitRating.at)}</Box>}
    </Box>
  );
}
