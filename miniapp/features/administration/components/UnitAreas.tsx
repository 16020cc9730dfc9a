import { View } from '@tarojs/components';
import { type ResponseOf, useApi } from '@/api';
import { ListRow, Note, Paper, QueryView, SectionHead } from '@/ui';
import { areaWords } from '@shared/copy/administration';
import { LandMap } from './LandMap';

type Area = ResponseOf<'GET /administration/units/:id/areas'>['items'][number];
/** Grids of one community written out by name, and communities written out of one area. */
const MOST = { grids: 3, communities: 6 };

/** `梧桐里社区全部网格，锦园社区的第 1 网格、第 2 网格`. */
function madeOf({ grids }: Area): string {
  if (grids.length === 0) return '自己画的范围';
  const parts = grids.slice(0, MOST.communities).map(({ community, names, all }) => (all ? `${community}全部网格` : `${community}${names.length > MOST.grids ? ` ${names.length} 个网格` : `的${names.join('、')}`}`));
  return parts.join('，') + (grids.length > MOST.communities ? `等 ${grids.length} 个社区` : '');
}

/** Own areas of a unit, in a list and on the map; of a community it is the boundary. `quiet`: nothing is said where there are none. */
export function UnitAreas({ unitId, quiet }: { unitId: string; quiet: boolean }) {
  const query = useApi('GET /administration/units/:id/areas', { params: { id: unitId } }, false);
  return (
    <QueryView query={query} what='管理范围'>
      {({ items, map }) => (items.length === 0 && quiet ? null : (
        <View className='u-section'>
          <SectionHead title='管理范围' note={items.length > 0 ? `${items.length} 片` : undefined} />
          {items.length === 0 ? <Note>没有单独的范围，照分派规则管。要画的话，用「导入」交「单位管理范围」。</Note> : (
            <>
              {map && <LandMap map={map} findings={[]} chosen={null} label={`${items.map(({ name }) => name).join('、')}的地图`} />}
              {!map && <View className='u-second adm__small'>范围太大，这里不画，看下面的清单</View>}
              <Paper tone='list' className='adm__picks'>
                {items.map((area) => <ListRow key={area.id} title={area.name} detail={`${madeOf(area)}　${areaWords(area.squareMetres)}`} />)}
              </Paper>
            </>
          )}
        </View>
      ))}
    </QueryView>
  );
}
