import { type ReactNode } from 'react';
import { Failed, Loading, Offline } from '@/ui';
import type { Query } from '@/api';
import { BOARD, MENTIONS, REPEATS } from '@shared/copy/board';
import { Box, Press, Scroll } from '../elements';
import type { PanelName } from '../model/board';
import { ActionButton } from './ActionButton';

/** The id of a panel's title, for the focus. */
export const PANEL_ID = 'wb-panel';

const TABS: readonly { readonly name: PanelName; readonly word: string }[] = [
  { name: 'board', word: BOARD.title },
  { name: 'repeats', word: REPEATS.title },
  { name: 'mentions', word: MENTIONS.title },
];

/** The ways to look beyond the list; a press more leads back to it. */
export function PanelTabs({ open, unread, onOpen }: { open: PanelName | null; unread: number; onOpen: (name: PanelName | null) => void }) {
  return (
    <Box as='nav' className='wb-panels' label='别的看法'>
      {TABS.map(({ name, word }) => (
        <Press key={name} id={`wb-panel-${name}`} className={`wb-panels__tab ${open === name ? 'wb-panels__tab--on' : ''}`} pressed={open === name} label={name === 'mentions' && unread > 0 ? `${word}，${MENTIONS.unread(unread)}` : word} onTap={() => onOpen(open === name ? null : name)}>
          {word}
          {name === 'mentions' && unread > 0 && <Box as='b' className='wb-panels__count'>{unread > 99 ? '99+' : unread}</Box>}
        </Press>
      ))}
    </Box>
  );
}

interface PanelProps<T> {
  title: string;
  lead: string;
  query: Query<T>;
  what: string;
  onClose: () => void;
  children: (data: T) => ReactNode;
}

/** A page of its own beside the list, or in its place on a phone: what is read, being read, or could not be read. */
export function Panel<T>({ title, lead, query, what, onClose, children }: PanelProps<T>) {
  const { data, error, reload } = query;
  const retry = () => void reload();
  return (
    <Scroll as='section' className='wb-panel' labelledBy={PANEL_ID}>
      <Box className='wb-panel__head'>
        <Box as='h2' id={PANEL_ID} tab={-1} className='wb-panel__title'>{title}</Box>
        <ActionButton kind='text' onTap={onClose}>{BOARD.back}</ActionButton>
      </Box>
      <Box className='wb-panel__lead'>{lead}</Box>
      {data !== undefined && error && <Box className='wb-stale' role='status'><Box as='span' className='wb-stale__words'>没取到新的，下面是刚才的</Box><ActionButton kind='text' onTap={retry}>再试一次</ActionButton></Box>}
      {data !== undefined ? children(data) : error ? (error.code === 'offline' ? <Offline onRetry={retry} /> : <Failed message={error.message} onRetry={retry} />) : <Loading what={what} />}
    </Scroll>
  );
}
