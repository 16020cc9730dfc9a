import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, type Query, type ResponseOf, sentenceOf } from '@/api';
import { chooseFile } from '@/platform/file';
import { randomId } from '@/platform/randomId';
import { open } from '@/platform/routes';
import { announce, Button, Field, ListRow, Note, OptionGrid, Paper, SectionHead } from '@/ui';
import { REGISTERS, SHEET_USE_WORDS } from '@shared/copy/registers';
import { SHEET_USES, type SheetUse } from '@shared/domain/registers/fields';
import { handIn } from '../send';

type Listed = ResponseOf<'GET /registers/sources'>;
type Source = Listed['items'][number];

/** Names where tables come from. */
function NewSource({ units, onMade, onPutAway }: { units: Listed['units']; onMade: () => Promise<void>; onPutAway: () => void }) {
  const [use, setUse] = useState<SheetUse>('orders');
  const [name, setName] = useState('');
  const [unitId, setUnitId] = useState(units[0]?.id ?? '');
  const [busy, setBusy] = useState(false);
  const make = async () => {
    if (name.trim() === '') return announce(REGISTERS.nameMissing, 'warn');
    setBusy(true);
    try {
      await api('POST /registers/sources', { key: randomId(), body: { use, unitId, name: name.trim() } });
      await onMade();
      onPutAway();
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <View className='sheets__form'>
      <OptionGrid label={REGISTERS.useLabel} options={SHEET_USES.map((value) => ({ value, label: SHEET_USE_WORDS[value].name, detail: SHEET_USE_WORDS[value].about }))} value={use} onChange={setUse} />
      <Field label={REGISTERS.nameLabel} value={name} onChange={setName} placeholder={REGISTERS.namePlaceholder} maxLength={40} />
      {units.length > 1 && (
        <View className='u-section'>
          <SectionHead title={REGISTERS.unitLabel} />
          <OptionGrid label={REGISTERS.unitLabel} columns={2} options={units.map(({ id, name: label }) => ({ value: id, label }))} value={unitId} onChange={setUnitId} />
        </View>
      )}
      <View className='sheets__buttons'>
        <Button label={REGISTERS.addDone} busy={busy ? '正在加…' : undefined} onPress={() => void make()} />
        <Button kind='second' label='先不加' onPress={onPutAway} />
      </View>
    </View>
  );
}

function SourceRow({ source }: { source: Source }) {
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    const file = await chooseFile(['xlsx', 'csv']);
    if (!file) return;
    setBusy(true);
    try {
      open('sheet', { id: (await handIn(file, source.id)).id });
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  const { name, use, unit } = source;
  return <ListRow title={name} detail={`${SHEET_USE_WORDS[use].name}　${unit.name}`} aside={<Button kind='text' label={busy ? REGISTERS.sending : REGISTERS.hand} spoken={`${name}，${REGISTERS.hand}`} onPress={() => void choose()} />} />;
}

/** Where tables come from; a table is handed in for one of them. */
export function Sources({ query, listed }: { query: Query<Listed>; listed: Listed }) {
  const [adding, setAdding] = useState(false);
  return (
    <View className='u-section'>
      <SectionHead title={REGISTERS.sources} note={REGISTERS.sourcesNote} />
      {listed.items.length === 0 && !adding && <Note>{REGISTERS.noSources}</Note>}
      {listed.items.length > 0 && <Paper tone='list'>{listed.items.map((source) => <SourceRow key={source.id} source={source} />)}</Paper>}
      {adding
        ? <NewSource units={listed.units} onMade={query.reload} onPutAway={() => setAdding(false)} />
        : <View className='sheets__buttons'><Button kind='second' label={REGISTERS.add} onPress={() => setAdding(true)} /></View>}
    </View>
  );
}
