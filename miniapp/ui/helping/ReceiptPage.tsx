import { View } from '@tarojs/components';
import { openOutside } from '@/platform/outside';
import { announce, Button, deadlineWords, Note, Page, Paper, Plate } from '@/ui';
import { RECEIPT_WORDS } from '@shared/copy/proxy';
import type { ResponseOf } from '@/api';

interface ReceiptProps {
  readonly receipt: ResponseOf<'POST /wishes/:id/receipt'>;
  readonly title: string;
  /** What was done, and what to do with the number. */
  readonly said: string;
  /** What its number is called. */
  readonly numberWord?: string;
  /** What is done by the moment on it: 「答复」, 「核实好」. */
  readonly promises: string;
  readonly next: { readonly label: string; readonly onPress: () => void };
}

/** What to hand over: the number, by when, and the paper. */
export function ReceiptPage({ receipt, title, said, numberWord = RECEIPT_WORDS.number, promises, next }: ReceiptProps) {
  const print = async (): Promise<void> => announce(await openOutside(receipt.print));
  const foot = (
    <>
      <Button label='打印回执' onPress={() => void print()} />
      <Button kind='second' label={next.label} onPress={next.onPress} />
    </>
  );
  return (
    <Page title={title} foot={foot}>
      <Note icon='check'>{said}</Note>
      <Paper>
        <View className='u-second'>{numberWord}</View>
        <View className='u-receipt'>{receipt.number}</View>
        <View className='u-second'>{RECEIPT_WORDS.code}</View>
        <View className='u-receipt'>{receipt.code}</View>
        <View className='u-gap'>{`${deadlineWords(new Date(receipt.promisedAt), new Date())} 前${promises}`}</View>
        {receipt.sms && <View className='u-second'>短信发出去了</View>}
      </Paper>
      <View className='u-section'><Plate small name={receipt.station.name} /></View>
      <View className='u-second'>{`问进展打 ${receipt.station.phone}，报上面的号`}</View>
    </Page>
  );
}
