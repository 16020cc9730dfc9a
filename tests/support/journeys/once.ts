import { seeded } from './district';

/** Run by jest once before all files of journeys, which two workers share: the district is made before any of them waits for it. */
export default async function once(): Promise<void> {
  await seeded();
}
