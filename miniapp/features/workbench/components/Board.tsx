import { useApi } from '@/api';
import { BOARD } from '@shared/copy/board';
import { WORKBENCH_VIEW_WORDS } from '@shared/copy/cases';
import { Box, Press } from '../elements';
import { useRefresh } from '../hooks/useRefresh';
import type { InboxQuery } from '../hooks/useInbox';
import { type BoardView, countWord, type Lane, LANE_GROUPS, laneWords, placeCount, WARM } from '../model/board';
import { Panel } from './Panel';

interface BoardProps {
  now: Date;
  onChange: (part: Partial<InboxQuery>) => void;
  onClose: () => void;
}

function LaneCard({ lane, now, onOpen }: { lane: Lane; now: Date; onOpen: () => void }) {
  const word = WORKBENCH_VIEW_WORDS[lane.view];
  const words = lane.count === 0 ? [BOARD.none] : laneWords(lane, now);
  const warm = WARM.includes(lane.view) && lane.count > 0;
  return (
    <Press className={`wb-lane ${warm ? 'wb-lane--warm' : ''} ${lane.count === 0 ? 'wb-lane--empty' : ''}`} label={`${word}，${countWord(lane.count)} 件${lane.count > 0 ? `，${words.join('，')}` : ''}`} onTap={onOpen}>
      <Box as='span' className='wb-lane__word'>{word}</Box>
      <Box as='b' className='wb-lane__count'>{countWord(lane.count)}</Box>
      {words.map((text) => <Box as='span' key={text} className='wb-lane__note'>{text}</Box>)}
    </Press>
  );
}

const COLUMNS = ['toAccept', 'toDispatch', 'today', 'overdue', 'supervised'] as const;

/** Where it piles up; a count that is not zero leads to that list, cut down to that place. */
function Places({ places, onChange }: { places: BoardView['places'] } & Pick<BoardProps, 'onChange'>) {
  if (places.length === 0) return null;
  return (
    <Box as='section' className='wb-lanes' labelledBy='wb-places'>
      <Box className='wb-paper__head'>
        <Box as='h3' id='wb-places' className='wb-paper__title'>{BOARD.places}</Box>
        <Box as='span' className='wb-second'>{BOARD.placesNote}</Box>
      </Box>
      <Box className='wb-places'>
        {places.map(({ place, counts }) => (
          <Box key={place.id} className='wb-places__row'>
            <Press className='wb-places__name' onTap={() => onChange({ view: 'all', search: '', place })}>{place.name}</Press>
            {COLUMNS.map((view) => (
              <Press key={view} className={`wb-places__cell ${WARM.includes(view) && counts[view] > 0 ? 'wb-places__cell--warm' : ''}`} label={`${place.name}${WORKBENCH_VIEW_WORDS[view]} ${placeCount(counts[view])} 件`} onTap={() => onChange({ view, search: '', place })}>
                <Box as='span' className='wb-places__word'>{WORKBENCH_VIEW_WORDS[view]}</Box>
                <Box as='b'>{placeCount(counts[view])}</Box>
              </Press>
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** 分诊台: what waits in which lane, since when, and what falls due first. A press on a lane is its list. */
export function Board({ now, onChange, onClose }: BoardProps) {
  const query = useApi('GET /workbench/board', {}, false);
  useRefresh(() => void query.reload());
  return (
    <Panel title={BOARD.title} lead={BOARD.lead} query={query} what={BOARD.title} onClose={onClose}>
      {({ lanes, places }) => {
        const laneOf = new Map(lanes.map((lane) => [lane.view, lane]));
        return (
          <>
            {LANE_GROUPS.map(({ title, views }) => (
              <Box as='section' key={title} className='wb-lanes'>
                <Box as='h3' className='wb-paper__title'>{title}</Box>
                <Box className='wb-lanes__row'>
                  {views.flatMap((view) => laneOf.get(view) ?? []).map((lane) => <LaneCard key={lane.view} lane={lane} now={now} onOpen={() => onChange({ view: lane.view, search: '' })} />)}
                </Box>
              </Box>
            ))}
            <Places places={places} onChange={onChange} />
          </>
        );
      }}
    </Panel>
  );
}
