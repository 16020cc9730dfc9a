export { DEFAULT_DISTRICT, generateDistrict, type DemoDistrict } from './district';
export { demonstrationState, type DemonstrationState } from './marker';
export { DEMONSTRATION_PASSWORD } from './people/cast';
export { DEFAULT_CASES, ensureDemonstration, type Seeded, type SeedOptions } from './run';
