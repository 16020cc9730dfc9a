import { Image, Text, View } from '@tarojs/components';
import { categoryIcon, Icon, Press } from '@/ui';
import { CASE_GRADE_WORDS } from '@shared/copy/cases';
import { MAP } from '@shared/copy/map';
import { type Area, type AreaCluster, areaClusters, type CaseMap, type Cluster, clustersOf, drawingOf, isNear, type Marker, panned, type Window, windowOf, zoomed } from '../model/mapWindow';

const at = ({ x, y }: { x: number; y: number }): string => `left:${x.toFixed(2)}%;top:${y.toFixed(2)}%`;
const inside = ({ x, y }: { x: number; y: number }): boolean => x > 3 && x < 97 && y > 3 && y < 97;

/** How many lie in a grid, with what is late said in words. */
function AreaSign({ cluster, onPress }: { cluster: AreaCluster; onPress: () => void }) {
  const { areas, open, overdue, emergencies } = cluster;
  const name = areas.length > 1 ? MAP.several(areas[0]?.name ?? '', areas.length) : (areas[0]?.name ?? '');
  return (
    <View className='map__place' style={at(cluster)}>
      <Press className={`map__area ${overdue > 0 ? 'map__area--late' : ''}`} label={MAP.spokenArea(name, open, overdue, emergencies)} onPress={onPress}>
        <Text className='map__count'>{open}</Text>
        {overdue > 0 && <Text className='map__late'>{`${MAP.late} ${overdue}`}</Text>}
      </Press>
    </View>
  );
}

const spokenMarker = ({ title, placeText, category, grade, overdue }: Marker): string => [title, category.name, placeText, grade === 'ordinary' ? '' : CASE_GRADE_WORDS[grade], overdue ? '超时' : ''].filter(Boolean).join('，');

/** One case, or several that stand at one place: the shape says the grade, a mark what is late, the icon what it is. */
function MarkerSign({ cluster, onPress }: { cluster: Cluster; onPress: () => void }) {
  const [first, ...more] = cluster.markers;
  if (!first || !inside(cluster)) return null;
  const late = cluster.markers.some(({ overdue }) => overdue);
  const grade = cluster.markers.find((one) => one.grade === 'emergency')?.grade ?? cluster.markers.find((one) => one.grade === 'urgent')?.grade ?? 'ordinary';
  const label = more.length > 0 ? `${MAP.here(cluster.markers.length)}，${late ? '有超时的' : '都没超时'}` : spokenMarker(first);
  return (
    <View className='map__place' style={at(cluster)}>
      <Press className={`map__marker map__marker--${grade} ${late ? 'map__marker--late' : ''}`} label={label} onPress={onPress}>
        {more.length > 0 ? <Text className='map__count'>{cluster.markers.length}</Text> : <Icon name={categoryIcon(first.category.icon)} size={22} />}
        {late && <Text className='map__badge'>{MAP.late}</Text>}
      </Press>
    </View>
  );
}

interface MapDrawingProps {
  answer: CaseMap;
  window: Window;
  chosen: string | null;
  onWindow: (window: Window) => void;
  onArea: (area: Area) => void;
  onCases: (markers: readonly Marker[]) => void;
}

/** Moves the window without dragging: for a mouse, a keyboard, one thumb. */
function Steer({ window, onWindow }: Pick<MapDrawingProps, 'window' | 'onWindow'>) {
  const ways: readonly [string, string, Window][] = [
    [MAP.north, '↑', panned(window, 0, 0.4)],
    [MAP.west, '←', panned(window, -0.4, 0)],
    [MAP.east, '→', panned(window, 0.4, 0)],
    [MAP.south, '↓', panned(window, 0, -0.4)],
    [MAP.nearer, '＋', zoomed(window, 0.5)],
    [MAP.farther, '－', zoomed(window, 2)],
  ];
  return (
    <View className='map__steer'>
      {ways.map(([word, sign, next]) => <Press key={word} className='map__way' label={word} onPress={() => onWindow(next)}>{sign}</Press>)}
    </View>
  );
}

/** The land drawn from our own polygons, with counts over the grids when far and single cases when near. No tile server is asked. */
export function MapDrawing({ answer, window, chosen, onWindow, onArea, onCases }: MapDrawingProps) {
  const near = isNear(window, answer);
  const svg = drawingOf(window, answer.areas, chosen);
  const toward = ({ areas: [first, ...more], box }: AreaCluster): void => {
    if (more.length > 0) onWindow(windowOf(box));
    else if (first) onArea(first);
  };
  return (
    <>
      <View className='map__frame'>
        <Image className='map__land' src={`data:image/svg+xml,${encodeURIComponent(svg)}`} mode='aspectFill' />
        {near
          ? clustersOf(window, answer.markers ?? []).map((cluster) => <MarkerSign key={cluster.markers[0]?.id} cluster={cluster} onPress={() => onCases(cluster.markers)} />)
          : areaClusters(window, answer.areas).map((cluster) => <AreaSign key={cluster.areas.map(({ id }) => id).join()} cluster={cluster} onPress={() => toward(cluster)} />)}
      </View>
      <Steer window={window} onWindow={onWindow} />
    </>
  );
}
