import { expect, test } from '@jest/globals';
import { answerTo, complaints, family, https, urlOf } from './complaints';

const a = (length: number) => 'a'.repeat(length);
const action = { type: 'message', label: 'Yes', text: 'Yes' };
const message = (template: object, change: object = {}) => ({
  type: 'template',
  altText: 'A menu',
  template,
  ...change,
});
const buttons = (change: object = {}) =>
  message({ type: 'buttons', text: 'Choose', actions: [action], ...change });
const withAction = (given: object) => buttons({ actions: [given] });

test('LINE’s wording for the inside of a template', () => {
  const column = { title: 'fine', text: 'text', actions: [action] };
  const columns = [column, { ...column, title: a(41) }];
  expect(answerTo([message({ type: 'carousel', columns })])).toEqual({
    message: 'A message (messages[0])\u00a0in the request body is invalid',
    details: [
      { message: 'must not be longer than 40 characters', property: 'template/columns/1/title' },
    ],
  });
  expect(answerTo([buttons({ thumbnailImageUrl: 'http://example.com/a.jpg' })])?.details).toEqual([
    { message: 'invalid uri scheme', property: 'template/thumbnailImageUrl' },
  ]);
});

test('altText is required, at most 1500 long', () => {
  expect(
    complaints(message({ type: 'buttons', text: 'x', actions: [action] }, { altText: a(1500) })),
  ).toEqual([]);
  expect(complaints({ ...buttons(), altText: a(1501) })).toEqual(['altText']);
  expect(complaints({ ...buttons(), altText: undefined })).toEqual(['altText']);
  expect(complaints(message({ type: 'poem' }))).toEqual(['template.type']);
});

test('buttons: one to four actions, a text of 160, or 60 under a title or picture', () => {
  expect(complaints(buttons({ actions: Array(4).fill(action) }))).toEqual([]);
  expect(complaints(buttons({ actions: Array(5).fill(action) }))).toEqual(['template/actions']);
  expect(complaints(buttons({ actions: [] }))).toEqual(['template/actions']);
  expect(complaints(buttons({ text: a(160) }))).toEqual([]);
  expect(complaints(buttons({ text: a(161) }))).toEqual(['template/text']);
  expect(complaints(buttons({ text: a(60), title: a(40) }))).toEqual([]);
  expect(complaints(buttons({ text: a(61), title: 't' }))).toEqual(['template/text']);
  expect(complaints(buttons({ text: a(61), thumbnailImageUrl: https }))).toEqual(['template/text']);
  expect(
    complaints(
      buttons({ imageAspectRatio: 'round', imageSize: 'huge', imageBackgroundColor: 'red' }),
    ),
  ).toEqual(['template/imageAspectRatio', 'template/imageSize', 'template/imageBackgroundColor']);
});

test('titles and texts of templates are counted in grapheme clusters', () => {
  expect(complaints(buttons({ title: family.repeat(40), text: family.repeat(60) }))).toEqual([]);
  expect(complaints(buttons({ title: family.repeat(41), text: 'x' }))).toEqual(['template/title']);
  expect(complaints(withAction({ ...action, label: family.repeat(20) }))).toEqual([]);
  expect(complaints(withAction({ ...action, label: family.repeat(21) }))).toEqual([
    'template/actions/0/label',
  ]);
});

test('confirm: exactly two actions, a text of 240', () => {
  const confirm = (text: string, count: number) =>
    message({ type: 'confirm', text, actions: Array(count).fill(action) });
  expect(complaints(confirm(a(240), 2))).toEqual([]);
  expect(complaints(confirm(a(241), 2))).toEqual(['template/text']);
  expect(complaints(confirm('x', 1))).toEqual(['template/actions']);
  expect(complaints(confirm('x', 3))).toEqual(['template/actions']);
});

test('carousel: ten columns, three actions each, the same count in all', () => {
  const column = (count: number, change: object = {}) => ({
    text: 'x',
    actions: Array(count).fill(action),
    ...change,
  });
  const carousel = (...columns: object[]) => message({ type: 'carousel', columns });
  expect(complaints(carousel(...Array(10).fill(column(3))))).toEqual([]);
  expect(complaints(carousel(...Array(11).fill(column(3))))).toEqual(['template/columns']);
  expect(complaints(carousel(column(4)))).toEqual(['template/columns/0/actions']);
  expect(complaints(carousel(column(3), column(1)))).toEqual(['template/columns']);
  expect(complaints(carousel(column(1, { text: a(120) })))).toEqual([]);
  expect(complaints(carousel(column(1, { text: a(121) })))).toEqual(['template/columns/0/text']);
  expect(complaints(carousel(column(1, { text: a(61), title: 't' })))).toEqual([
    'template/columns/0/text',
  ]);
});

test('image carousel: ten columns, labels of twelve, which may be absent', () => {
  const column = (label?: string) => ({
    imageUrl: https,
    action: { type: 'message', text: 'x', ...(label ? { label } : {}) },
  });
  const carousel = (...columns: object[]) => message({ type: 'image_carousel', columns });
  expect(complaints(carousel(...Array(10).fill(column(a(12)))))).toEqual([]);
  expect(complaints(carousel(column()))).toEqual([]);
  expect(complaints(carousel(column(a(13))))).toEqual(['template/columns/0/action/label']);
  expect(complaints(carousel(...Array(11).fill(column())))).toEqual(['template/columns']);
});

test('each kind of action has its limits', () => {
  const label = 'x';
  const wrongOf = (given: object) =>
    complaints(withAction({ label, ...given })).map((path) =>
      path.replace('template/actions/0/', ''),
    );
  expect(wrongOf({ type: 'postback', data: a(300), displayText: a(300) })).toEqual([]);
  expect(wrongOf({ type: 'postback', data: a(301), displayText: a(301) })).toEqual([
    'data',
    'displayText',
  ]);
  expect(wrongOf({ type: 'postback', data: '😀'.repeat(151) })).toEqual(['data']);
  expect(wrongOf({ type: 'postback', data: 'x', displayText: family.repeat(300) })).toEqual([]);
  expect(wrongOf({ type: 'postback', data: 'x', displayText: 'a', text: 'b' })).toEqual(['text']);
  expect(
    wrongOf({ type: 'postback', data: 'x', inputOption: 'openKeyboard', fillInText: 'a' }),
  ).toEqual([]);
  expect(wrongOf({ type: 'postback', data: 'x', fillInText: 'a' })).toEqual(['fillInText']);
  expect(wrongOf({ type: 'postback' })).toEqual(['data']);
  expect(wrongOf({ type: 'message', text: a(300) })).toEqual([]);
  expect(wrongOf({ type: 'message', text: a(301) })).toEqual(['text']);
  for (const uri of [urlOf(1000), 'http://example.com', 'tel:0312345678', 'line://nv/camera/']) {
    expect(wrongOf({ type: 'uri', uri })).toEqual([]);
  }
  for (const uri of [urlOf(1001), 'javascript:alert(1)', 'mailto:a@example.com', 'nowhere', '']) {
    expect(wrongOf({ type: 'uri', uri })).toEqual(['uri']);
  }
  expect(wrongOf({ type: 'uri', uri: https, altUri: { desktop: 'ftp://a' } })).toEqual([
    'altUri/desktop',
  ]);
  expect(wrongOf({ type: 'clipboard', clipboardText: a(1000) })).toEqual([]);
  expect(wrongOf({ type: 'clipboard', clipboardText: a(1001) })).toEqual(['clipboardText']);
  expect(
    wrongOf({ type: 'datetimepicker', data: 'x', mode: 'date', initial: '2026-11-23' }),
  ).toEqual([]);
  expect(wrongOf({ type: 'datetimepicker', data: 'x', mode: 'date', initial: '11:23' })).toEqual([
    'initial',
  ]);
  expect(
    wrongOf({ type: 'datetimepicker', data: 'x', mode: 'time', min: '10:00', max: '09:00' }),
  ).toEqual(['max']);
  expect(wrongOf({ type: 'datetimepicker', data: 'x' })).toEqual(['mode']);
  for (const type of ['camera', 'cameraRoll', 'location', 'richmenuswitch', 'dance']) {
    expect(wrongOf({ type })).toEqual(['type']);
  }
  expect(complaints(withAction({ type: 'message', text: 'x' }))).toEqual([
    'template/actions/0/label',
  ]);
});

test('a carousel has titles, and pictures, in all of its columns or in none', () => {
  const column = { text: 'text', actions: [action] };
  for (const field of [{ title: 'A title' }, { thumbnailImageUrl: https }]) {
    const full = { ...column, ...field };
    expect(complaints(message({ type: 'carousel', columns: [full, full] }))).toEqual([]);
    expect(complaints(message({ type: 'carousel', columns: [full, column] }))).toEqual([
      'template/columns',
    ]);
  }
});
