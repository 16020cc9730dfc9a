import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { api, type ResponseOf, sentenceOf, useApi } from '@/api';
import { openTab } from '@/platform/routes';
import { announce, Button, Empty, fullMoment, ListRow, Note, Page, Paper, QueryView, SignedIn } from '@/ui';
import { deviceWords } from '@shared/copy/security';

type Scan = ResponseOf<'GET /sessions/scan/:code'>;
type Answer = 'confirm' | 'refuse';

const ANSWERED: Readonly<Record<Answer, { title: string; body: string }>> = {
  confirm: { title: '电脑那边进去了', body: '看看您面前的电脑。没有动静，就到「我的设备」里看一看。' },
  refuse: { title: '没有让它进去', body: '别人拿登录码叫您扫，不要理他；告诉管理员一声。' },
};

function Question({ scan, code, name }: { scan: Scan; code: string; name: string }) {
  const [answered, setAnswered] = useState<Answer>();
  const [busy, setBusy] = useState<Answer>();
  const answer = async (how: Answer) => {
    if (busy) return;
    setBusy(how);
    try {
      if (how === 'confirm') await api('POST /sessions/scan/:code/confirm', { params: { code } });
      else await api('POST /sessions/scan/:code/refuse', { params: { code } });
      setAnswered(how);
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(undefined);
    }
  };
  const home = { label: '回首页', onPress: () => openTab('home') };
  if (answered) return <Empty {...ANSWERED[answered]} act={home} />;
  if (scan.state !== 'open') return <Empty title='这个码不能用了' body='过了两分钟，或者已经用过。在电脑上换一个码再扫。' act={home} />;
  return (
    <>
      <Paper tone='list' className='u-gap'>
        <ListRow title={deviceWords(scan.device)} detail='要登录的电脑' />
        <ListRow title={fullMoment(new Date(scan.askedAt))} detail='几时要的码' />
        <ListRow title={scan.network} detail='从哪个网络来' />
        <ListRow title={name} detail='登录以后是谁' />
      </Paper>
      <View className='u-gap'><Note tone='warn'>只有您自己正坐在这台电脑前，才让它进去。别人发来的图、电话里叫您扫的码，都点「不是我」。</Note></View>
      <View className='u-section'>
        <Button label='让这台电脑登录' busy={busy === 'confirm' ? '正在办…' : undefined} onPress={() => void answer('confirm')} />
        <View className='u-gap'><Button kind='second' label='不是我' busy={busy === 'refuse' ? '正在办…' : undefined} onPress={() => void answer('refuse')} /></View>
      </View>
    </>
  );
}

const NO_CODE = { title: '还没有扫到登录码', body: '在电脑的登录页点「扫码登录」，再用手机扫那张图。' };

function Scanned({ code, name }: { code: string; name: string }) {
  const query = useApi('GET /sessions/scan/:code', { params: { code } }, false);
  if (query.error?.code === 'not_allowed') return <Empty title='这里给工作人员用' body='居民在手机上就能办，不用登录电脑。' act={{ label: '回首页', onPress: () => openTab('home') }} />;
  return <QueryView query={query} what='登录码'>{(scan) => <Question scan={scan} code={code} name={name} />}</QueryView>;
}

/** The phone is asked whether a desk that showed a QR picture may come in. */
export default function ScanPage() {
  const { code = '' } = useRouter().params;
  return <Page title='登录电脑'><SignedIn>{(me) => (code ? <Scanned code={code} name={me.name} /> : <Empty {...NO_CODE} act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn></Page>;
}
