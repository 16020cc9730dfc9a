import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button, ListRow, Note, Paper, SectionHead, Tag } from '@/ui';
import { areaWords, SHAPE_STATE_WORDS } from '@shared/copy/administration';
import { SHAPE_STATES } from '@shared/domain/administration/imports';
import { findingsOf, type Finding, type ImportMap } from '../model/drawing';
import { LandMap } from './LandMap';

/** Shapes listed at once. */
const MOST = 20;
/** What the colours mean, for those that are on this map. */
export function Legend({ map, words = SHAPE_STATE_WORDS }: { map: ImportMap; words?: Readonly<Record<ImportMap['shapes'][number]['status'], string>> }) {
  const there = SHAPE_STATES.filter((status) => map.shapes.some((shape) => shape.status === status));
  const marks = [...there.map((status) => ({ key: status as string, words: words[status] })), ...(map.overlaps.length > 0 ? [{ key: 'overlap', words: '叠在一起' }] : []), ...(map.gaps.length > 0 ? [{ key: 'gap', words: '空着' }] : [])];
  return <View className='adm__legend'>{marks.map(({ key, words: said }) => <View key={key} className='adm__mark'><View className={`adm__swatch adm__swatch--${key}`} /><Text>{said}</Text></View>)}</View>;
}

function Shapes({ map }: { map: ImportMap }) {
  const [all, setAll] = useState(false);
  const brought = map.shapes.filter(({ status }) => status !== 'present');
  return (
    <>
      <Paper tone='list'>
        {brought.slice(0, all ? brought.length : MOST).map(({ id, name, status, squareMetres }) => <ListRow key={`${id} ${status}`} title={name} detail={`编号 ${id}　${areaWords(squareMetres)}`} aside={<Tag tone='quiet'>{SHAPE_STATE_WORDS[status]}</Tag>} />)}
      </Paper>
      {!all && brought.length > MOST && <Button kind='text' label={`一共 ${brought.length} 个，都列出来`} onPress={() => setAll(true)} />}
    </>
  );
}

/** The map of an import, with what is in it as a list beside. */
export function MapSection({ map }: { map: ImportMap }) {
  const findings = findingsOf(map);
  const [chosen, setChosen] = useState<Finding | null>(null);
  const summary = findings.length === 0 ? '没有重叠，也没有空缺' : `${map.overlaps.length} 处重叠，${map.gaps.length} 处空缺`;
  return (
    <View className='u-section'>
      <SectionHead title='画在图上' note={summary} />
      <View className='adm__two adm__two--map'>
        <View>
          <LandMap map={map} findings={findings} chosen={chosen} label={`${map.shapes.length} 个图形的地图，${summary}`} />
          <Legend map={map} />
        </View>
        <View>
          {findings.length > 0 && (
            <>
              <Note>重叠和空缺不改也可以采用：重叠的地方归编号在前的网格，空着的地方归最近的社区。</Note>
              <Paper tone='list'>
                {findings.map((one) => (
                  <ListRow key={one.number} title={`${one.number}. ${one.text}`} spoken={`${one.number}，${one.text}，在图上看`} aside={<Tag tone='late'>{one.kind === 'overlap' ? '重叠' : '空缺'}</Tag>} onPress={() => setChosen({ ...one })} />
                ))}
              </Paper>
            </>
          )}
          <Shapes map={map} />
        </View>
      </View>
    </View>
  );
}
