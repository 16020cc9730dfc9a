/** Pictures of the wall for pages that have nothing to show. Drawn in the colours of tokens.scss; no words in them. */
const wall = (y: number, height: number): string =>
  `<rect y='${y}' width='375' height='${height}' fill='#CBDFD4'/><rect y='${y}' width='375' height='4' fill='#1E6650'/><rect y='${y + height - 6}' width='375' height='6' fill='#14493A'/>`;

const board = `<rect x='92' y='9' width='191' height='100' fill='#FFFFFF'/><path d='M92.500 10v96M282.500 10v96' stroke='#858A80' stroke-width='2'/><rect x='87' y='7' width='200' height='3' fill='#535850'/><rect x='92' y='106' width='191' height='5' fill='#535850'/><rect x='104' y='23' width='4' height='4' fill='#A23A20'/><rect x='266' y='23' width='4' height='4' fill='#1E6650'/>`;
const box = `<rect x='140' y='170' width='66' height='46' fill='#B08E5A'/><rect x='134' y='163' width='78' height='10' fill='#8F6B3C'/><rect x='152' y='187' width='42' height='3' fill='#8F6B3C'/>`;
const leaves = `<rect x='265.5' y='160' width='5' height='28' fill='#6B4F33'/><circle cx='248' cy='149' r='19' fill='#50815F'/><circle cx='290' cy='149' r='19' fill='#50815F'/><circle cx='268' cy='135' r='27' fill='#50815F'/><circle cx='258' cy='128' r='12' fill='#6A9C76'/><circle cx='284' cy='139' r='11' fill='#6A9C76'/>`;
const blossoms = [[262, 124], [276, 130], [250, 142], [268, 148], [282, 145], [296, 143], [242, 152]].map(([x, y]) => `<circle cx='${x}' cy='${y}' r='3' fill='#F0C24A'/>`).join('');
const pot = `<path d='M249 193h41l-5 23h-31z' fill='#B8674A'/><rect x='244' y='185' width='50' height='8' fill='#A85A3C'/>`;

const door = `<rect x='128' width='118' height='200' fill='#14493A'/><rect x='136' y='8' width='102' height='192' fill='#1E6650'/><path d='M147 20h80v68h-80zM147 101h80v88h-80z' fill='none' stroke='#5C9A83' stroke-width='2'/><rect x='156' y='30' width='62' height='44' fill='#FFFFFF'/><path d='M164 42h46M164 52h46M164 62h26' stroke='#858A80' stroke-width='3'/><circle cx='232' cy='95' r='4.5' fill='#FFF3D2'/><rect x='262' y='40' width='54' height='30' rx='3' fill='#1E6650'/><rect x='264.5' y='42.500' width='49' height='25' fill='none' stroke='#FFFFFF' stroke-width='1.500'/>`;

const svg = (height: number, inside: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' width='375' height='${height}' viewBox='0 0 375 ${height}'>${inside}</svg>`)}`;

export const PICTURES = {
  /** An empty board, the suggestion box, the osmanthus: nothing here yet. */
  board: svg(222, wall(128, 94) + board + box + leaves + blossoms + pot),
  /** A closed door with a note on it: we could not fetch it. */
  door: svg(206, wall(112, 94) + door),
} as const;
export type PictureName = keyof typeof PICTURES;
