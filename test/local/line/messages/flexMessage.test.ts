import { expect, test } from '@jest/globals';
import { answerTo, complaints, https } from './complaints';

const text = { type: 'text', text: 'hello' };
const box = (contents: unknown[], change: object = {}) => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...change,
});
const bubble = (change: object = {}) => ({ type: 'bubble', body: box([text]), ...change });
const flex = (contents: unknown) => ({ type: 'flex', altText: 'alt', contents });
const wrongIn = (contents: unknown) => complaints(flex(contents));
const component = (given: object) => wrongIn(bubble({ body: box([given]) }));

test('LINE’s own bubble, of every block and component, is taken', () => {
  const full = bubble({
    size: 'giga',
    direction: 'ltr',
    header: box([text], { paddingAll: 'md', backgroundColor: '#00000080' }),
    hero: { type: 'image', url: https, size: 'full', aspectRatio: '20:13', aspectMode: 'cover' },
    body: box([
      { ...text, weight: 'bold', size: 'xl', wrap: true, maxLines: 2, lineSpacing: '4px' },
      box(
        [
          { type: 'icon', url: https, size: 'sm' },
          { ...text, flex: 0, margin: 'md' },
        ],
        {
          layout: 'baseline',
          margin: 'md',
        },
      ),
      { type: 'text', contents: [{ type: 'span', text: 'a', color: '#FF0000' }] },
      { type: 'separator', margin: '10px', color: '#CCCCCC' },
      { type: 'filler' },
      box([], {
        width: '50%',
        height: '30px',
        offsetTop: '-4px',
        background: {
          type: 'linearGradient',
          angle: '45deg',
          startColor: '#FFFFFF',
          endColor: '#000000',
        },
      }),
    ]),
    footer: box([
      {
        type: 'button',
        style: 'primary',
        height: 'sm',
        action: { type: 'uri', label: 'Website', uri: 'https://line.me/' },
      },
    ]),
    styles: { footer: { separator: true, separatorColor: '#DDDDDD' } },
  });
  expect(wrongIn(full)).toEqual([]);
  expect(wrongIn({ type: 'carousel', contents: [full, bubble({ size: 'giga' })] })).toEqual([]);
});

test('LINE’s wording for the inside of Flex', () => {
  const hero = { type: 'image', url: 'http://example.com/a.png' };
  expect(answerTo([flex(bubble({ hero }))])).toEqual({
    message: 'A message (messages[0])\u00a0in the request body is invalid',
    details: [{ message: 'invalid uri scheme', property: '/hero/url' }],
  });
  const second = {
    type: 'carousel',
    contents: [bubble(), bubble({ body: box([{ type: 'text', text: '' }]) })],
  };
  expect(answerTo([{ type: 'text', text: 'first' }, flex(second)])).toEqual({
    message: 'A message (messages[1])\u00a0in the request body is invalid',
    details: [{ message: 'must be non-empty text', property: '/contents/1/body/contents/0/text' }],
  });
  expect(answerTo([flex(bubble({ hero: { type: 'image' } }))])?.details).toEqual([
    { message: 'must be specified', property: '/hero/url' },
  ]);
  expect(answerTo([flex(bubble({ styles: { type: 'x' } }))])?.details).toEqual([
    { message: 'unknown field', property: '/styles/type' },
  ]);
});

test('a bubble has at least one block', () => {
  expect(answerTo([flex({ type: 'bubble' })])?.details).toEqual([
    { message: 'At least one block must be specified', property: '/' },
  ]);
});

test('altText and contents are required', () => {
  expect(complaints({ type: 'flex' })).toEqual(['altText', 'contents']);
  expect(complaints({ ...flex(bubble()), altText: 'a'.repeat(1501) })).toEqual(['altText']);
  expect(wrongIn({ type: 'poster' })).toEqual(['/type']);
});

test('a carousel has one to twelve bubbles, all of one size', () => {
  const carousel = (...contents: unknown[]) => ({ type: 'carousel', contents });
  expect(wrongIn(carousel(...Array(12).fill(bubble())))).toEqual([]);
  expect(wrongIn(carousel(...Array(13).fill(bubble())))).toEqual(['/contents']);
  expect(wrongIn(carousel())).toEqual(['/contents']);
  expect(wrongIn(carousel(bubble({ size: 'micro' }), bubble()))).toEqual(['/contents']);
  expect(wrongIn(carousel(bubble({ size: 'mega' }), bubble()))).toEqual([]);
});

test('a bubble is at most 30 KB of JSON, a carousel 50 KB, counted in bytes', () => {
  const ofText = (words: string) => bubble({ body: box([{ type: 'text', text: words }]) });
  const frame = JSON.stringify(ofText('')).length;
  const largest = ofText('a'.repeat(30 * 1024 - frame));
  expect(wrongIn(largest)).toEqual([]);
  expect(wrongIn(ofText('a'.repeat(30 * 1024 - frame + 1)))).toEqual(['/']);
  expect(wrongIn(ofText('あ'.repeat(10_240)))).toEqual(['/']);
  const half = ofText('a'.repeat(24 * 1024));
  expect(wrongIn({ type: 'carousel', contents: [half, half] })).toEqual([]);
  expect(wrongIn({ type: 'carousel', contents: [half, half, ofText('a'.repeat(2048))] })).toEqual([
    '/',
  ]);
});

test('a video stands under hero alone, in a wide bubble that is in no carousel', () => {
  const video = {
    type: 'video',
    url: https,
    previewUrl: https,
    altContent: { type: 'image', url: https },
  };
  expect(wrongIn(bubble({ hero: video }))).toEqual([]);
  expect(wrongIn(bubble({ hero: video, size: 'kilo' }))).toEqual([]);
  expect(wrongIn(bubble({ hero: video, size: 'micro' }))).toEqual(['/hero']);
  expect(wrongIn({ type: 'carousel', contents: [bubble({ hero: video })] })).toEqual([
    '/contents/0/hero',
  ]);
  expect(wrongIn(bubble({ hero: { ...video, altContent: undefined } }))).toEqual([
    '/hero/altContent',
  ]);
  expect(component(video)).toEqual(['/body/contents/0']);
});

test('components stand only where they may', () => {
  expect(wrongIn(bubble({ body: text }))).toEqual(['/body']);
  expect(wrongIn(bubble({ hero: text }))).toEqual(['/hero']);
  expect(component({ type: 'icon', url: https })).toEqual(['/body/contents/0']);
  expect(component({ type: 'span', text: 'a' })).toEqual(['/body/contents/0']);
  expect(component(box([{ type: 'separator' }], { layout: 'baseline' }))).toEqual([
    '/body/contents/0/contents/0',
  ]);
  expect(component({ type: 'text', contents: [text] })).toEqual(['/body/contents/0/contents/0']);
});

test('values have their forms', () => {
  const wrong = (given: object) =>
    component({ ...text, ...given }).map((path) => path.split('/').pop());
  expect(
    wrong({ size: '18px', color: '#FFAA00', flex: 2, margin: 'none', offsetEnd: '5%' }),
  ).toEqual([]);
  for (const given of [
    { size: 'huge' },
    { color: 'red' },
    { color: '#FFF' },
    { flex: -1 },
    { margin: '5%' },
    { weight: 'heavy' },
    { wrap: 'yes' },
    { maxLines: 1.5 },
    { lineSpacing: 'md' },
    { align: 'left' },
    { position: 'fixed' },
    { glow: true },
  ]) {
    expect(wrong(given)).toEqual(Object.keys(given));
  }
});

test('an aspect ratio is at most three times as high as wide', () => {
  const image = (aspectRatio: string) =>
    component({ type: 'image', url: https, aspectRatio }).length === 0;
  expect(['1:1', '1:3', '100000:100000', '20:13', '1.91:1'].map(image)).toEqual(
    Array(5).fill(true),
  );
  expect(['1:3.1', '0:1', '100001:1', '4/3', ''].map(image)).toEqual(Array(5).fill(false));
});

test('at most ten animated pictures in a message', () => {
  const animated = (count: number) =>
    bubble({ body: box(Array(count).fill({ type: 'image', url: https, animated: true })) });
  expect(wrongIn(animated(10))).toEqual([]);
  expect(wrongIn(animated(11))).toEqual(['/']);
});

test('a button’s label is required, at most forty; other components need none', () => {
  const button = (action: object) => component({ type: 'button', action });
  const say = { type: 'message', text: 'x' };
  expect(button({ ...say, label: 'a'.repeat(40) })).toEqual([]);
  expect(button({ ...say, label: 'a'.repeat(41) })).toEqual(['/body/contents/0/action/label']);
  expect(button(say)).toEqual(['/body/contents/0/action/label']);
  expect(component({ ...text, action: say })).toEqual([]);
});

test('names that every object has are unknown fields and unknown types too', () => {
  expect(component({ ...text, constructor: 'x' })).toEqual(['/body/contents/0/constructor']);
  expect(component({ type: 'toString' })).toEqual(['/body/contents/0']);
  expect(component({ type: { toString: 1 } })).toEqual(['/body/contents/0']);
});

test('no separator stands above the first block', () => {
  const styles = (block: string) => ({ [block]: { separator: true } });
  expect(wrongIn(bubble({ footer: box([text]), styles: styles('footer') }))).toEqual([]);
  expect(wrongIn(bubble({ footer: box([text]), styles: styles('body') }))).toEqual([
    '/styles/body/separator',
  ]);
});

test('a gradient turns by less than 360 degrees', () => {
  const gradient = (angle: string) =>
    component(
      box([text], {
        background: { type: 'linearGradient', angle, startColor: '#ffffff', endColor: '#000000' },
      }),
    );
  for (const angle of ['0deg', '90deg', '359.9deg']) expect(gradient(angle)).toEqual([]);
  for (const angle of ['360deg', '1000deg', '-1deg']) expect(gradient(angle)).toHaveLength(1);
});
