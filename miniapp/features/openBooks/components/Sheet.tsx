import { View } from '@tarojs/components';
import { useState } from 'react';
import { type ResponseOf, sentenceOf } from '@/api';
import { sendTable } from '@/api/sendTable';
import { chooseFile } from '@/platform/file';
import { announce, Button, ListRow, Note, Paper, SectionHead } from '@/ui';
import { BOOK_FORM } from '@shared/copy/openBooks';
import type { BookLine } from '@shared/domain/openBooks/kinds';
import { Money } from './Content';

type Checked = ResponseOf<'POST /open-books/check'>;
/** A finance table is chosen and looked through: what is wrong in which cell, or how it will look. Nothing of it is kept before it is published. */
export function SheetField({ lines, onChange }: { lines: readonly BookLine[]; onChange: (lines: readonly BookLine[]) => void }) {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Checked['faults']>([]);
  const choose = async () => {
    const file = await chooseFile(['xlsx']);
    if (!file) return;
    setBusy(true);
    try {
      const checked = await sendTable<Checked>(file, '/open-books/check');
      setFaults(checked.faults);
      onChange(checked.faults.length === 0 ? checked.lines : []);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return (
    <View id='field-lines' className='u-section'>
      <Button kind='second' icon='receipt' label={lines.length === 0 ? BOOK_FORM.file : BOOK_FORM.fileAgain} {...(busy ? { busy: BOOK_FORM.reading } : {})} onPress={() => void choose()} />
      <Note>{BOOK_FORM.fileNote}</Note>
      {faults.length > 0 && <><SectionHead title={BOOK_FORM.faults(faults.length)} /><Paper tone='list'>{faults.map(({ cell, text }, at) => <ListRow key={at} icon='warn' title={cell ? `${cell} 格` : '整张表'} detail={text} />)}</Paper></>}
      {lines.length > 0 && <><Note icon='check'>{BOOK_FORM.clean}</Note><Money lines={lines} /></>}
    </View>
  );
}
