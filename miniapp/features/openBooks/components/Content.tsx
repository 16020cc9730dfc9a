import { View } from '@tarojs/components';
import { daySaid, FigureTable, ListRow, Paper, SectionHead } from '@/ui';
import { BOOK, BOOK_SIDE_WORDS, bookMoney } from '@shared/copy/openBooks';
import { barsOf, sumsOf } from '@shared/domain/openBooks/finance';
import { BOOK_SIDES, type BookLine, type BookSide } from '@shared/domain/openBooks/kinds';
import type { BookContent } from '../model/words';

/** One side of a chart: the largest items as bars, all of them against the larger side. */
function Bars({ lines, side, whole }: { lines: readonly BookLine[]; side: BookSide; whole: number }) {
  const bars = barsOf(lines, side);
  if (bars.length === 0) return null;
  return (
    <View className='u-gap'>
      <View className='u-strong'>{`${BOOK_SIDE_WORDS[side]}　${bookMoney(sumsOf(lines)[side])}`}</View>
      {bars.map(({ item, fen }, at) => (
        <View key={at} className='books__bar'>
          <View className='books__bar-words'><View>{item ?? BOOK.other}</View><View>{bookMoney(fen)}</View></View>
          <View className='books__track'><View className={`books__fill${side === 'out' ? ' books__fill--out' : ''}`} style={{ width: `${Math.max(1, (fen / whole) * 100)}%` }} /></View>
        </View>
      ))}
    </View>
  );
}
/** Money as a simple chart and as the table it came from. */
export function Money({ lines }: { lines: readonly BookLine[] }) {
  const sums = sumsOf(lines);
  return (
    <>
      <View className='u-section'><SectionHead title={BOOK.chart} note={`${BOOK.rest} ${bookMoney(sums.rest)}`} /><Paper>{BOOK_SIDES.map((side) => <Bars key={side} lines={lines} side={side} whole={Math.max(sums.in, sums.out, 1)} />)}</Paper></View>
      <View className='u-section'><SectionHead title={BOOK.lines} /><Table lines={lines} /></View>
    </>
  );
}
function Table({ lines }: { lines: readonly BookLine[] }) {
  const sums = sumsOf(lines);
  return <Paper tone='list'><FigureTable first='项目' heads={['收支', '金额', '说明']} lines={[...lines.map(({ side, item, fen, note }, at) => ({ key: `${at}`, name: item, cells: [BOOK_SIDE_WORDS[side], bookMoney(fen), note] })), ...BOOK_SIDES.map((side) => ({ key: side, name: '合计', cells: [BOOK_SIDE_WORDS[side], bookMoney(sums[side]), ''] })), { key: 'rest', name: BOOK.rest, cells: ['', bookMoney(sums.rest), ''] }]} /></Paper>;
}
/** What stands in a publication, now or before it was corrected. */
export function Content({ text, lines, contract, decidedOn, short = false }: BookContent & { short?: boolean }) {
  return (
    <>
      {text !== '' && <View className='books__words u-gap'>{text}</View>}
      {contract && <Paper tone='list' className='u-gap'><ListRow title={BOOK.party} detail={contract.party} /><ListRow title={BOOK.price} detail={contract.fen === null ? BOOK.noPrice : bookMoney(contract.fen)} /><ListRow title={BOOK.term} detail={`${contract.from} 到 ${contract.to}`} /></Paper>}
      {decidedOn && <Paper tone='list' className='u-gap'><ListRow title={BOOK.decidedOn} detail={daySaid(decidedOn)} /></Paper>}
      {lines.length > 0 && (short ? <Table lines={lines} /> : <Money lines={lines} />)}
    </>
  );
}
