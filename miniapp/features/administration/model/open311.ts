import { fill } from '@shared/copy/fill';
import { OPEN311_PAGE as WORDS } from '@shared/copy/open311Client';
import { pairsIn } from './pairs';
import type { Open311Options, ServiceOf } from '@shared/domain/integrations/open311Client';

/** The facts of a server as they stand in the form: the mapping is lines of text. */
export interface Open311Filled {
  readonly jurisdiction: string;
  readonly format: Open311Options['format'];
  readonly services: string;
  readonly otherwise: string;
  readonly updates: boolean;
}

/** A form that begins empty, or with what is kept. */
export function open311Filled(options: Open311Options | null): Open311Filled {
  const { jurisdiction = '', format = 'json', services = [], otherwise = '', updates = false } = options ?? {};
  return { jurisdiction, format, services: services.map(({ category, code }) => `${category}=${code}`).join('\n'), otherwise, updates };
}

/** The mapping out of its lines; a sentence where a line is none. Full-width signs are as good. */
export function servicesIn(text: string): readonly ServiceOf[] | string {
  const pairs = pairsIn(text);
  return 'badLine' in pairs ? fill(WORDS.badLine, { line: pairs.badLine }) : pairs.map(([category, code]) => ({ category, code }));
}

/** What is sent; null while a line of the mapping is none. */
export function open311Options({ services, jurisdiction, otherwise, ...rest }: Open311Filled): (Omit<Open311Options, 'services'> & { services: ServiceOf[] }) | null {
  const rows = servicesIn(services);
  return typeof rows === 'string' ? null : { kind: 'open311', ...rest, jurisdiction: jurisdiction.trim(), otherwise: otherwise.trim(), services: [...rows] };
}
