import { seeded } from './district';

/** Run by jest once before all files of journeys: the district is made before any of them waits for it, and outside of their time. */
export default async function once(): Promise<void> {
  await seeded();
}
