import { homeTopics } from './home';
import { neighbourTopics } from './neighbour';
import { noiseTopics } from './noise';
import { orderTopics } from './order';
import { publicTopics } from './public';
import type { Topic } from './types';

export type { Topic } from './types';

/** Every topic people write about. */
export const TOPICS: readonly Topic[] = [...homeTopics, ...orderTopics, ...publicTopics, ...noiseTopics, ...neighbourTopics];

/** Under which category of the catalogue a topic is filed, and which answers its reporters give. */
export interface Filing {
  readonly categoryId: string;
  /** Question of the category → values that fit the topic. Leaving a question unanswered fits too. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

export const FILING: Readonly<Record<string, Filing>> = {
  stairLight: { categoryId: 'stairLight', answers: { where: ['stairs', 'door'], dark: ['no', 'no', 'no', 'yes'] } },
  streetLight: { categoryId: 'stairLight', answers: { where: ['road'], dark: ['no'] } },
  utilities: { categoryId: 'utilities', answers: { what: ['leak', 'power', 'water', 'water'], spread: ['one', 'some'] } },
  drain: { categoryId: 'utilities', answers: { what: ['drain'], spread: ['some', 'one'] } },
  wall: { categoryId: 'fallingHazard', answers: { what: ['wall', 'window', 'thing'], people: ['yes', 'no'] } },
  manhole: { categoryId: 'roadCover', answers: { what: ['cover'], fall: ['no', 'yes'] } },
  road: { categoryId: 'roadCover', answers: { what: ['road', 'steps'], fall: ['no'] } },
  rubbish: { categoryId: 'litter', answers: { what: ['overflow', 'bin', 'dumped'] } },
  clutter: { categoryId: 'clutter', answers: { where: ['stairs', 'road'], blocks: ['yes', 'no'] } },
  fireLane: { categoryId: 'fireLane', answers: { what: ['cars', 'goods', 'locked', 'broken'], now: ['yes', 'no'] } },
  ebike: { categoryId: 'ebike', answers: { what: ['parking', 'charger', 'wire'] } },
  parking: { categoryId: 'other', answers: {} },
  green: { categoryId: 'greenery', answers: { what: ['tree'], hurt: ['no'] } },
  facility: { categoryId: 'greenery', answers: { what: ['fitness', 'seat', 'play'], hurt: ['no', 'no', 'yes'] } },
  stall: { categoryId: 'other', answers: {} },
  ads: { categoryId: 'other', answers: {} },
  noiseLife: { categoryId: 'noise', answers: { kind: ['living'], when: ['evening', 'night', 'day'] } },
  noiseWork: { categoryId: 'noise', answers: { kind: ['building'], when: ['day', 'night'] } },
  noiseShop: { categoryId: 'noise', answers: { kind: ['shop'], when: ['evening', 'night'] } },
  pets: { categoryId: 'pets', answers: { what: ['leash', 'noise', 'dirt'] } },
  quarrel: { categoryId: 'neighbourDispute', answers: { mediate: ['yes', 'yes', 'no'] } },
  selfRule: { categoryId: 'selfGovernance', answers: {} },
  owners: { categoryId: 'ownersProperty', answers: { about: ['property', 'owners', 'money'] } },
  thanks: { categoryId: 'thanks', answers: {} },
  other: { categoryId: 'other', answers: {} },
};

/** A topic by its key. Throws for a key that is none. */
export function topicOf(key: string): Topic {
  const topic = TOPICS.find((candidate) => candidate.key === key);
  if (!topic) throw new Error(`No topic ${key}`);
  return topic;
}
