import { useEffect, useRef } from 'react';
import { useApi } from '@/api';
import { CASE_GRADE_WORDS } from '@shared/copy/cases';
import { DECLINE_WORDS, TRIAGE_WORDS } from '@shared/copy/triage';
import type { ResponseOf } from '@shared/contract';
import { Box, Picture } from '../elements';
import type { BusyDesk } from '../hooks/useDesk';
import { stateWord } from '../model/sentences';
import { ActionButton } from './ActionButton';

type Judged = ResponseOf<'GET /cases/:id/triage'>;
type Likely = Judged['likely'][number];

/** What the words say it is: one tap puts the category right, with the words as the reason. */
function Guesses({ desk, judged }: { desk: BusyDesk; judged: Judged }) {
  const { view } = desk;
  const others = judged.categories.filter(({ id, words }) => id !== view.category.id && words.length > 0);
  if (!view.actions.includes('correct') || others.length === 0 || judged.categories[0]?.id === view.category.id) return null;
  const put = (id: string, reason: string) => {
    desk.typed.change('correct', { categoryId: id, reason });
    void desk.run('correct');
  };
  return (
    <Box className='wb-triage__row'>
      <Box as='span' className='wb-second'>{`现在是“${view.category.name}”。看写的话，更像`}</Box>
      {others.slice(0, 2).map(({ id, name, words }) => (
        <ActionButton key={id} kind='second' onTap={() => put(id, `${TRIAGE_WORDS.because(words)}，改成${name}`)}>{`改成${name}（${words.join('、')}）`}</ActionButton>
      ))}
    </Box>
  );
}

/** How urgent it is and by which words; the station changes it with a reason. */
function Grade({ desk, judged }: { desk: BusyDesk; judged: Judged }) {
  const { view } = desk;
  const regrade = desk.menu.beside.find(({ action }) => action === 'regrade');
  if (!regrade) return null;
  const words = judged.grade.words.length > 0 ? `，${TRIAGE_WORDS.because(judged.grade.words)}` : '';
  return (
    <Box className='wb-triage__grade'>
      <Box as='span' className='wb-second'>{`急缓：${CASE_GRADE_WORDS[view.grade]}${words}`}</Box>
      <ActionButton id='wb-open-regrade' kind='text' letter={regrade.key} onTap={() => desk.press(regrade)}>{regrade.word}</ActionButton>
    </Box>
  );
}

/** Who is there for this instead: one tap opens the refusal with the rule and the words that fit. */
function Cards({ desk, judged }: { desk: BusyDesk; judged: Judged }) {
  const may = desk.view.actions.includes('decline');
  const decline = (ruleId: string, reason: string) => {
    desk.typed.change('decline', { ruleId, reason });
    desk.open('decline');
  };
  return (
    <>
      {judged.diversions.map(({ id, title, words, ruleId, danger, call }) => (
        <Box key={id} className={`wb-side ${danger ? 'wb-side--danger' : ''}`}>
          <Box as='b'>{title}</Box>
          <Box className='wb-second'>{[TRIAGE_WORDS.because(words), danger && call && `先问居民打过 ${call} 没有，再接着办`].filter(Boolean).join('。')}</Box>
          {may && ruleId && <ActionButton kind='text' onTap={() => decline(ruleId, DECLINE_WORDS[id] ?? title)}>按这条不予受理…</ActionButton>}
        </Box>
      ))}
    </>
  );
}

function Side({ one, desk }: { one: Likely; desk: BusyDesk }) {
  const merge = (): void => {
    desk.typed.change('merge', { leadId: one.id, leadRevision: one.revision });
    void desk.run('merge');
  };
  const mayMerge = desk.view.actions.includes('merge');
  const state = stateWord({ state: one.state, outcome: null, clock: { step: 'answer' } }, one.leadUnit?.name ?? null);
  return (
    <Box className='wb-side' as='div' label={`可能是同一件：${one.title}`}>
      <Box className='wb-second'>{[one.number, one.category.name, state, `相距 ${one.metres} 米`, one.supporters > 0 && `${one.supporters} 位居民也遇到`].filter(Boolean).join('　')}</Box>
      <Box as='p' className='wb-words__text'>{one.text ?? '没有写字，看照片'}</Box>
      <Box className='wb-second'>{[one.placeText, one.words.length > 0 && `都说到${one.words.join('、')}`].filter(Boolean).join('　')}</Box>
      {one.photos.length > 0 && (
        <Box className='wb-photos wb-photos--small'>
          {one.photos.slice(0, 3).map((photo) => <Picture key={photo.id} className='wb-photo__image' src={photo.thumbUrl} alt='另一件的照片' />)}
        </Box>
      )}
      {mayMerge && <ActionButton kind='second' busy={desk.acting.busy === 'merge'} onTap={merge}>并到这一件</ActionButton>}
    </Box>
  );
}

/** 研判: what the words say, who helps instead, and what may be the same matter, side by side. */
function TriagePanel({ desk }: { desk: BusyDesk }) {
  const { view } = desk;
  const { data, reload } = useApi('GET /cases/:id/triage', { params: { id: view.id } }, false);
  const seen = useRef(view.revision);
  useEffect(() => {
    // It was changed since: the others have moved on with it.
    if (seen.current !== view.revision) void reload();
    seen.current = view.revision;
  }, [view.revision, reload]);
  if (!data) return null;
  const shown = data.likely.filter(({ id }) => id !== view.merged?.id);
  return (
    <Box as='section' className='wb-paper wb-triage' labelledBy='wb-triage'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-triage' className='wb-paper__title'>研判</Box>
        <Grade desk={desk} judged={data} />
      </Box>
      <Cards desk={desk} judged={data} />
      <Guesses desk={desk} judged={data} />
      {shown.length > 0 && <Box className='wb-second'>{`可能是同一件事，${shown.length} 件。看一看再并`}</Box>}
      {shown.map((one) => <Side key={one.id} one={one} desk={desk} />)}
    </Box>
  );
}

/** Only for whose judgement it is, and while there is something to judge. */
export function Triage({ desk }: { desk: BusyDesk }) {
  return desk.view.actions.includes('merge') ? <TriagePanel desk={desk} /> : null;
}
