/** How a sticker is drawn. LINE's own pictures are not shipped: each id has a drawing of ours. */
export type Mood = {
  name: string;
  eyes: 'dots' | 'happy' | 'closed' | 'hearts' | 'stars' | 'wink' | 'wide' | 'teary';
  mouth: 'smile' | 'open' | 'flat' | 'sad' | 'cat' | 'small';
  extra?:
    | 'hearts'
    | 'sparkles'
    | 'tear'
    | 'sleep'
    | 'sweat'
    | 'question'
    | 'wave'
    | 'confetti'
    | 'thumb'
    | 'bow'
    | 'anger'
    | 'music';
};

export type Sticker = { packageId: string; stickerId: string; keywords: string[] };

const moods: Mood[] = [
  { name: 'Hello', eyes: 'dots', mouth: 'open', extra: 'wave' },
  { name: 'Love', eyes: 'hearts', mouth: 'smile', extra: 'hearts' },
  { name: 'Thank you', eyes: 'happy', mouth: 'smile', extra: 'bow' },
  { name: 'OK', eyes: 'wink', mouth: 'smile', extra: 'thumb' },
  { name: 'Congratulations', eyes: 'happy', mouth: 'open', extra: 'confetti' },
  { name: 'Wow', eyes: 'stars', mouth: 'open', extra: 'sparkles' },
  { name: 'Good night', eyes: 'closed', mouth: 'small', extra: 'sleep' },
  { name: 'Sorry', eyes: 'teary', mouth: 'sad', extra: 'tear' },
  { name: 'Hmm', eyes: 'dots', mouth: 'flat', extra: 'question' },
  { name: 'Phew', eyes: 'closed', mouth: 'flat', extra: 'sweat' },
  { name: 'Singing', eyes: 'happy', mouth: 'cat', extra: 'music' },
  { name: 'Angry', eyes: 'dots', mouth: 'sad', extra: 'anger' },
  { name: 'Surprised', eyes: 'wide', mouth: 'small' },
  { name: 'Playful', eyes: 'wink', mouth: 'cat', extra: 'sparkles' },
  { name: 'Happy', eyes: 'happy', mouth: 'open' },
  { name: 'Calm', eyes: 'closed', mouth: 'smile' },
];

const colors = ['#ffd65c', '#8fd3b6', '#f7a8b8', '#a9c8f5', '#c9b3f0'] as const;

/** The first stickers of two sets that every account may send. @see https://developers.line.biz/en/docs/messaging-api/sticker-list/ */
const sets = [
  { packageId: '446', first: 1988 },
  { packageId: '11537', first: 52_002_734 },
  { packageId: '11538', first: 51_626_494 },
];
const inEachSet = 16;

export const stickerSets: Sticker[][] = sets.map(({ packageId, first }) =>
  Array.from({ length: inEachSet }, (_, index) => {
    const stickerId = String(first + index);
    return { packageId, stickerId, keywords: [moodOf(packageId, stickerId).name] };
  }),
);

/** The same id always has the same drawing, also one that is in no set here. */
export function moodOf(packageId: string, stickerId: string): Mood {
  const first = sets.find((set) => set.packageId === packageId)?.first ?? 0;
  const place = Math.abs(Number(stickerId) - first) || 0;
  return moods[place % moods.length] ?? { name: 'Happy', eyes: 'happy', mouth: 'smile' };
}

export function colorOf(packageId: string): string {
  const known = sets.findIndex((set) => set.packageId === packageId);
  return colors[known >= 0 ? known : Number(packageId) % colors.length || 0] ?? colors[0];
}
