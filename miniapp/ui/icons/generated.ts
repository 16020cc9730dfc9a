// Generated from svg/ by `npm run icons`; change the drawings, not this file.
const frame = "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24' viewBox='0 0 24 24' fill='none' stroke='{s}' stroke-width='1.8' stroke-linecap='butt' stroke-linejoin='miter'>"

const colours = {
  door: { stroke: '#1E6650', patch: '#C4DCCF' },
  deep: { stroke: '#14493A', patch: '#C4DCCF' },
  ink: { stroke: '#20241F', patch: '#C4DCCF' },
  brick: { stroke: '#A23A20', patch: '#C4DCCF' },
  white: { stroke: '#FFFFFF', patch: '#3A7D68' }
}

const drawings = {
  back: "<path d='M15 4l-8 8 8 8' stroke-width='2'/>",
  bin: "<path fill='{p}' stroke='none' d='M7 9h10l-1 11H8z'/><path d='M4 7.500h16M9 7.500V4h6v3.500M6 7.5 7.2 21h9.600L18 7.500M10.2 11v6.500M13.8 11v6.5'/>",
  check: "<path d='M4 12.5 9.5 18 20.5 6.5' stroke-width='2.6'/>",
  clock: "<path fill='{p}' stroke='none' d='M12 12V5a7 7 0 0 1 6.3 10z'/><circle cx='12' cy='12' r='8.6'/><path d='M12 6.500V12l4 2.6'/>",
  consult: "<path fill='{p}' stroke='none' d='M3 20v-4.500a3 3 0 0 1 6 0V20zM15 20v-4.500a3 3 0 0 1 6 0V20z'/><circle cx='5.8' cy='7' r='2.6'/><circle cx='18.2' cy='7' r='2.6'/><path d='M2.5 20.500v-5.200a3.3 3.3 0 0 1 6.6 0M21.5 20.500v-5.200a3.3 3.3 0 0 0-6.6 0M7 16h10M12 16v4.5'/>",
  ebike: "<circle fill='{p}' stroke='none' cx='6' cy='16.5' r='3.5'/><circle cx='6' cy='16.5' r='3.5'/><circle cx='18' cy='16.5' r='3.5'/><path d='M9.5 16.500h5L17 8h-3.500M16.5 10l1.5 6.500M4 11h7v3.500M7 11V8.5'/>",
  fire: "<path fill='{p}' stroke='none' d='M8 11h7v9H8z'/><path d='M8 21V11a3.5 3.5 0 0 1 7 0v10zM11.5 7.500V4.500M8 4.500h7l3.5 2M8 15h7M18.5 9.500v3'/>",
  home: "<path fill='{p}' stroke='none' d='M8 21V12h8v9z'/><path d='M4 10.5V21h16V10.5M2.5 12 12 4l9.5 8M9 21v-8.2h6V21M13 17.2h.01'/>",
  lamp: "<path fill='{p}' stroke='none' d='M6 9h12l-2 5H8z'/><path d='M12 2.500V6M5 14.500a7 7 0 0 1 14 0zM9.5 14.500a2.5 2.5 0 0 0 5 0M12 19.500V22M6.5 18.5 5 20.500M17.5 18.500l1.5 2'/>",
  lock: "<path fill='{p}' stroke='none' d='M5.5 11h13v5h-13z'/><path d='M5 10.500h14V21H5zM8 10.500V7.500a4 4 0 0 1 8 0v3M12 14.500v2.8'/>",
  matters: "<path fill='{p}' stroke='none' d='M6 5h12v4H6z'/><path d='M5 5.5h14V21H5zM9 3h6v4H9zM8.5 12h7M8.5 16h4.5'/>",
  me: "<path fill='{p}' stroke='none' d='M5 20c0-4 3-6 7-6s7 2 7 6z'/><circle cx='12' cy='8' r='4'/><path d='M4.5 20.5c.4-4.6 3.3-6.5 7.5-6.5s7.1 1.9 7.5 6.500z'/>",
  medal: "<path fill='{p}' stroke='none' d='M8 3h8l-2 7h-4z'/><path d='M7.5 3h9l-2.5 7h-4z'/><circle cx='12' cy='15.5' r='5.5'/><path d='M9.8 15.600l1.7 1.7 3-3.2'/>",
  mic: "<path fill='{p}' stroke='none' d='M9 4h6v9H9z'/><path d='M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5.5 10.500v.8a6.5 6.5 0 0 0 13 0v-.8M12 18v3.500M8.5 21.200h7'/>",
  noise: "<path fill='{p}' stroke='none' d='M4 9h4l4-3.500v13L8 15H4z'/><path d='M3.5 9h4.300L12.5 5v14l-4.7-4H3.500zM16 9a4.5 4.5 0 0 1 0 6M18.5 6a8.5 8.5 0 0 1 0 12'/>",
  notice: "<path fill='{p}' stroke='none' d='M7 8h10v6H7z'/><path d='M4.5 4.5h15v12l-4 4h-11zM15.5 20.5v-4h4M8 9h8M8 13h6'/>",
  offline: "<path fill='{p}' stroke='none' d='M6.8 18.500a4.3 4.3 0 0 1-.6-8.600A6 6 0 0 1 12 6.500v5H9.500v7z'/><path d='M8.5 18.500H6.800a4.3 4.3 0 0 1-.6-8.600A6 6 0 0 1 17.5 9.200a4.7 4.7 0 0 1 .8 9.200M12 13v3.500M12 18.500v2'/>",
  osmanthus: "<path fill='{p}' stroke='none' d='M12 12c-3-2-3-6 0-8 3 2 3 6 0 8z'/><path d='M12 12c-2.8-2-2.8-6 0-8 2.8 2 2.8 6 0 8zM12 12c2.8 2 2.8 6 0 8-2.8-2-2.8-6 0-8zM12 12c-2 2.8-6 2.8-8 0 2-2.8 6-2.8 8 0zM12 12c2-2.8 6-2.8 8 0-2 2.8-6 2.8-8 0z'/>",
  pet: "<path fill='{p}' stroke='none' d='M8 15.500c0-3 2-4.5 4-4.500s4 1.5 4 4.5-2 4-4 4-4-1-4-4z'/><path d='M7.5 16c0-3 2.2-5 4.5-5s4.5 2 4.5 5c0 2.5-2 4.3-4.5 4.300S7.5 18.5 7.5 16z'/><circle cx='5' cy='11' r='1.7'/><circle cx='9' cy='6' r='1.8'/><circle cx='15' cy='6' r='1.8'/><circle cx='19' cy='11' r='1.7'/>",
  phone: "<path fill='{p}' stroke='none' d='M5 4h4l1.5 5L8 11z'/><path d='M4 4h4.700l1.8 5-2.3 1.800a12 12 0 0 0 5 5L15 13.500l5 1.800V20c-8.5 1-17-7.5-16-16z'/>",
  pipe: "<path fill='{p}' stroke='none' d='M11 9h8v5h-8z'/><path d='M3 9h12.500a4 4 0 0 1 4 4v3h-5v-2H3M9 9V5.500M5.5 5h7M17 19.500v2.500M3 7v9'/>",
  place: "<path fill='{p}' stroke='none' d='M5 6h14v9H5z'/><path d='M3.5 5h17v11h-17zM12 16v5M8 21h8M7.5 9h5M7.5 12.300h9'/>",
  plus: "<path d='M12 4v16M4 12h16' stroke-width='2'/>",
  qr: "<path fill='{p}' stroke='none' d='M4 4h6v6H4z'/><path d='M3.5 3.500h6.500V10H3.500zM14 3.500h6.500V10H14zM3.5 14H10v6.500H3.500zM14 14h3v3h-3zM20.5 13.500V17M17.5 20.500h3V18.500M14 19v2'/>",
  receipt: "<path fill='{p}' stroke='none' d='M7 6h10v6H7z'/><path d='M5 3h14v18l-2.3-1.600L14.3 21 12 19.4 9.7 21l-2.4-1.600L5 21zM8.5 8h7M8.5 12h7M8.5 15.500h3.5'/>",
  report: "<circle fill='{p}' stroke='none' cx='12' cy='13' r='4'/><path d='M3.5 7.500h4l1.8-3h5.400l1.8 3h4v12.500h-17z'/><circle cx='12' cy='13.5' r='3.7'/>",
  right: "<path d='M9 5l7 7-7 7' stroke-width='2'/>",
  search: "<circle fill='{p}' stroke='none' cx='10.5' cy='10.5' r='5'/><circle cx='10.5' cy='10.5' r='6.5'/><path d='M15.5 15.5 21 21'/>",
  talk: "<path fill='{p}' stroke='none' d='M4 5h11v7H4z'/><path d='M3.5 4.500h12.500v8.500H8.500L5.5 16v-3h-2zM19 8.500h1.500V17h-2v3l-3-3h-6v-1.5'/>",
  volunteer: "<path fill='{p}' stroke='none' d='M7 12h10v4H7z'/><path d='M8.5 3.5 5 5.500V21h14V5.500l-3.5-2L12 9zM12 9v12M5 15.500h14'/>",
  waiting: "<path fill='{p}' stroke='none' d='M4 9l8 5.500L20 9v9H4z'/><path d='M3 7h18v12.500H3zM3 7.500l9 6.5 9-6.500M8 3.500h8'/>",
  wall: "<path fill='{p}' stroke='none' d='M4 12h9v4H4z'/><path d='M3.5 4h17v16h-17zM3.5 9.300h17M3.5 14.700h17M9 4v5.300M15 4v5.300M12 9.300v5.400M8 14.700V20M16 14.700V20'/>",
  warn: "<path fill='{p}' stroke='none' d='M12 8l6 11H6z'/><path d='M12 3.5 21.8 20.500H2.200zM12 9.500v5.500M12 16.500v2'/>",
  wish: "<path fill='{p}' stroke='none' d='M6 9h12v5H6z'/><path d='M12 2v4M5 6h14v15H5zM8.5 11h7M8.5 15h7M12 6v1.6'/>"
}

/** The names of the drawings. */
export type IconName = keyof typeof drawings

/** The colours a drawing comes in. */
export type IconColour = keyof typeof colours

/** The drawing as a data URI for the source of an image (WeChat images take no `currentColor`). */
export function iconUri(name: IconName, colour: IconColour = 'door'): string {
  const { stroke, patch } = colours[colour]
  const svg = `${frame}${drawings[name]}</svg>`.replace(/\{s\}/g, stroke).replace(/\{p\}/g, patch)
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
