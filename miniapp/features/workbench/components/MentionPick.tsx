import { useState } from 'react';
import { type ResponseOf, useApi } from '@/api';
import { announce } from '@/ui';
import { MENTIONS } from '@shared/copy/board';
import { MENTION_LIMITS } from '@shared/domain/cases/mentions';
import { Box, Press } from '../elements';
import { type BusyDesk, fieldId } from '../hooks/useDesk';
import { focusOn } from '../platform/focus';
import { ActionButton } from './ActionButton';

type Colleague = ResponseOf<'GET /cases/:id/colleagues'>['items'][number];

/** What stands behind the last @ of a note while it is being written; null when none is. */
export const typedMention = (text: string): string | null => /@([^@\s]{0,12})$/u.exec(text)?.[1] ?? null;

/** Names a colleague in a note: by @ while writing, or by the button. Only who works on the case can be chosen. */
export function MentionPick({ desk }: { desk: BusyDesk }) {
  const [asked, setAsked] = useState(false);
  const draft = desk.typed.draftOf('note');
  const typed = typedMention(draft.text);
  const open = asked || typed !== null;
  const query = useApi('GET /cases/:id/colleagues', open ? { params: { id: desk.view.id } } : null, false);
  const named = new Set(draft.mentions.map(({ id }) => id));
  const offered = (query.data?.items ?? []).filter(({ id, name, unit }) => !named.has(id) && (typed === null || name.includes(typed) || unit.includes(typed)));
  const choose = ({ id, name }: Colleague): void => {
    if (draft.mentions.length >= MENTION_LIMITS.named) return announce(MENTIONS.most, 'warn');
    const text = typed === null ? draft.text : draft.text.replace(/@[^@\s]*$/u, '');
    desk.typed.change('note', { text: `${text}@${name} `, mentions: [...draft.mentions, { id, name }] });
    setAsked(false);
    focusOn(fieldId('note', 'text'));
  };
  const drop = (id: string, name: string): void => desk.typed.change('note', { text: draft.text.replace(`@${name} `, ''), mentions: draft.mentions.filter((one) => one.id !== id) });
  return (
    <Box className='wb-mention-pick'>
      {draft.mentions.map(({ id, name }) => <Press key={id} className='wb-filter wb-filter--on' label={MENTIONS.drop(name)} onTap={() => drop(id, name)}>{`@${name} ×`}</Press>)}
      {!open && <ActionButton kind='text' onTap={() => setAsked(true)}>{MENTIONS.add}</ActionButton>}
      {open && (
        <Box className='wb-mention-pick__list' role='group' label={MENTIONS.choose}>
          {offered.map((one) => <Press key={one.id} className='wb-filter' label={`提到${one.name}，${one.unit}`} onTap={() => choose(one)}>{one.name}<Box as='span' className='wb-second'>{one.unit}</Box></Press>)}
          {query.data && offered.length === 0 && <Box as='span' className='wb-second'>{MENTIONS.nobody}</Box>}
          {query.error && !query.data && <ActionButton kind='text' onTap={() => void query.reload()}>没取到同事，再试一次</ActionButton>}
          {asked && <ActionButton kind='text' onTap={() => setAsked(false)}>收起</ActionButton>}
        </Box>
      )}
    </Box>
  );
}
