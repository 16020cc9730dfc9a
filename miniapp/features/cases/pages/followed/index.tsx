import { caseTag } from '@shared/copy/cases';
import { useApi, useSignedIn } from '@/api';
import { open } from '@/platform/routes';
import { deadlineWords, Empty, ListRow, Page, Paper, QueryView } from '@/ui';

/** What I have met too or follow, newest first: of others, so without their words. */
export default function FollowedPage() {
  const me = useSignedIn();
  const query = useApi('GET /cases/followed', me ? {} : null, false);
  return (
    <Page title='我跟着的事'>
      <QueryView query={query} what='跟着的事'>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title='还没有跟着的事' body='看到邻居报的事您也遇到，点“我也遇到”，就会在这里。' />
          ) : (
            <Paper tone='list'>
              {items.map((row) => (
                <ListRow
                  key={row.id}
                  icon='matters'
                  title={row.title}
                  detail={[row.mine === 'joined' ? '您也遇到' : '跟着看', caseTag({ state: row.state, outcome: null }), row.promisedAt && `${deadlineWords(new Date(row.promisedAt), new Date())} 前答复`].filter(Boolean).join('　')}
                  onPress={() => open('case', { id: row.id })}
                />
              ))}
            </Paper>
          )
        }
      </QueryView>
    </Page>
  );
}
