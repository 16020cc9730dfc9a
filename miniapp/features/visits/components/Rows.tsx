import { View } from '@tarojs/components';
import type { ResponseOf, usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, ListRow, Paper, Phrases, Tag } from '@/ui';
import { VISIT, VISIT_REASON_WORDS, VISIT_STATE_WORDS, visitLine } from '@shared/copy/visits';

export type VisitRow = ResponseOf<'GET /visits'>['items'][number];

function Row({ row, care }: { row: VisitRow; care: boolean }) {
  const line = visitLine(row, new Date());
  const title = care ? `${row.person}，${VISIT_REASON_WORDS[row.reason]}` : line;
  const detail = care ? [row.worker, row.promises.open > 0 ? `${row.promises.open} 件等办` : null].filter(Boolean).join('，') || line : [row.whom === 'self' ? null : `去看${row.person}`, row.promises.open > 0 ? `答应您的 ${row.promises.open} 件在办` : null].filter(Boolean).join('，');
  const state = row.promises.late ? VISIT.late : VISIT_STATE_WORDS[row.state];
  return <ListRow icon='home' fresh={row.waits} title={title} {...(detail ? { detail: <Phrases text={detail} /> } : {})} aside={<Tag tone={row.promises.late ? 'late' : 'quiet'}>{state}</Tag>} spoken={`${title}，${state}，${detail}`} onPress={() => open('visit', { id: row.id })} />;
}
/** Visits: to who asked, where each stands; to those who look after them, whom they are for. */
export const VisitRows = ({ rows, care = false }: { rows: readonly VisitRow[]; care?: boolean }) => <Paper tone='list'>{rows.map((row) => <Row key={row.id} row={row} care={care} />)}</Paper>;

/** What follows of a list. */
export function More({ pages }: { pages: Pick<ReturnType<typeof usePages<'GET /visits'>>, 'more' | 'fetching' | 'fetchMore'> }) {
  return pages.more ? <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View> : null;
}
