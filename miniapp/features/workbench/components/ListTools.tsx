import { useState } from 'react';
import { api, sentenceOf, useMe } from '@/api';
import { saveTable } from '@/platform/saveTable';
import { announce } from '@/ui';
import { FILTERS } from '@shared/copy/board';
import { BATCH, REGISTER } from '@shared/copy/desk';
import { dayOf } from '@shared/domain/kernel/days';
import { Box, Press } from '../elements';
import type { Batch } from '../hooks/useBatch';
import type { InboxQuery } from '../hooks/useInbox';
import { useSavedFilters } from '../hooks/useSavedFilters';
import { filterName } from '../model/savedFilters';
import { filedSpan } from '../model/time';
import { ActionButton } from './ActionButton';

interface ListToolsProps {
  query: InboxQuery;
  batch: Batch;
  onChange: (part: Partial<InboxQuery>) => void;
}

/** Takes the list as it is asked for as a table. */
function Register({ query }: { query: InboxQuery }) {
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const { view, search, from, to, place } = query;
      const days = view === 'closed' ? filedSpan(from, to, new Date()) : undefined;
      const { url, rows, cut } = await api('POST /workbench/registers', { body: { view, ...(search ? { search } : {}), ...(place ? { place: place.id } : {}), ...days } });
      await saveTable(url, REGISTER.name(dayOf(new Date())));
      announce(cut ? REGISTER.cut(rows) : REGISTER.done, cut ? 'warn' : 'done');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return <ActionButton kind='text' busy={busy} onTap={() => void take()}>{REGISTER.take}</ActionButton>;
}

/** Ways to look at the list that are kept; those that filter nothing are not worth keeping. */
function Saved({ query, onChange, personId }: Omit<ListToolsProps, 'batch'> & { personId: string }) {
  const { items, save, drop } = useSavedFilters(personId);
  const name = filterName(query);
  const known = items.some((one) => one.name === name);
  const worth = query.view !== 'all' || query.search !== '' || query.place !== null;
  return (
    <>
      {items.map(({ name: word, ...saved }) => (
        <Press key={word} className={`wb-filter ${word === name ? 'wb-filter--on' : ''}`} pressed={word === name} onTap={() => onChange(saved)}>{word}</Press>
      ))}
      {worth && !known && <ActionButton kind='text' onTap={() => save(query)}>{FILTERS.keep}</ActionButton>}
      {known && <ActionButton kind='text' onTap={() => drop(name)}>{FILTERS.drop}</ActionButton>}
    </>
  );
}

/** What can be done with the list as a whole. */
export function ListTools({ query, batch, onChange }: ListToolsProps) {
  const personId = useMe(({ me }) => me?.id ?? null);
  return (
    <Box className='wb-tools' role='group' label='整张单子'>
      {batch.on
        ? <><ActionButton kind='text' onTap={batch.all}>{BATCH.all}</ActionButton><ActionButton kind='text' onTap={batch.end}>{BATCH.end}</ActionButton></>
        : <><ActionButton kind='text' onTap={batch.start}>{BATCH.start}</ActionButton><Register query={query} />{personId && <Saved key={personId} query={query} personId={personId} onChange={onChange} />}</>}
    </Box>
  );
}
