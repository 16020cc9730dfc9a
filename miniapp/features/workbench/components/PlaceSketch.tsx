import { useApi } from '@/api';
import { Box, Sketch } from '../elements';
import { sketchOf } from '../model/sketch';
import type { CaseView } from '../model/types';

/** Where it is: a small drawing from our own polygons with the name of the place on a plate. Nothing without a point. */
export function PlaceSketch({ view }: { view: CaseView }) {
  const point = view.place?.point ?? null;
  const { data } = useApi('GET /communities/:id/map', point ? { params: { id: view.community.id } } : null, false);
  if (!point || !view.place) return null;
  const near = [view.place.text, view.grid?.name].filter(Boolean).join('，');
  return (
    <Box className='wb-place'>
      <Sketch className='wb-place__map' label={`地图：${near}`} svg={sketchOf(point, data ?? null)} />
      <Box className='wb-place__plate' hiddenFromReader>{view.place.text}</Box>
    </Box>
  );
}
