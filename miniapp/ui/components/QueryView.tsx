import { type ReactNode } from 'react';
import { type Query } from '../../api/useQuery';
import { Failed, Loading, Offline, OfflineBanner, StaleBanner } from './States';

/**
 * Shows a query in each of its states: fetching, no network, failed, there. What was fetched before stays
 * visible while it is fetched again or cannot be, with a word on how old it is.
 */
export function QueryView<T>({ query, what, children }: { query: Query<T>; what?: string; children: (data: T) => ReactNode }) {
  const retry = () => void query.reload();
  if (query.data !== undefined) {
    return (
      <>
        {query.error?.code === 'offline' && <OfflineBanner savedAt={query.savedAt} />}
        {query.error && query.error.code !== 'offline' && <StaleBanner savedAt={query.savedAt} onRetry={retry} />}
        {children(query.data)}
      </>
    );
  }
  if (!query.error) return <Loading what={what} />;
  if (query.error.code === 'offline') return <Offline onRetry={retry} />;
  return <Failed onRetry={retry} message={query.error.status < 500 ? query.error.message : undefined} quote={query.error.requestId} />;
}
