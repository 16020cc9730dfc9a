import { View } from '@tarojs/components';
import { usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, ListRow, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { CASE_GRADE_WORDS, CASE_STATE_WORDS } from '@shared/copy/cases';
import { MAP } from '@shared/copy/map';
import { staffClock } from '../model/sorting';
import type { Area, CaseMap, Marker } from '../model/mapWindow';

type Narrowed = { view: NonNullable<Parameters<typeof usePages<'GET /workbench/map/cases'>>[1]>['query']['view']; grade?: Marker['grade'] | undefined; categoryId?: string | undefined };

const see = (id: string): void => open('workbenchCase', { id });

/** The list of a grid or a community, by the same filters as the map. */
export function AreaCases({ area, narrowed, onBack }: { area: Area; narrowed: Narrowed; onBack: () => void }) {
  const grid = area.polygons.length > 0 || area.id === '' ? { grid: area.id } : {};
  const pages = usePages('GET /workbench/map/cases', { query: { community: area.community, ...grid, ...narrowed } }, false);
  return (
    <>
      <SectionHead title={area.name || MAP.outside} aside={<Button kind='text' label={MAP.whole} onPress={onBack} />} />
      <QueryView query={pages.query} what='这里的事'>
        {() => (
          <Paper tone='list'>
            {pages.items.map((row) => {
              const clock = staffClock(row.clock, new Date());
              return (
                <ListRow
                  key={row.id}
                  title={row.title}
                  detail={<View>{[row.category.name, row.placeText, CASE_STATE_WORDS[row.state], clock.text].filter(Boolean).join('，')}</View>}
                  aside={clock.late ? <Tag tone='late'>超时</Tag> : row.grade !== 'ordinary' ? <Tag tone='neutral'>{CASE_GRADE_WORDS[row.grade]}</Tag> : undefined}
                  onPress={() => see(row.id)}
                />
              );
            })}
            {pages.items.length === 0 && <View className='u-second map__empty'>{MAP.none}</View>}
          </Paper>
        )}
      </QueryView>
      {pages.more && <Button kind='second' label={MAP.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} />}
    </>
  );
}

/** Cases that stand at one place of the map. */
export function PlaceCases({ markers, onBack }: { markers: readonly Marker[]; onBack: () => void }) {
  return (
    <>
      <SectionHead title={MAP.hereTitle} note={MAP.count(markers.length)} aside={<Button kind='text' label={MAP.whole} onPress={onBack} />} />
      <Paper tone='list'>
        {markers.map((one) => (
          <ListRow
            key={one.id}
            title={one.title}
            detail={`${one.category.name}，${one.placeText}，${CASE_STATE_WORDS[one.state]}`}
            aside={one.overdue ? <Tag tone='late'>超时</Tag> : one.grade !== 'ordinary' ? <Tag tone='neutral'>{CASE_GRADE_WORDS[one.grade]}</Tag> : undefined}
            onPress={() => see(one.id)}
          />
        ))}
      </Paper>
    </>
  );
}

/** Everything the map shows, as a list: what is late first. For keyboard, screen reader, and whoever reads rather than looks. */
export function AreaList({ answer, onArea }: { answer: CaseMap; onArea: (area: Area) => void }) {
  const shown = answer.areas.filter(({ open: count }) => count > 0).sort((a, b) => b.emergencies - a.emergencies || b.overdue - a.overdue || b.open - a.open);
  return (
    <>
      <SectionHead title={answer.kind === 'grids' ? MAP.grids : MAP.communities} note={MAP.count(shown.reduce((sum, area) => sum + area.open, 0))} />
      {answer.markers === null && <View className='u-second'>{MAP.tooMany}</View>}
      <Paper tone='list'>
        {shown.map((area) => (
          <ListRow
            key={`${area.community} ${area.id}`}
            title={area.name || MAP.outside}
            detail={[MAP.count(area.open), area.emergencies > 0 ? MAP.emergencies(area.emergencies) : ''].filter(Boolean).join('，')}
            aside={area.overdue > 0 ? <Tag tone='late'>{MAP.overdue(area.overdue)}</Tag> : undefined}
            spoken={MAP.spokenArea(area.name || MAP.outside, area.open, area.overdue, area.emergencies)}
            onPress={() => onArea(area)}
          />
        ))}
        {shown.length === 0 && <View className='u-second map__empty'>{MAP.none}</View>}
      </Paper>
    </>
  );
}
