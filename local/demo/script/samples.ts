import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { repositoryRoot } from '../../repositoryRoot';
import { aDocx, aPdf, aPptx, anXlsx, aWav } from '../sampleFiles';

export interface Sample {
  readonly kind: 'image' | 'audio' | 'video' | 'file';
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: () => Promise<Buffer>;
}

const file = (fileName: string, bytes: () => Buffer): Sample => ({
  kind: 'file',
  fileName,
  contentType: 'application/octet-stream',
  bytes: async () => bytes(),
});

/** What people send in the script: real files, small. */
export const samples = {
  photo: {
    kind: 'image',
    fileName: 'photo.jpg',
    contentType: 'image/jpeg',
    // Taken upright: the pixels lie on their side, and the tag says so.
    bytes: () =>
      sharp({ create: { width: 640, height: 480, channels: 3, background: '#4a8f63' } })
        .jpeg()
        .withMetadata({ orientation: 6 })
        .toBuffer(),
  },
  iphonePhoto: {
    kind: 'image',
    fileName: 'photo.heic',
    contentType: 'image/heic',
    bytes: async () =>
      readFileSync(join(repositoryRoot(), 'local', 'demo', 'files', 'two-colours.heic')),
  },
  voice: {
    kind: 'audio',
    fileName: 'voice.wav',
    contentType: 'audio/wav',
    bytes: async () => aWav(3),
  },
  video: {
    kind: 'video',
    fileName: 'clip.mp4',
    contentType: 'video/mp4',
    bytes: async () => Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
  },
  report: file('report.pdf', () =>
    aPdf(['Visitors grew by 12 in May.', 'The new shop opens in Chiang Mai.']),
  ),
  locked: file('salary.pdf', () => aPdf(['secret'], { encrypted: true })),
  minutes: file('議事録.docx', () =>
    aDocx(['定例会議の議事録', '次回は12月4日の午後三時から始めます。']),
  ),
  budget: file('預算.xlsx', () =>
    anXlsx({
      預算: [
        ['項目', '金額'],
        ['場地', 12000],
        ['餐飲', 8000],
      ],
    }),
  ),
  slides: file('rencana.pptx', () => aPptx([['Rencana 2027'], ['Langkah pertama', 'Mulai kecil']])),
  list: file('guests.csv', () => Buffer.from('name,seats\nAnna,2\nBen,1\n')),
  notes: file('notes.md', () => Buffer.from('# Trip\n\n- pack light\n- leave at nine\n')),
  settings: file('settings.json', () => Buffer.from('{"theme": "dark", "rows": 20}\n')),
} as const satisfies Record<string, Sample>;

export type SampleName = keyof typeof samples;
