import { WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import { BOARD } from '@shared/copy/board';
import { Box, Day, Press } from '../elements';
import type { InboxQuery } from '../hooks/useInbox';
import { countWord, RARE } from '../model/board';
import type { Inbox, View } from '../model/types';

interface FiltersProps {
  query: InboxQuery;
  counts: Inbox['counts'] | null;
  onChange: (part: Partial<InboxQuery>) => void;
}

const VIEWS = Object.keys(WORKBENCH_VIEW_WORDS) as View[];


/** Days of filing for closed cases; at most a year apart, which the server says when it is more. */
function Days({ query, onChange }: FiltersProps) {
  return (
    <Box className='wb-days' role='group' label='按交来的日子找'>
      <Box as='span' className='wb-days__word'>交来的日子</Box>
      <Day id='wb-from' className='wb-days__day' label='从哪天' value={query.from} max={query.to || undefined} onDay={(from) => onChange({ from })} />
      <Box as='span'>到</Box>
      <Day id='wb-to' className='wb-days__day' label='到哪天' value={query.to} min={query.from || undefined} onDay={(to) => onChange({ to })} />
    </Box>
  );
}

/** Which cases the list shows, with how many there are. Overdue stands out only while there are any. */
export function Filters(props: FiltersProps) {
  const { query, counts, onChange } = props;
  return (
    <Box className='wb-filters'>
      <Box className='wb-filters__row' role='group' label='看哪些工单'>
        {VIEWS.filter((view) => !RARE.includes(view) || view === query.view || (counts?.[view] ?? 0) > 0).map((view) => {
          const count = counts?.[view];
          const late = view === 'overdue' && (count ?? 0) > 0;
          const chosen = view === query.view;
          return (
            <Press
              key={view}
              id={`wb-view-${view}`}
              className={`wb-filter ${chosen ? 'wb-filter--on' : ''} ${late ? 'wb-filter--late' : ''}`}
              pressed={chosen}
              onTap={() => onChange({ view })}
            >
              {WORKBENCH_VIEW_WORDS[view]}
              {count !== undefined && <Box as='b' className='wb-filter__count'>{countWord(count)}</Box>}
            </Press>
          );
        })}
      </Box>
      {query.place && (
        <Box className='wb-only'>
          <Box as='span'>{BOARD.only(query.place.name)}</Box>
          <Press className='wb-button wb-button--text' onTap={() => onChange({ place: null })}>{BOARD.everywhere}</Press>
        </Box>
      )}
      {query.view === 'closed' && <Days {...props} />}
    </Box>
  );
}
