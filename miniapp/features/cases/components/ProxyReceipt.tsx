import { View } from '@tarojs/components';
import { openOutside } from '@/platform/outside';
import { announce, Button, deadlineWords, Note, Page, Paper, Plate } from '@/ui';
import { RECEIPT_WORDS } from '@shared/copy/proxy';
import type { Receipt } from '../model/useProxy';

/** What to hand over: the number, by when, and the paper. */
export function ProxyReceipt({ receipt, onNext }: { receipt: Receipt; onNext: () => void }) {
  const print = async (): Promise<void> => announce(await openOutside(receipt.print));
  const foot = (
    <>
      <Button label='打印回执' onPress={() => void print()} />
      <Button kind='second' label='再替一位报' onPress={onNext} />
    </>
  );
  return (
    <Page title='代办' foot={foot}>
      <Note icon='check'>报上去了，把号念给这位听，或者打印出来交给他</Note>
      <Paper>
        <View className='u-second'>{RECEIPT_WORDS.number}</View>
        <View className='proxy-number'>{receipt.number}</View>
        <View className='u-second'>{RECEIPT_WORDS.code}</View>
        <View className='proxy-number'>{receipt.code}</View>
        <View className='u-gap'>{`${deadlineWords(new Date(receipt.promisedAt), new Date())} 前答复`}</View>
        {receipt.sms && <View className='u-second'>短信发出去了</View>}
      </Paper>
      <View className='u-section'><Plate small name={receipt.station.name} /></View>
      <View className='u-second'>{`问进展打 ${receipt.station.phone}，报工单号`}</View>
    </Page>
  );
}
