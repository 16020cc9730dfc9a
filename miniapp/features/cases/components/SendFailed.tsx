import { View } from '@tarojs/components';
import { Button, FootNote, Note, Page, Paper, PhotoGrid, RuledWords, SectionHead } from '@/ui';
import type { Report } from '../model/useReport';

/** It did not arrive: whose fault, that nothing is lost, one button to try again, the phone of the station. */
export function SendFailed({ report }: { report: Report }) {
  const { draft, sending } = report;
  const busy = sending.state === 'sending' ? '正在交' : undefined;
  const foot = sending.requestId && <FootNote>{`问起来请报：${sending.requestId.slice(0, 8)}`}</FootNote>;
  return (
    <Page title='随手拍' foot={foot}>
      <Paper tone='late'>
        <SectionHead title='还没交上去' />
        <View>{sending.sentence ?? '是我们这边忙不过来，不怪您。'}</View>
        {!sending.toMend && <View className='u-gap'><Button label='再交一次' busy={busy} onPress={() => void report.submit()} /></View>}
        <View className='u-gap'><Button kind={sending.toMend ? 'primary' : 'second'} label='回去改一改' onPress={report.backToWriting} /></View>
      </Paper>
      <SectionHead title='您写的都在，一个字没丢' />
      <RuledWords text={draft.text || (draft.voices.length > 0 ? `（${draft.voices.length} 段录音）` : '（只有照片）')}>
        <PhotoGrid photos={draft.photos.map((photo) => ({ id: photo.key, thumb: photo.thumbUrl ?? photo.localPath ?? '', full: photo.localPath ?? photo.thumbUrl ?? '' }))} />
      </RuledWords>
      <View className='u-gap'><Note>{sending.toMend ? '可以先关掉，写好的都存在这台手机上。' : '多点几次也只算一件，不会重复。可以先关掉，写好的都存在这台手机上。'}</Note></View>
    </Page>
  );
}
