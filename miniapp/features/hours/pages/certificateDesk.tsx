import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/api';
import { Button, Empty, Page, QueryView, Tabs } from '@/ui';
import { CERTIFICATE, CERTIFICATE_DESK_WORDS, HOURS } from '@shared/copy/volunteerHours';
import { CERTIFICATE_DESKS, type CertificateDesk } from '@shared/domain/volunteerHours/certificates';
import { CertificateRows } from '../components/CertificateRows';
import { ForStation } from '../components/ForStation';

function Lists() {
  const [desk, setDesk] = useState<CertificateDesk>('asked');
  const pages = usePages('GET /workbench/certificates', { query: { desk } }, false);
  useDidShow(() => { if (pages.query.data) void pages.query.reload(); });
  const counts = pages.query.data?.counts;
  return (
    <>
      <Tabs tabs={CERTIFICATE_DESKS.map((value) => ({ value, label: CERTIFICATE_DESK_WORDS[value], ...(counts ? { count: counts[value] } : {}) }))} value={desk} onChange={setDesk} />
      <QueryView query={pages.query} what='服务证明'>{() => (pages.items.length === 0 ? <Empty {...CERTIFICATE.deskEmpty} /> : <CertificateRows rows={pages.items} />)}</QueryView>
      {pages.more && <View className='u-section'><Button kind='second' label={HOURS.more} busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View>}
    </>
  );
}

/** The station's certificates: what was asked for first. */
export default function CertificateDeskPage() {
  return <Page title={CERTIFICATE.deskTitle}><ForStation><Lists /></ForStation></Page>;
}
