import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ResponseOf } from '@/api';
import { ListRow, OptionGrid, Paper, SectionHead } from '@/ui';
import { REGISTERS, SHEET_FIELD_WORDS } from '@shared/copy/registers';
import { FIELDS_OF, fieldsOf, WORK_FIELDS, type SheetField, type SheetMapping } from '@shared/domain/registers/fields';

export type Sheet = ResponseOf<'GET /registers/sheets/:id'>;
const NONE = '-';
const SYSTEMS = [
  { value: 'gcj02', label: 'GCJ-02', detail: '高德、腾讯地图上取的是这种' },
  { value: 'wgs84', label: 'WGS-84', detail: '测绘和 GIS 导出的多是这种' },
] as const;

/** `工单编号　如 H-1`; what stands in the first row tells columns of like names apart. */
function columnWords(sheet: Sheet, at: number | undefined): string {
  if (at === undefined) return REGISTERS.none;
  const example = sheet.sample[0]?.[at] ?? '';
  return [sheet.titles[at], example && `如 ${example.length > 20 ? `${example.slice(0, 20)}…` : example}`].filter(Boolean).join('　');
}

interface Props {
  readonly sheet: Sheet;
  readonly columns: SheetMapping;
  readonly onColumns: (columns: SheetMapping) => void;
  readonly system: 'gcj02' | 'wgs84';
  readonly onSystem: (system: 'gcj02' | 'wgs84') => void;
}

function FieldLine({ sheet, field, columns, open, onOpen, onColumns }: { sheet: Sheet; field: SheetField; columns: SheetMapping; open: boolean; onOpen: () => void; onColumns: Props['onColumns'] }) {
  const { name, about } = SHEET_FIELD_WORDS[field];
  const title = FIELDS_OF[sheet.use].must.includes(field) ? `${name}（${REGISTERS.must}）` : name;
  const choose = (value: string) => {
    const { [field]: _, ...others } = columns;
    onColumns(value === NONE ? others : { ...others, [field]: Number(value) });
    onOpen();
  };
  const options = [...sheet.titles.map((_, at) => ({ value: String(at), label: columnWords(sheet, at) })), { value: NONE, label: REGISTERS.none }];
  return (
    <>
      <ListRow title={title} detail={[columnWords(sheet, columns[field]), about].filter(Boolean).join('　')} spoken={`${title}，${columnWords(sheet, columns[field])}`} onPress={onOpen} />
      {open && <OptionGrid label={`${name}是哪一列`} options={options} value={columns[field] === undefined ? NONE : String(columns[field])} onChange={choose} />}
    </>
  );
}

/** Which column holds what: what was chosen for the source before, or what the titles suggest. */
export function Columns({ sheet, columns, onColumns, system, onSystem }: Props) {
  const [editing, setEditing] = useState<SheetField | null>(null);
  return (
    <View className='u-section'>
      <SectionHead title={REGISTERS.columns} note={REGISTERS.columnsNote} />
      <Paper tone='list'>
        {fieldsOf(sheet.use).filter((field) => sheet.asks || !WORK_FIELDS.includes(field)).map((field) => (
          <FieldLine key={field} sheet={sheet} field={field} columns={columns} open={editing === field} onOpen={() => setEditing(editing === field ? null : field)} onColumns={onColumns} />
        ))}
      </Paper>
      {columns.lng !== undefined && <View className='u-section'><SectionHead title={REGISTERS.system} /><OptionGrid label={REGISTERS.system} options={SYSTEMS} value={system} onChange={onSystem} /></View>}
    </View>
  );
}
