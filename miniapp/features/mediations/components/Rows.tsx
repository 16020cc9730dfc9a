import { View } from '@tarojs/components';
import type { ResponseOf, usePages } from '@/api';
import { open } from '@/platform/routes';
import { Button, ListRow, Paper, Phrases, Tag } from '@/ui';
import { MEDIATION_KIND_WORDS, MEDIATION_STATE_WORDS, mediationLine } from '@shared/copy/mediations';

export type MediationRow = ResponseOf<'GET /mediations'>['items'][number];

function Row({ row, care }: { row: MediationRow; care: boolean }) {
  const [kind, state] = [MEDIATION_KIND_WORDS[row.kind], MEDIATION_STATE_WORDS[row.state]];
  const between = [row.first, row.second].filter(Boolean).join('、');
  const detail = care ? [between, row.mediator && `调解员${row.mediator}`].filter(Boolean).join('，') : mediationLine({ ...row, own: row.waits && row.state === 'inviting' ? 'asked' : 'yes' }, new Date());
  return <ListRow icon='talk' fresh={row.waits} title={kind} {...(detail ? { detail: <Phrases text={detail} /> } : {})} aside={<Tag tone='quiet'>{state}</Tag>} spoken={`${kind}，${state}，${detail}`} onPress={() => open('mediation', { id: row.id })} />;
}
/** Mediations: to the sides, where each stands; to those who look after them, between whom. */
export const MediationRows = ({ rows, care = false }: { rows: readonly MediationRow[]; care?: boolean }) => <Paper tone='list'>{rows.map((row) => <Row key={row.id} row={row} care={care} />)}</Paper>;

/** What follows of a list. */
export function More({ pages }: { pages: Pick<ReturnType<typeof usePages<'GET /mediations'>>, 'more' | 'fetching' | 'fetchMore'> }) {
  return pages.more ? <View className='u-section'><Button kind='second' label='再看一些' busy={pages.fetching ? '正在取…' : undefined} onPress={() => void pages.fetchMore()} /></View> : null;
}
