import { FigureTable, Press } from '@/ui';
import { meanPoints } from '@shared/domain/statistics/tally';
import { NARROWED, RATED, ratedWords } from '@shared/copy/figures';
import { answerable, answerMedian, type Figures, officeWords, rateWords, shareWords } from '../model/words';

const HEADS = ['收到', '按时答复', '解决率', '满意率', '综合', '退过单', '超时', '重办', '一半在…内答复'] as const;

function cellsOf({ counts, rates, ...rest }: Figures, dayMinutes: number, rated: boolean): string[] {
  const all = answerable(counts);
  return [
    String(counts.received),
    shareWords(counts.onTime, counts.onTime + counts.overdue),
    rateWords(rates?.resolution),
    rateWords(rates?.satisfaction),
    rateWords(rates?.composite),
    shareWords(counts.bounced, all),
    shareWords(counts.overdue, all),
    shareWords(counts.redone, all),
    officeWords(answerMedian({ counts, rates, ...rest }), dayMinutes),
    ...(rated ? [ratedWords(meanPoints(counts), counts.unitRatings)] : []),
  ];
}

interface TableProps {
  first: string;
  rows: readonly { key: string; name: string; figures: Figures; /** Goes down to this line alone. */ onOpen?: (() => void) | undefined }[];
  dayMinutes: number;
  /** With what stations say of the units (上考下评). */
  rated?: boolean;
}

/** One line for each category, unit or month; some open what lies behind them. */
export function Table({ first, rows, dayMinutes, rated = false }: TableProps) {
  const heads = rated ? [...HEADS, RATED] : HEADS;
  const lines = rows.map(({ key, name, figures, onOpen }) => ({
    key, name: onOpen ? <Press className='fig__down' label={NARROWED.only(name)} onPress={onOpen}>{name}</Press> : name, cells: cellsOf(figures, dayMinutes, rated),
  }));
  return <FigureTable first={first} heads={heads} lines={lines} />;
}
