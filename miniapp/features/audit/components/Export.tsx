import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf } from '@/api';
import { Button, Note } from '@/ui';
import { dayOf } from '@shared/domain/kernel/days';
import type { Asked } from '../model/search';
import { saveTable } from '@/platform/saveTable';

interface Outcome {
  readonly good: boolean;
  readonly text: string;
}

async function take(asked: Asked): Promise<Outcome> {
  const { url, rows, cut } = await api('POST /audit/exports', { body: asked });
  await saveTable(url, `记录-${dayOf(new Date())}.xlsx`);
  return cut ? { good: false, text: `太多了，表里只有最近的 ${rows} 行。把时间缩短，分几次导出。` } : { good: true, text: `导出了 ${rows} 行，存在下载的文件里。这一次也记成了一行。` };
}

/** The rows that were found as a spreadsheet. */
export function Export({ asked }: { asked: Asked }) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const go = async () => {
    if (busy) return;
    setBusy(true);
    setOutcome(undefined);
    setOutcome(await take(asked).catch((error: unknown) => ({ good: false, text: sentenceOf(error) })));
    setBusy(false);
  };
  return (
    <View className='aud__export'>
      <Button kind='second' label='导出表格' busy={busy ? '正在导…' : undefined} onPress={() => void go()} />
      {outcome && <Note tone={outcome.good ? 'quiet' : 'warn'} icon={outcome.good ? 'check' : undefined}>{outcome.text}</Note>}
    </View>
  );
}
