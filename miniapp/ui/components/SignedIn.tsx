import { type ReactNode } from 'react';
import { type Me } from '../../api/me';
import { useSignedInQuery } from '../../api/useSignedIn';
import { QueryView } from './QueryView';

/** What a page shows to whoever is logged in; while that cannot be known, it says why. */
export function SignedIn({ children }: { children: (me: Me) => ReactNode }) {
  const query = useSignedInQuery();
  return query.data ? <>{children(query.data)}</> : <QueryView query={query}>{() => null}</QueryView>;
}
