import { View } from '@tarojs/components';
import { useState } from 'react';
import { sentenceOf, useApi } from '@/api';
import { open } from '@/platform/routes';
import { announce, Button, happenedWords, ListRow, Note, OptionGrid, Paper, QueryView, SectionHead, Tag } from '@/ui';
import { IMPORT_KIND_WORDS, IMPORT_STATE_WORDS } from '@shared/copy/administration';
import { IMPORT_KINDS, isTable, PREVIEW_DAYS, type ImportKind } from '@shared/domain/administration/imports';
import { handIn, type System } from '../model/handIn';
import { chooseFile, saveTemplate } from '@/platform/file';

const ABOUT: Readonly<Record<ImportKind, string>> = {
  units: '街道、社区、工作站、物业和部门',
  staff: '姓名、手机号、在哪个单位做什么',
  grids: 'GeoJSON，属性写编号、名称、社区编号',
  areas: 'GeoJSON，属性写编号、名称、单位编号',
  places: '楼栋、出入口和居民常说的地点',
  rooms: '小区、楼栋、单元、室，居民登记住处时用',
  rules: '哪一类、在哪里、归哪个单位',
};
const SYSTEMS = [
  { value: 'wgs84', label: 'WGS-84', detail: '测绘和 GIS 导出的多是这种' },
  { value: 'gcj02', label: 'GCJ-02', detail: '高德、腾讯地图上取的是这种' },
] as const;

/** Chooses what to bring in and the file with it. */
function HandIn({ start }: { start?: string | undefined }) {
  const [kind, setKind] = useState<ImportKind>(IMPORT_KINDS.find((one) => one === start) ?? 'units');
  const [system, setSystem] = useState<System>('wgs84');
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    const file = await chooseFile(isTable(kind) ? ['xlsx'] : ['geojson', 'json']);
    if (!file) return;
    setBusy(true);
    try {
      open('importPreview', { id: (await handIn(file, kind, system)).id });
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  const placed = kind === 'grids' || kind === 'areas' || kind === 'places';
  const template = () => void saveTemplate(`${kind}.xlsx`).catch(() => announce('模板没取来，过一会儿再试', 'warn'));
  return (
    <View className='adm__pane'>
      <SectionHead title='要导入什么' />
      <OptionGrid label='要导入什么' options={IMPORT_KINDS.map((value) => ({ value, label: IMPORT_KIND_WORDS[value], detail: ABOUT[value] }))} value={kind} onChange={setKind} />
      {placed && <View className='u-section'><SectionHead title='坐标是哪一种' /><OptionGrid label='坐标是哪一种' options={SYSTEMS} value={system} onChange={setSystem} /></View>}
      <View className='adm__buttons'>
        <Button label='选文件' busy={busy ? '正在读…' : undefined} onPress={() => void choose()} />
        {isTable(kind) && <Button kind='second' label='下载表格模板' onPress={template} />}
      </View>
      <View className='u-second adm__small'>{`先给您看，您点头才生效；有一行不对，就一行也不写。${PREVIEW_DAYS} 天没点头的，连同里面的表一起收走`}</View>
    </View>
  );
}

/** Bringing in units, people, grids, places and rules from files. */
export function Imports({ start }: { start?: string | undefined }) {
  const query = useApi('GET /administration/imports', {}, false);
  return (
    <View className='adm__two adm__two--both'>
      <HandIn start={start} />
      <View className='adm__pane'>
        <SectionHead title='导入过的' />
        <QueryView query={query} what='导入过的'>
          {({ items }) => items.length === 0 ? <Note>还没有导入过。先从单位开始。</Note> : (
            <Paper tone='list'>
              {items.map((item) => (
                <ListRow
                  key={item.id}
                  title={`${IMPORT_KIND_WORDS[item.kind]}　${item.rows} 行`}
                  detail={`${happenedWords(new Date(item.createdAt), new Date())}${item.problemCount > 0 ? `　${item.problemCount} 处要改` : ''}`}
                  aside={<Tag tone={item.state === 'refused' || item.state === 'expired' ? 'neutral' : 'quiet'}>{IMPORT_STATE_WORDS[item.state]}</Tag>}
                  onPress={() => open('importPreview', { id: item.id })}
                />
              ))}
            </Paper>
          )}
        </QueryView>
      </View>
    </View>
  );
}
