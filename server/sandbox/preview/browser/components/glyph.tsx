/** Pictures as paths in a square of 24, so that they are there on machines without fonts. */
const PATHS: Readonly<Record<string, string>> = {
  add: 'M12 5v14M5 12h14',
  appointment: 'M5 6h14v13H5zM5 10h14M9 4v4M15 4v4',
  attach: 'M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l7-7',
  block: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M6.5 6.5l11 11',
  bulb: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3 11v2h6v-2a6 6 0 0 0-3-11',
  calling:
    'M6 4h3l2 5-2 1.5a11 11 0 0 0 5 5L15.500 13.500 20.500 15.500v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2',
  callingHangup: 'M3 14c5-5 13-5 18 0l-3 3-4-2v-2a9 9 0 0 0-4 0v2l-4 2z',
  callingMade: 'M6 18L18 6M10 6h8v8',
  callingMissed: 'M4 7l8 8 8-8M4 13V7h6',
  callingVoicemail: 'M7 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M17 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M7 15h10',
  checkCircle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M8 12l3 3 5-6',
  circleFilled: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 10v4M10 12h4',
  circleHollow: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10',
  comments: 'M4 5h16v11H10l-4 4v-4H4z',
  contacts: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 20c1-5 4-6 8-6s7 1 8 6',
  date: 'M5 6h14v13H5zM5 10h14M9 4v4M15 4v4',
  delay: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2',
  delete: 'M5 7h14M9 7V5h6v2M7 7l1 13h8l1-13',
  description: 'M6 4h9l4 4v12H6zM9 11h6M9 15h6',
  downCarat: 'M6 9l6 6 6-6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  duplicate: 'M8 8h11v12H8zM5 16V4h11',
  edit: 'M5 19l1-4L16 5l3 3L9 18z',
  email: 'M4 6h16v12H4zM4 7l8 6 8-6',
  exclamation: 'M12 5v9M12 18v1',
  exclamationCircle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v5M12 15.500v.5',
  externalLink: 'M13 5h6v6M19 5l-9 9M17 14v5H5V7h5',
  filter: 'M4 6h16l-6 7v5l-4 2v-7z',
  forward: 'M5 12h13M13 6l6 6-6 6',
  gauge: 'M4 17a8 8 0 1 1 16 0M12 17l4-5',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  inbox: 'M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 11v5M12 8v.5',
  insertImage: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.5',
  left: 'M15 6l-6 6 6 6',
  link: 'M10 14l4-4M8 12l-2 2a3 3 0 0 0 4 4l2-2M16 12l2-2a3 3 0 0 0-4-4l-2 2',
  locked: 'M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3',
  mobile: 'M8 3h8v18H8zM11 18h2',
  notification: 'M6 17h12l-2-3v-4a4 4 0 0 0-8 0v4zM10 20h4',
  objectAssociations: 'M6 6h5v5H6zM13 13h5v5h-5zM11 9h4v4',
  phone:
    'M6 4h3l2 5-2 1.5a11 11 0 0 0 5 5L15.500 13.500 20.500 15.500v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2',
  question:
    'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M9.500 10a2.500 2.500 0 1 1 3.500 2.500l-1 1M12 16v.5',
  refresh: 'M19 12a7 7 0 1 1-2-5M19 4v4h-4',
  remove: 'M7 7l10 10M17 7L7 17',
  reply: 'M10 6l-6 6 6 6M4 12h9a7 7 0 0 1 7 6',
  right: 'M9 6l6 6-6 6',
  save: 'M5 5h11l3 3v11H5zM8 5v5h7V5M8 19v-5h8v5',
  search: 'M10.500 5a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11M15 15l5 5',
  send: 'M4 12l16-8-6 16-3-6z',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 4v2M12 18v2M4 12h2M18 12h2M6.300 6.300l1.500 1.500M16.200 16.200l1.500 1.500M6.300 17.700l1.500-1.500M16.200 7.800l1.500-1.500',
  success: 'M5 13l4 4L19 7',
  tasks: 'M5 5h14v14H5zM8 12l3 3 5-6',
  textSnippet: 'M5 6h14M5 11h14M5 16h8',
  time: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4l3 2',
  trending: 'M4 17l6-6 4 4 6-8M15 7h5v5',
  upCarat: 'M6 15l6-6 6 6',
  upload: 'M12 20V9M7 13l5-5 5 5M5 4h14',
  view: 'M3 12c3-5 6-6 9-6s6 1 9 6c-3 5-6 6-9 6s-6-1-9-6M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  warning: 'M12 4l9 16H3zM12 10v4M12 16.500v.5',
  workflows: 'M5 5h5v5H5zM14 14h5v5h-5zM7.500 10v6.500H14',
  ellipses: 'M6 12h.5M12 12h.5M18 12h.5',
  favorite: 'M12 4l2.500 5 5.500.8-4 4 1 5.600-5-2.700-5 2.700 1-5.600-4-4 5.500-.8z',
  favoriteHollow: 'M12 4l2.500 5 5.500.8-4 4 1 5.600-5-2.700-5 2.700 1-5.600-4-4 5.500-.8z',
  flame: 'M12 3c1 4 5 5 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 3 2 3 1-3-1-5 1-9',
  generateChart: 'M5 20V10M11 20V4M17 20v-7',
  globe: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M4 12h16M12 4c3 3 3 13 0 16M12 4c-3 3-3 13 0 16',
  goal: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  hide: 'M3 12c3-5 6-6 9-6s6 1 9 6c-3 5-6 6-9 6s-6-1-9-6M4 20L20 4',
  integrations: 'M9 4v5M15 4v5M7 9h10v3a5 5 0 0 1-10 0zM12 17v4',
  key: 'M8 10a4 4 0 1 0 0 5 4 4 0 0 0 0-5M11 12.500h9M17 12.500v3',
  listView: 'M8 6h12M8 12h12M8 18h12M4 6h.5M4 12h.5M4 18h.5',
  location: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11M12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4',
  moreCircle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v8M8 12h8',
  lessCircle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M8 12h8',
  notificationOff: 'M6 17h12l-2-3v-4a4 4 0 0 0-8 0v4zM10 20h4M4 4l16 16',
  pin: 'M12 14v7M7 14h10l-2-4V4H9v6z',
  redo: 'M19 8h-9a5 5 0 0 0 0 10h5M15 4l4 4-4 4',
  reports: 'M4 19h16M6 16l4-5 4 3 5-8',
  robot: 'M5 9h14v10H5zM12 9V5M9 13v1M15 13v1',
  saveEditableView: 'M5 5h11l3 3v11H5zM8 5v5h7V5',
  signal: 'M5 19v-3M10 19v-6M15 19v-9M20 19V6',
  snooze: 'M7 6h10L7 18h10',
  sortTableAsc: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  sortTableDesc: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  sortAmtAsc: 'M6 4v16M3 17l3 3 3-3M12 6h4M12 12h6M12 18h8',
  sortAmtDesc: 'M6 4v16M3 17l3 3 3-3M12 6h8M12 12h6M12 18h4',
  tag: 'M4 4h8l8 8-8 8-8-8zM8 8h.5',
  test: 'M9 4h6M10 4v6l-5 9h14l-5-9V4',
  text: 'M6 6h12M12 6v13',
  thumbsUp: 'M4 11h4v9H4zM8 12l4-8 2 1-1 5h6l-2 10H8',
  thumbsDown: 'M4 4h4v9H4zM8 12l4 8 2-1-1-5h6L17 4H8',
  trophy: 'M8 4h8v6a4 4 0 0 1-8 0zM8 6H4c0 4 2 5 4 5M16 6h4c0 4-2 5-4 5M12 14v4M8 20h8',
  undo: 'M5 8h9a5 5 0 0 1 0 10H9M9 4L5 8l4 4',
  website: 'M4 5h16v14H4zM4 9h16M7 7h.5',
  xCircle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M9 9l6 6M15 9l-6 6',
};

/** HubSpot's other names for the same pictures. */
const ALIASES: Readonly<Record<string, string>> = {
  clock: 'time',
  comment: 'comments',
  contact: 'contacts',
  copy: 'duplicate',
  image: 'insertImage',
  messages: 'comments',
  questionCircle: 'question',
  file: 'description',
  infoNoCircle: 'exclamation',
  viewDetails: 'view',
};

interface GlyphProps {
  readonly name: string;
  readonly size?: number;
  readonly said?: string | undefined;
  readonly color?: string | undefined;
}

/** A small picture beside words; said aloud only when it says more than they do. */
export function Glyph({ name, size = 16, said, color = 'inherit' }: GlyphProps) {
  const path = PATHS[ALIASES[name] ?? name];
  const attributes = {
    className: `glyph color-${color}`,
    width: size,
    height: size,
    viewBox: '0 0 24 24',
    // What is not drawn must not pass for drawn.
    ...(path === undefined ? { 'data-not-drawn': `icon ${name}` } : {}),
  };
  const drawn = <path d={path ?? 'M6 6h12v12H6z'} />;
  return said === undefined ? (
    <svg aria-hidden="true" {...attributes}>
      {drawn}
    </svg>
  ) : (
    <svg role="img" aria-label={said} {...attributes}>
      {drawn}
    </svg>
  );
}
