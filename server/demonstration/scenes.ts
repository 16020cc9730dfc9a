/** Flat drawings of ordinary trouble, before and after. Invented; 960 by 720; no letters, no people, no plates. */

const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`;
const circle = (x: number, y: number, r: number, fill: string, more = ''): string => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;
const line = (d: string, stroke: string, width: number): string => path(d, 'none', `stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"`);

const C = {
  plaster: '#d9d8cf', jade: '#7fa695', jadeDark: '#4f7a68', floor: '#8a8f86', door: '#1e4a3c', wood: '#7d5138', sky: '#cfdde0', asphalt: '#8c8d88',
  kerb: '#b9bab2', grass: '#9bb487', leaf: '#4c7a52', brick: '#a8452c', steel: '#5b666b', dark: '#30352f', yellow: '#d9ab36', water: '#8fb0b8', house: '#c9a184', blue: '#35657f',
} as const;

/** A wall painted in two tones above a floor: where most things happen. */
const wall = (): string => rect(-40, 0, 1040, 380, C.plaster) + rect(-40, 380, 1040, 180, C.jade) + rect(-40, 372, 1040, 10, C.jadeDark) + rect(-40, 560, 1040, 200, C.floor);
/** A street: sky, houses, asphalt. */
const outside = (): string =>
  rect(-40, 0, 1040, 420, C.sky) + rect(-20, 120, 250, 300, C.house) + rect(250, 60, 200, 360, '#b98f74') + rect(720, 100, 260, 320, C.house) +
  [0, 1, 2].map((row) => [20, 110, 290, 370, 760, 860].map((x) => rect(x, 170 + row * 80, 46, 48, '#7f97a0')).join('')).join('') +
  rect(-40, 410, 1040, 40, C.kerb) + rect(-40, 450, 1040, 320, C.asphalt);
const wheel = (x: number, y: number, r: number): string => circle(x, y, r, C.dark) + circle(x, y, r * 0.55, '#8d9391');
const bike = (x: number, y: number, colour: string): string =>
  wheel(x, y, 58) + wheel(x + 220, y, 58) + line(`M${x} ${y} l70 -110 h90 l60 110 M${x + 70} ${y - 110} l40 100 h80`, colour, 20) + line(`M${x + 150} ${y - 150} l70 150`, C.steel, 12) + rect(x + 30, y - 140, 80, 22, C.dark, 'rx="8"');
const bin = (x: number, colour: string, lid: boolean, tilt = 0): string =>
  `<g transform="rotate(${tilt} ${x + 70} 560)">${path(`M${x} 330 h150 l-16 240 h-118 z`, colour)}${lid ? rect(x - 12, 304, 174, 30, '#2d4a40', 'rx="6"') : ''}${wheel(x + 40, 572, 16)}${wheel(x + 112, 572, 16)}</g>`;
const bags = (x: number, y: number): string => circle(x, y, 46, '#48504a') + circle(x + 66, y + 12, 38, '#6a5a4a') + circle(x + 34, y - 42, 32, '#596b74');

/** Every scene by name: `after` shows the work done. */
export const SCENES = {
  stairwell: (after: boolean): string =>
    wall() + rect(90, 210, 190, 350, C.door) + circle(258, 400, 9, C.yellow) +
    [0, 1, 2, 3, 4].map((i) => rect(420 + i * 100, 560 - (i + 1) * 62, 560, 62, i % 2 ? '#777c74' : '#6c716a')).join('') +
    line('M400 470 L900 150', C.dark, 12) + line('M560 0 v60', C.dark, 8) + path('M512 104 a48 48 0 0 1 96 0 z', C.steel) +
    (after ? circle(560, 118, 26, '#fff1b8') + path('M470 150 L650 150 L900 560 L200 560 z', '#fff1b8', 'opacity="0.38"') : circle(560, 116, 20, '#3a3f3a') + rect(-40, 0, 1040, 760, '#141a1c', 'opacity="0.42"')),
  street: (after: boolean): string =>
    outside() + rect(620, 120, 18, 340, C.steel) + line('M629 126 q10 -50 -90 -50', C.steel, 14) + rect(486, 66, 84, 24, after ? '#ffe9a0' : '#3e4443', 'rx="8"') +
    (after ? rect(180, 540, 330, 120, '#7c7e79', 'rx="10"') : path('M190 560 l90 -30 120 20 70 50 -60 70 -160 10 -70 -60 z', '#4c4f4b') + path('M230 580 l90 -20 90 30 -40 40 -100 6 z', C.water)),
  pipe: (after: boolean): string =>
    wall() + rect(300, 0, 46, 560, C.steel) + rect(300, 300, 380, 44, C.steel) + rect(286, 276, 74, 92, '#78868b') + circle(560, 322, 60, after ? '#3f7f66' : '#8c9a9e') + circle(560, 322, 36, '#e9e9e2') + line('M560 322 l18 -20', C.brick, 6) +
    (after ? '' : path('M322 372 q-30 90 0 110 q32 -20 0 -110 z', C.water) + path('M322 450 q-24 70 0 90 q26 -20 0 -90 z', C.water) + path('M160 600 q170 -60 380 0 q60 60 -120 80 q-240 10 -260 -80 z', C.water)),
  puddle: (after: boolean): string =>
    outside() + rect(380, 560, 240, 90, '#4c504c', 'rx="8"') + [0, 1, 2, 3, 4, 5].map((i) => rect(396 + i * 37, 572, 18, 66, '#2d302d')).join('') +
    (after ? '' : path('M60 590 q260 -110 560 -60 q300 20 260 130 q-200 90 -520 50 q-320 0 -300 -120 z', C.water, 'opacity="0.9"') + path('M220 610 q90 -20 180 0', 'none', 'stroke="#dbe7e9" stroke-width="6"') + circle(420, 600, 14, '#7d8a4c') + circle(520, 640, 12, '#8a6b3c')),
  facade: (after: boolean): string =>
    rect(-40, 0, 1040, 760, '#cdb59c') + [0, 1, 2, 3, 4, 5, 6].map((i) => rect(-40, i * 110, 1040, 4, '#b79d83')).join('') + rect(120, 110, 190, 240, '#7f97a0') + rect(650, 110, 190, 240, '#7f97a0') + rect(120, 480, 190, 240, '#7f97a0') + rect(640, 340, 210, 16, C.steel) +
    (after ? rect(360, 180, 240, 300, '#c6ab90', 'rx="6"') : path('M400 180 l120 20 60 110 -30 130 -130 40 -70 -120 z', '#8d8f89') + line('M420 190 l60 90 -30 70 80 120', C.dark, 7) + path('M520 640 l60 -20 40 40 -50 30 z', '#a58c74') + path('M400 670 l40 -24 46 30 -36 24 z', '#a58c74')),
  bins: (after: boolean): string =>
    wall() + bin(150, '#3f7f66', true) + bin(400, '#4a6f8a', after) + bin(650, '#8a6a3f', after, after ? 0 : 8) + (after ? '' : bags(330, 560) + bags(600, 590) + bags(820, 570) + path('M430 640 q160 -40 320 10 q-80 50 -320 -10 z', '#7a7458')),
  boxes: (after: boolean): string =>
    wall() + [0, 1, 2, 3].map((i) => rect(560 + i * 100, 560 - (i + 1) * 70, 480, 70, i % 2 ? '#777c74' : '#6c716a')).join('') +
    (after ? rect(120, 540, 380, 20, '#9aa096') : rect(90, 400, 210, 170, '#b58a58') + rect(130, 260, 180, 140, '#c39a69') + rect(310, 450, 180, 120, '#a97d4c') + rect(500, 330, 60, 240, C.wood) + line('M90 470 h210 M220 260 v140', '#8f6a3f', 6)),
  truck: (after: boolean): string =>
    outside() + [0, 1, 2, 3, 4, 5].map((i) => path(`M${40 + i * 160} 640 l60 -60 h40 l-60 60 z`, C.yellow)).join('') +
    (after ? [260, 620].map((x) => rect(x, 500, 24, 110, C.brick, 'rx="8"') + rect(x, 530, 24, 20, '#f2efe6')).join('') : rect(330, 280, 340, 260, C.blue) + path('M180 360 h150 v180 h-190 v-100 z', C.brick) + rect(200, 386, 90, 66, '#cfdde0') + wheel(250, 560, 50) + wheel(560, 560, 50)),
  ebikes: (after: boolean): string =>
    wall() + rect(660, 160, 200, 400, C.wood) +
    (after ? rect(60, 120, 540, 26, C.jadeDark) + rect(80, 146, 16, 414, C.steel) + rect(570, 146, 16, 414, C.steel) + bike(140, 530, C.blue) : bike(90, 520, C.brick) + bike(330, 560, C.blue) + bike(570, 530, '#6d7b3a') + line('M120 0 q40 240 160 400', C.dark, 8)),
  manhole: (after: boolean): string =>
    rect(-40, 0, 1040, 760, C.asphalt) + rect(-40, 0, 1040, 150, C.kerb) + rect(-40, 0, 1040, 90, C.grass) + circle(480, 420, 210, '#6e706b') + circle(480, 420, 186, C.steel) +
    [-90, -30, 30, 90].map((d) => rect(480 + d - 10, 300, 20, 240, '#4a5458') + rect(360, 420 + d - 10, 240, 20, '#4a5458')).join('') +
    (after ? '' : path('M480 234 l-40 120 60 70 -50 100 40 82 a186 186 0 0 0 176 -186 a186 186 0 0 0 -186 -186 z', '#23282a') + path('M640 640 l40 -110 40 110 z', C.brick) + rect(626, 640, 108, 18, C.brick)),
  tree: (after: boolean): string =>
    outside() + rect(440, 260, 60, 300, C.wood) + circle(400, 220, 150, C.leaf) + circle(540, 210, 140, '#5d8c60') + circle(470, 120, 120, C.leaf) +
    (after ? '' : line('M500 330 q200 10 330 130', C.wood, 26) + circle(800, 440, 70, '#7d8a4c') + circle(720, 400, 60, '#8a8f4c') + line('M0 240 h960', C.dark, 5)),
  bench: (after: boolean): string =>
    rect(-40, 0, 1040, 430, C.sky) + circle(180, 250, 160, C.leaf) + circle(760, 240, 170, '#5d8c60') + rect(-40, 400, 1040, 360, C.grass) + rect(-40, 560, 1040, 200, C.kerb) + rect(240, 480, 26, 160, C.steel) + rect(700, 480, 26, 160, C.steel) +
    (after ? [0, 1, 2].map((i) => rect(210, 440 + i * 34, 546, 24, '#a9713f', 'rx="6"')).join('') : rect(210, 440, 546, 24, '#8d6a4a') + path('M210 474 h250 l-20 24 h-230 z', '#8d6a4a') + path('M520 474 h236 v24 h-210 z', '#8d6a4a') + line('M452 470 l40 60', '#6b4f36', 18)),
  yard: (after: boolean): string => outside() + rect(330, 300, 300, 150, C.jadeDark) + rect(350, 320, 260, 110, '#f2efe6') + [0, 1, 2].map((i) => rect(374, 342 + i * 28, after ? 210 : 140 + i * 20, 10, '#b8b9ae')).join('') + rect(360, 450, 16, 110, C.steel) + rect(584, 450, 16, 110, C.steel),
} as const satisfies Record<string, (after: boolean) => string>;

export type SceneName = keyof typeof SCENES;
