import { View } from '@tarojs/components';
import { useState } from 'react';
import { api, sentenceOf, useApi } from '@/api';
import { openTab } from '@/platform/routes';
import { saveTable } from '@/platform/saveTable';
import { announce, Button, Empty, fullMoment, ListRow, OptionGrid, Page, Paper, periodOf, QueryView, SignedIn, type Span } from '@/ui';
import { WISH_FIGURES, WISH_REGISTER } from '@shared/copy/wishFigures';
import { dayOf } from '@shared/domain/kernel/days';
import { readsFigures } from '@shared/domain/kernel/roles';
import { Tables, Tiles, Ways } from '../components/Figures';
import { type FigurePage, SPANS } from '../model/figures';
import './wishes.scss';

/** The register of what is looked at, as a table to keep. */
function Register({ page }: { page: FigurePage }) {
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      const { url } = await api('POST /workbench/wish-registers', { body: { levelId: page.level.id, from: page.from, to: page.to } });
      await saveTable(url, WISH_REGISTER.name(dayOf(new Date())));
      announce(WISH_FIGURES.registerDone, 'done');
    } catch (error) {
      announce(sentenceOf(error), 'warn');
    } finally {
      setBusy(false);
    }
  };
  return <View className='u-section'><Button kind='second' label={WISH_FIGURES.register} busy={busy ? WISH_FIGURES.registerBusy : undefined} onPress={() => void take()} /></View>;
}

function Figures({ page, onGo }: { page: FigurePage; onGo: (levelId: string) => void }) {
  const asOf = page.asOf === null ? WISH_FIGURES.none : `${fullMoment(new Date(page.asOf))} 的数`;
  return (
    <View>
      <View className='wish-figures__head'>{page.level.name}</View>
      <View className='u-second'>{`${WISH_FIGURES.byMonth}，${asOf}`}</View>
      {page.total.counts.posted === 0 ? <Empty {...WISH_FIGURES.empty} /> : (
        <>
          <Tiles counts={page.total.counts} />
          <Ways total={page.total} />
          <Tables page={page} />
          <Register page={page} />
        </>
      )}
      {(page.above || page.below.length > 0) && (
        <View className='u-section'>
          <Paper tone='list'>
            {page.above && <ListRow title={`回到${page.above.name}`} onPress={() => onGo(page.above?.id ?? '')} />}
            {page.below.map(({ id, name }) => <ListRow key={id} title={`看${name}`} onPress={() => onGo(id)} />)}
          </Paper>
        </View>
      )}
    </View>
  );
}

function Desk() {
  const [span, setSpan] = useState<Span>('year');
  const [levelId, setLevelId] = useState<string | null>(null);
  const query = useApi('GET /workbench/wish-figures', { query: { ...(levelId === null ? {} : { levelId }), ...periodOf(span, new Date()) } }, false);
  return (
    <>
      <OptionGrid label='哪段时间' columns={2} options={SPANS} value={span} onChange={setSpan} />
      <QueryView query={query} what='数据'>{(page) => <Figures page={page} onGo={setLevelId} />}</QueryView>
    </>
  );
}

/** How wishes went: posted, claimed, realised, how long it takes, and what nobody took. Of no person. */
export default function WishFigures() {
  return (
    <Page title={WISH_FIGURES.title} className='wish-desk'>
      <SignedIn>{(me) => (readsFigures(me.roles) ? <Desk /> : <Empty title='这里给工作人员看' body='社区的心愿这一年怎么样，在“微心愿”的“已实现”里。' act={{ label: '回首页', onPress: () => openTab('home') }} />)}</SignedIn>
    </Page>
  );
}
