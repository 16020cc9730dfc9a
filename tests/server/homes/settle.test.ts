import { keepHome, viewerOfPerson, type Standing } from '../../../server/features/identity';
import { testDeps } from '../../support/server';
import { seedHomes } from './support';

it('lets the later reading stand, however two that settle at once overtake each other', async () => {
  const { deps, close } = await testDeps();
  try {
    await seedHomes(deps);
    const standing = (communityId: string): Standing => ({ home: { communityId, placeText: '3 栋', placeId: null, point: null }, mainHomeId: communityId, neighbourOf: [communityId] });
    // What the homes say changes while the first has read them and not yet written.
    let truth = 'plum';
    let reads = 0;
    const slow = keepHome(deps, 'mei', async () => {
      reads += 1;
      const read = truth;
      if (reads === 1) {
        truth = 'pine';
        await keepHome(deps, 'mei', async () => standing(truth));
      }
      return standing(read);
    });
    await slow;
    expect(reads).toBe(2);
    expect(await viewerOfPerson(deps, 'mei')).toMatchObject({ homeCommunityId: 'pine', neighbourOf: ['pine'] });
    await keepHome(deps, 'nobody', async () => standing('plum'));
    await expect(viewerOfPerson(deps, 'nobody')).resolves.toBeNull();
  } finally {
    await close();
  }
});
