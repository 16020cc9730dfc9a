import { Image, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useMemo, useState } from 'react';
import { useApi, useMe, useSignedIn } from '@/api';
import { keepPicture, type Kept } from '@/platform/album';
import { openPermission } from '@/platform/permission';
import { announce, aria, Button, Empty, FootNote, Note, Page, QueryView, RuledWords, useElder } from '@/ui';
import { draw, Easel } from '@/ui/drawing';
import { THANKS_CARD as CARD } from '@shared/copy/thanksCard';
import { formatFullDate } from '@shared/domain/kernel/dates';
import { dayOf } from '@shared/domain/kernel/days';
import { planThanksCard, type ThanksCard } from '../model/thanksCard';
import { areaWords, type WishView } from '../model/words';
import './wishes.scss';

const WHERE = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';

/** What goes on the card of a wish; null while nobody was thanked. */
function cardOf({ thanks, community, grid }: WishView): ThanksCard | null {
  if (!thanks) return null;
  return { words: thanks.text ?? CARD.voice, wish: thanks.wish || CARD.spokenWish, area: areaWords({ community: community.name, grid }), date: formatFullDate(thanks.at) };
}

/** The picture's address: undefined while it is drawn, null where this phone cannot. */
function useDrawn(card: ThanksCard | null, elder: boolean): string | null | undefined {
  const [address, setAddress] = useState<string | null>();
  useEffect(() => {
    if (!card) return undefined;
    let wanted = true;
    void draw(planThanksCard(card, elder)).then((drawn) => { if (wanted) setAddress(drawn); });
    return () => { wanted = false; };
  }, [card, elder]);
  return address;
}

function copy(card: ThanksCard): void {
  const data = [CARD.to, card.words, `${CARD.from}　${card.area}　${card.date}`, `${CARD.wish}：${card.wish}`].join('\n');
  Taro.setClipboardData({ data }).then(() => announce(CARD.copied), () => announce(CARD.copyFailed, 'warn'));
}

/** For a phone that draws nothing: why, and the words to copy. */
function Words({ card }: { card: ThanksCard }) {
  return (
    <>
      <Note>{CARD.old.title}。{CARD.old.body}</Note>
      <View className='u-gap'><RuledWords text={card.words} /></View>
      <View className='u-gap'><Button label={CARD.copy} onPress={() => copy(card)} /></View>
    </>
  );
}

function Body({ card, address, kept }: { card: ThanksCard | null; address: string | null | undefined; kept: Kept | null }) {
  if (!card) return <Empty {...CARD.none} />;
  if (address === null) return <Words card={card} />;
  return (
    <>
      <Easel />
      {address === undefined ? <View className='u-loading' {...aria({ role: 'status', live: 'polite' })}>{CARD.drawing}</View> : <Image className='thanks-card' src={address} mode='widthFix' {...aria({ role: 'img', label: CARD.spoken(card.words, card.wish) })} />}
      {kept === 'refused' && (
        <View className='u-gap'>
          <Note tone='warn'>{CARD.refused}</Note>
          <View className='u-buttons u-gap'>{openPermission && <Button kind='second' label={CARD.toSettings} onPress={openPermission} />}</View>
        </View>
      )}
      {kept === 'failed' && <View className='u-gap'><Note tone='warn'>{CARD.failed}</Note></View>}
      {address && <View className='u-buttons u-gap'><Button kind='text' label={CARD.copy} onPress={() => copy(card)} /></View>}
    </>
  );
}

/** Thanks as a picture: shown whole, drawn and kept on one's own phone. */
export default function ThanksCardPage() {
  const { id: asked = '' } = useRouter().params;
  const [id] = useState(asked);
  const [kept, setKept] = useState<Kept | null>(null);
  useSignedIn();
  const elder = useElder();
  const known = useMe((state) => state.me !== null);
  const query = useApi('GET /wishes/:id', known ? { params: { id } } : null, false);
  const card = useMemo(() => (query.data ? cardOf(query.data) : null), [query.data]);
  const address = useDrawn(card, elder);
  const keep = async (picture: string): Promise<void> => {
    const became = await keepPicture(picture, CARD.file(dayOf(new Date())));
    setKept(became);
    if (became === 'kept') announce(CARD.kept[WHERE]);
  };
  const foot = address ? <><Button label={CARD.keep[WHERE]} onPress={() => void keep(address)} /><FootNote>{CARD.keepNote}</FootNote></> : undefined;
  return (
    <Page title={CARD.title} {...(foot ? { foot } : {})} {...(query.data ? { station: query.data.station } : {})}>
      <QueryView query={query} what={CARD.title}>{() => <Body card={card} address={address} kept={kept} />}</QueryView>
    </Page>
  );
}
