import { View } from '@tarojs/components';
import { type FigureLine, FigureTable, ListRow, Note, Paper, SectionHead, Tile } from '@/ui';
import { lengthWords, WAY_WORDS, WHY_WORDS, WISH_FIGURES } from '@shared/copy/wishFigures';
import { WISH_CATEGORY_WORDS } from '@shared/copy/wishes';
import type { FigurePage, WishSum } from '../model/figures';

/** From posted to realised, and what nobody took. */
export function Tiles({ counts }: Pick<WishSum, 'counts'>) {
  const { tiles, notes } = WISH_FIGURES;
  return (
    <View className='u-tiles u-gap'>
      <Tile title={tiles.posted} figure={counts.posted} note={notes.posted(counts)} />
      <Tile title={tiles.published} figure={counts.published} note={notes.published(counts.waiting)} />
      <Tile title={tiles.claimed} figure={counts.claimed} {...(counts.handedOver > 0 ? { note: notes.handed(counts.handedOver) } : {})} />
      <Tile title={tiles.realised} figure={counts.realised} {...(counts.ended > 0 ? { note: notes.ended(counts.ended) } : {})} />
      <Tile title={tiles.never} figure={counts.never} />
      <Tile title={tiles.again} figure={counts.again} />
    </View>
  );
}

/** How long each way takes, and why nobody took what is left. */
export function Ways({ total }: { total: WishSum }) {
  return (
    <View className='u-section'>
      <SectionHead title={WISH_FIGURES.ways} note={WISH_FIGURES.waysNote} />
      <Paper tone='list'>
        {total.ways.map(({ way, wishes, median, p90 }) => <ListRow key={way} title={WAY_WORDS[way]} detail={`${wishes} 个；一半在 ${lengthWords(median)}内，九成在 ${lengthWords(p90)}内`} />)}
      </Paper>
      {total.why.length > 0 && <View className='u-gap'><Note>{`${WISH_FIGURES.why}：${total.why.map(({ why, count }) => `${WHY_WORDS[why]} ${count} 个`).join('，')}`}</Note></View>}
    </View>
  );
}

const { heads: HEADS, handHeads: HAND_HEADS } = WISH_FIGURES;
const SUM_HEADS = [HEADS.posted, HEADS.published, HEADS.claimed, HEADS.realised, HEADS.never, HEADS.median];
const cellsOf = ({ counts, ways }: WishSum): (string | number)[] => [counts.posted, counts.published, counts.claimed, counts.realised, counts.never, lengthWords(ways.find(({ way }) => way === 'realise')?.median ?? null)];
const lines = (rows: readonly (WishSum & { readonly key: string; readonly name: string })[]): FigureLine[] => rows.map((row) => ({ key: row.key, name: row.name, cells: cellsOf(row) }));

/** By kind, by what lies below, by who took them, by month. */
export function Tables({ page }: { page: FigurePage }) {
  const F = WISH_FIGURES;
  const below = page.level.kind === 'district' ? F.below.district : F.below.street;
  return (
    <>
      <View className='u-section'><SectionHead title={F.kinds} /><FigureTable first='类别' heads={SUM_HEADS} lines={lines(page.categories.map((row) => ({ ...row, key: row.id, name: WISH_CATEGORY_WORDS[row.id].name })))} /></View>
      {page.below.length > 0 && <View className='u-section'><SectionHead title={below} note={F.belowNote} /><FigureTable first='哪里' heads={SUM_HEADS} lines={lines(page.below.map((row) => ({ ...row, key: row.id })))} /></View>}
      {page.hands.length > 0 && (
        <View className='u-section'>
          <SectionHead title={F.hands} note={F.handsNote} />
          <FigureTable first='谁' heads={[HAND_HEADS.claimed, HAND_HEADS.realised]} lines={page.hands.map(({ id, name, claimed, realised }) => ({ key: id ?? '', name: id === null ? F.neighbours : name, cells: [claimed, realised] }))} />
        </View>
      )}
      {page.months.length > 1 && <View className='u-section'><SectionHead title={F.months} /><FigureTable first='月份' heads={SUM_HEADS} lines={lines(page.months.map((row) => ({ ...row, key: row.month, name: `${row.month.slice(0, 4)} 年 ${Number(row.month.slice(5))} 月` })))} /></View>}
    </>
  );
}
