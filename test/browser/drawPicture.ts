import { join } from 'node:path';
import sharp from 'sharp';

/** The picture's own height at 1040 px of width. */
export const pictureHeight = 1040;
const fontFile = join(
  process.cwd(),
  'node_modules/@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf',
);

const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="1040" height="1040">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#3b4f9a"/><stop offset=".42" stop-color="#e58a7b"/><stop offset=".72" stop-color="#ffd9a0"/>
    </linearGradient>
    <radialGradient id="glow"><stop offset="0" stop-color="#fff6d8"/><stop offset=".35" stop-color="#ffe2a0" stop-opacity=".8"/><stop offset="1" stop-color="#ffd9a0" stop-opacity="0"/></radialGradient>
  </defs>
  <rect width="1040" height="1040" fill="url(#sky)"/>
  <circle cx="520" cy="500" r="340" fill="url(#glow)"/><circle cx="520" cy="500" r="86" fill="#fff8e4"/>
  <path d="M0 660 170 540 320 640 520 520 720 640 870 550 1040 660V1040H0z" fill="#a57ea3"/>
  <path d="M0 720 240 590 430 700 640 580 830 700 1040 600V1040H0z" fill="#5a5689" />
  <path d="M0 800C200 700 340 780 540 760S860 700 1040 790V1040H0z" fill="#2f3865"/>
  <g fill="#fff" opacity=".96"><rect x="36" y="860" width="304" height="136" rx="30"/><rect x="368" y="860" width="304" height="136" rx="30"/><rect x="700" y="860" width="304" height="136" rx="30"/></g>
</svg>`;

const words = [
  { text: 'おはよう', size: 118, color: '#ffffff', x: 520, y: 180 },
  { text: '今日の一歩が、明日をつくる。', size: 50, color: '#ffffff', x: 520, y: 318 },
  { text: 'もう一枚', size: 44, color: '#2f3865', x: 188, y: 928 },
  { text: '気分を変える', size: 44, color: '#2f3865', x: 520, y: 928 },
  { text: '保存する', size: 44, color: '#2f3865', x: 852, y: 928 },
];

/** A morning scene with words at 1040 px, from which the other widths are made. */
export async function drawPicture(): Promise<Buffer> {
  const layers = await Promise.all(
    words.map(async ({ text, size, color, x, y }) => {
      const { data, info } = await sharp({
        text: {
          text: `<span foreground="${color}">${text}</span>`,
          font: `Noto Sans JP Bold ${size}px`,
          fontfile: fontFile,
          rgba: true,
        },
      })
        .png()
        .toBuffer({ resolveWithObject: true });
      const left = Math.round(x - info.width / 2);
      return { input: data, left, top: Math.round(y - info.height / 2) };
    }),
  );
  return sharp(Buffer.from(scene)).composite(layers).png().toBuffer();
}

export const pictureAt = (picture: Buffer, width: number): Promise<Buffer> =>
  sharp(picture).resize({ width }).jpeg({ quality: 88 }).toBuffer();
