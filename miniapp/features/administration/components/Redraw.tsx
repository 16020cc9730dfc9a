import { View } from '@tarojs/components';
import { type ResponseOf } from '@/api';
import { ListRow, Note, Paper, SectionHead, Tag } from '@/ui';
import { FOLLOW_WORDS } from '@shared/copy/administration';

type RedrawView = NonNullable<ResponseOf<'GET /administration/imports/:id'>['redraw']>;
type Move = RedrawView['moves'][number];

const grid = (named: Move['from'], none: string): string => (named ? `「${named.name}」` : none);

function movedWords({ cases, places, homes }: Move): string {
  return [cases > 0 && `${cases} 件在办的事`, places > 0 && `${places} 个地点`, homes > 0 && `${homes} 户`].filter(Boolean).join('、');
}

const listed = ({ numbers, placeNames }: Move): string => [...numbers, ...placeNames].join('　');

/** What moves, pair by pair; what would lie in no grid comes first. */
function Moves({ moves }: { moves: readonly Move[] }) {
  const left = moves.filter(({ to }) => to === null);
  const ordered = [...left, ...moves.filter(({ to }) => to !== null)];
  if (ordered.length === 0) return <Note icon='check'>没有在办的事和地点要换网格。</Note>;
  return (
    <>
      {left.length > 0 && <Note tone='warn'>有的会落在网格外面：在办的事留在原来的网格里，地点也先不动。请看看是不是漏画了一块。</Note>}
      <Paper tone='list'>
        {ordered.map((move) => (
          <ListRow
            key={`${move.from?.id ?? ''} ${move.to?.id ?? ''}`}
            title={`${grid(move.from, '不在网格里的')} → ${grid(move.to, '网格外面')}：${movedWords(move)}`}
            detail={listed(move)}
            aside={move.to === null ? <Tag tone='late'>在外面</Tag> : undefined}
          />
        ))}
      </Paper>
    </>
  );
}

/** Rules, areas and grid workers bound to grids that go. */
function Follows({ follows }: { follows: RedrawView['follows'] }) {
  if (follows.length === 0) return null;
  return (
    <View className='u-section'>
      <SectionHead title='跟着网格走的' note='新网格一半以上的地在原来那个里，就接过来' />
      <Paper tone='list'>
        {follows.map(({ kind, what, from, to }, index) => (
          <ListRow key={index} title={`${FOLLOW_WORDS[kind]}　${what}`} detail={to.length > 0 ? `「${from}」→ ${to.map((name) => `「${name}」`).join('')}` : `「${from}」没有了，也没有接的，请另外安排`} aside={to.length === 0 ? <Tag tone='late'>没人接</Tag> : undefined} />
        ))}
      </Paper>
    </View>
  );
}

const names = (list: readonly { name: string }[]): string => list.slice(0, 8).map(({ name }) => name).join('、') + (list.length > 8 ? `等 ${list.length} 个` : '');

/** What a redraw of grids would do, before somebody says yes. */
export function Redraw({ redraw }: { redraw: RedrawView }) {
  const { communities, created, changed, gone, same, moves, follows } = redraw;
  const facts = [created.length > 0 && `新的：${names(created)}`, changed.length > 0 && `改了边界的：${names(changed)}`, gone.length > 0 && `不再有的：${names(gone)}`, same > 0 && `没有变的 ${same} 个`].filter(Boolean);
  return (
    <View className='u-section'>
      <SectionHead title={`${communities.map(({ name }) => name).join('、')}的网格要重划`} />
      <Paper tone='list'>{facts.map((fact) => <ListRow key={String(fact)} title={String(fact)} />)}</Paper>
      <View className='u-section'>
        <SectionHead title='什么会换网格' note='办结的事留在办结时的网格里' />
        <Moves moves={moves} />
      </View>
      <Follows follows={follows} />
    </View>
  );
}
