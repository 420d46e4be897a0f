import { expect, test } from '@jest/globals';
import { describeMessage } from '../../../local/demo/describeMessage';

test('an imagemap shows its words, its picture, its areas and the quick replies', () => {
  const message = {
    type: 'imagemap',
    altText: 'Good morning',
    baseUrl: 'http://127.0.0.1:7071/api/images/key',
    baseSize: { width: 1040, height: 520 },
    actions: [
      {
        type: 'message',
        label: 'Thanks',
        text: 'Thank you!',
        area: { x: 0, y: 0, width: 520, height: 520 },
      },
      {
        type: 'uri',
        linkUri: 'https://example.com',
        area: { x: 520, y: 0, width: 520, height: 520 },
      },
    ],
    quickReply: {
      items: [{ type: 'action', action: { type: 'postback', label: 'More', data: 'v=1' } }],
    },
  };
  expect(describeMessage(message)).toBe(
    [
      'imagemap, 1040 x 520: Good morning',
      '  http://127.0.0.1:7071/api/images/key',
      '  area 0,0 520 x 520  Thanks -> message: Thank you!',
      '  area 520,0 520 x 520  uri -> uri: https://example.com',
      '  quick replies',
      '  [More -> postback: v=1]',
    ].join('\n'),
  );
});

test('a text is its kind and its words', () => {
  expect(describeMessage({ type: 'text', text: 'Hello' })).toBe('text: Hello');
});
