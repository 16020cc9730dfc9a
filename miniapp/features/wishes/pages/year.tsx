import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type Me, useApi } from '@/api';
import { open } from '@/platform/routes';
import { CommunityPicker, ListRow, Note, Option, Page, Paper, Phrases, PhotoGrid, Press, QueryView, SectionHead, SignedIn } from '@/ui';
import { WISH } from '@shared/copy/wishPages';
import { WISH_YEAR } from '@shared/copy/wishFigures';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import type { YearPage } from '../model/figures';
import { useWhose } from '../model/whose';
import './wishes.scss';

/** One column a month; what it shows is also said in words. */
function Months({ months }: Pick<YearPage, 'months'>) {
  const most = Math.max(1, ...months.map(({ realised }) => realised));
  return (
    <View className='u-section'>
      <SectionHead title={WISH_YEAR.months} />
      <View className='wish-months' ariaRole='img' ariaLabel={months.filter(({ realised }) => realised > 0).map(({ month, realised }) => WISH_YEAR.month(month, realised)).join('；')}>
        {months.map(({ month, realised }) => (
          <View key={month} className='wish-months__month'>
            <View className='wish-months__count'>{realised > 0 ? realised : ''}</View>
            <View className='wish-months__bar' style={{ height: `${Math.round((realised / most) * 96) + 2}px` }} />
            <View className='wish-months__name'>{Number(month.slice(5))}</View>
          </View>
        ))}
      </View>
    </View>
  );
}

function Stories({ stories }: Pick<YearPage, 'stories'>) {
  return (
    <View className='u-section'>
      <SectionHead title={WISH_YEAR.stories} note={WISH_YEAR.storiesNote} />
      {stories.length === 0 && <Note>{WISH_YEAR.noStories}</Note>}
      {stories.map(({ id, text, photos }) => (
        <View key={id} className='u-gap'>
          <Paper>
            <Press role='link' className='wish-story' label={text} onPress={() => open('wish', { id })}>{text}</Press>
            {photos.length > 0 && <PhotoGrid photos={photos.map((photo) => ({ id: photo.id, thumb: photo.thumbUrl, full: photo.url }))} />}
          </Paper>
        </View>
      ))}
    </View>
  );
}

function Year({ page, onYear }: { page: YearPage; onYear: (year: string) => void }) {
  return (
    <View>
      {page.years.length > 1 && <View className='wish-kinds' ariaRole='radiogroup' ariaLabel={WISH_YEAR.which}>{page.years.map((year) => <Option key={year} label={WISH_YEAR.year(year)} chosen={year === page.year} onPress={() => onYear(year)} />)}</View>}
      <View className='wish-card wish-year'>
        <View className='wish-card__hole' />
        <View className='u-second'>{page.community.name}</View>
        <View className='wish-year__head'><Phrases text={WISH_YEAR.head(page.year, page.counts.realised)} /></View>
        <View className='wish-card__facts'><Phrases text={WISH_YEAR.sub(page.counts)} /></View>
      </View>
      <Months months={page.months} />
      <View className='u-section'>
        <SectionHead title={WISH_YEAR.kinds} />
        <Paper tone='list'>{page.categories.map(({ id, realised }) => <ListRow key={id} title={WISH_CATEGORY_WORDS[id].name} aside={WISH_YEAR.kind(realised)} />)}</Paper>
      </View>
      {page.organisations.length > 0 && <View className='u-section'><SectionHead title={WISH_YEAR.organisations} note={WISH_YEAR.organisationsNote} /><Paper>{page.organisations.join('、')}</Paper></View>}
      <Stories stories={page.stories} />
    </View>
  );
}

function Wall({ me }: { me: Me }) {
  const { community, choose } = useWhose(me, useRouter().params.community ?? null);
  const [year, setYear] = useState<string | null>(null);
  const query = useApi('GET /wishes/year', community === null ? null : { query: { communityId: community, ...(year === null ? {} : { year }) } });
  return (
    <>
      <View className='u-gap'><CommunityPicker value={community} onChange={choose} other={WISH.elsewhere} /></View>
      {community !== null && <QueryView query={query} what='这一年的心愿'>{(page) => <Year page={page} onYear={setYear} />}</QueryView>}
    </>
  );
}

/** A community's year in wishes, in a few large figures and the stories that may be told. */
export default function WishYear() {
  return <Page title={WISH_YEAR.title}><SignedIn>{(me) => <Wall me={me} />}</SignedIn></Page>;
}
