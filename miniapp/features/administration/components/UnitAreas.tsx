import { View } from '@tarojs/components';
import { useApi } from '@/api';
import { ListRow, Note, Paper, QueryView, SectionHead } from '@/ui';
import { areaWords } from '@shared/copy/administration';
import { LandMap } from './LandMap';

/** Names of grids written out of one area. */
const MOST = 8;

function madeOf(grids: readonly string[]): string {
  if (grids.length === 0) return '自己画的范围';
  return grids.length > MOST ? `${grids.slice(0, MOST).join('、')}等 ${grids.length} 个网格` : grids.join('、');
}

/** Own areas of a unit, in a list and on the map; of a community it is the boundary. */
export function UnitAreas({ unitId, level }: { unitId: string; level: boolean }) {
  const query = useApi('GET /administration/units/:id/areas', { params: { id: unitId } }, false);
  return (
    <QueryView query={query} what='管理范围'>
      {({ items, map }) => (items.length === 0 && level ? null : (
        <View className='u-section'>
          <SectionHead title='管理范围' note={items.length > 0 ? `${items.length} 片` : undefined} />
          {items.length === 0 ? <Note>没有单独的范围，照分派规则管。要画的话，用「导入」交「单位管理范围」。</Note> : (
            <>
              {map && <LandMap map={map} findings={[]} chosen={null} label={`${items.map(({ name }) => name).join('、')}的地图`} />}
              {!map && <View className='u-second adm__small'>范围太大，这里不画，看下面的清单</View>}
              <Paper tone='list' className='adm__picks'>
                {items.map(({ id, name, grids, squareMetres }) => <ListRow key={id} title={name} detail={`${madeOf(grids)}　${areaWords(squareMetres)}`} />)}
              </Paper>
            </>
          )}
        </View>
      ))}
    </QueryView>
  );
}
