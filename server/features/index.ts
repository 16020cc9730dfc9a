import type { Feature } from '../http/types';
import { feature as files } from './files';
import { feature as identity } from './identity';
import { feature as organisation } from './organisation';
import { feature as system } from './system';

/** Every feature of the program. */
export const features: readonly Feature[] = [system, identity, organisation, files];
